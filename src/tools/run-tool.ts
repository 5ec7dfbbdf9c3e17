import { isGraphBubbleUp } from "@langchain/langgraph";
import { Refusal, type RefusalCode, type RefusalParams } from "../scheduling/refusal.ts";

/** What a tool answers, as the JSON text of its message. */
export type ToolAnswer<T> =
  | { ok: true; value: T }
  | { ok: false; refusal: { code: RefusalCode; message: string; params: RefusalParams } }
  | { ok: false; unavailable: true };

/** Where a fault that a patient only sees as "unavailable" is told once to operators. */
export type Report = (error: unknown) => void;

/**
 * The tools' error boundary. A refusal becomes a result an agent can act on, graph control flow passes, and anything
 * else is reported and answered as unavailable: without it `ToolNode` would copy raw errors into the conversation.
 */
export async function runTool<T>(report: Report, work: () => Promise<T>): Promise<string> {
  return JSON.stringify(await settle(report, work));
}

async function settle<T>(report: Report, work: () => Promise<T>): Promise<ToolAnswer<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (isGraphBubbleUp(error)) throw error;
    if (error instanceof Refusal) {
      return { ok: false, refusal: { code: error.code, message: error.message, params: error.params } };
    }
    report(error);
    return { ok: false, unavailable: true };
  }
}
