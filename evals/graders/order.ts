import type { EvalCase } from "../scenario/schema.ts";
import type { Finding, ToolCall, TrialRecord } from "../trial.ts";

/** Message of an assistant with one tool call, as `agentevals` reads trajectories (OpenAI's shape). */
interface TrajectoryStep {
  role: "assistant";
  content: string;
  tool_calls: { type: "function"; id: string; function: { name: string; arguments: string } }[];
}

/**
 * Tools whose order is policy did their work in that order: identity before reading visits, the yes before the write.
 * `superset` says whether all of them were used at all, whatever else was; it knows no order, so `strict` then compares
 * the first use of each. Calls that were refused did nothing and do not count.
 */
export async function gradeOrder(
  evalCase: Pick<EvalCase, "order">,
  record: Pick<TrialRecord, "turns">,
): Promise<Finding[]> {
  const { order } = evalCase;
  if (order.length === 0) return [];
  const calls = record.turns.flatMap(({ tools }) => tools).filter(({ refusal }) => refusal === null);
  const firsts = firstUses(calls, order);
  const used = `used in this order: ${firsts.map(({ name }) => name).join(", ") || "none of them"}`;
  const finding = (message: string): Finding[] => [{ grader: "order", turn: null, message }];
  const wanted = order.map((name): ToolCall => ({ name, args: {}, refusal: null }));
  if (!(await matches("superset", calls, wanted))) return finding(`not all of ${order.join(", ")} were used; ${used}`);
  if (!(await matches("strict", firsts, wanted))) return finding(`policy wants ${order.join(" before ")}; ${used}`);
  return [];
}

/** The first use of each of the tools; of one that is named several times, as many uses. */
function firstUses(calls: readonly ToolCall[], order: readonly string[]): ToolCall[] {
  const left = new Map<string, number>();
  for (const name of order) left.set(name, (left.get(name) ?? 0) + 1);
  return calls.filter(({ name }) => {
    const times = left.get(name) ?? 0;
    left.set(name, times - 1);
    return times > 0;
  });
}

/** Of a whole run against another, as a diagnostic: whether it used the same tools, in any order, with whatever arguments. */
export async function usesSameTools(
  record: Pick<TrialRecord, "turns">,
  reference: Pick<TrialRecord, "turns">,
): Promise<boolean> {
  const callsOf = ({ turns }: Pick<TrialRecord, "turns">) => turns.flatMap(({ tools }) => tools);
  return matches("unordered", callsOf(record), callsOf(reference));
}

async function matches(
  trajectoryMatchMode: "superset" | "strict" | "unordered",
  calls: readonly ToolCall[],
  wanted: readonly ToolCall[],
): Promise<boolean> {
  // Loading it takes a second (it brings all of langchain), and few scenarios have an order.
  const { createTrajectoryMatchEvaluator } = await import("agentevals");
  const evaluate = createTrajectoryMatchEvaluator({ trajectoryMatchMode, toolArgsMatchMode: "ignore" });
  const { score } = await evaluate({ outputs: trajectory(calls), referenceOutputs: trajectory(wanted) });
  return score === true;
}

const trajectory = (calls: readonly ToolCall[]): TrajectoryStep[] =>
  calls.map(({ name, args }, index) => ({
    role: "assistant",
    content: "",
    tool_calls: [{ type: "function", id: String(index), function: { name, arguments: JSON.stringify(args ?? {}) } }],
  }));
