import { tool } from "@langchain/core/tools";
import { z } from "zod";
import type { SchedulingContext } from "../scheduling/model.ts";
import { type Report, runTool } from "./run-tool.ts";
import { type Runtime, schedulingContext } from "./scheduling-context.ts";

const SetMessages = z.strictObject({
  wanted: z.boolean().describe("Whether the patient wants messages: STOP is false, START is true."),
});

/** `set`: false when the conversation speaks for nobody yet, so nothing was changed. */
export interface MessagesSet {
  set: boolean;
}

export type ChangeMessages = (context: SchedulingContext, wanted: boolean) => Promise<MessagesSet>;

/** STOP and START, for the patients this conversation speaks for. */
export const createSetMessages = ({ setMessages, report }: { setMessages: ChangeMessages; report: Report }) =>
  tool(
    ({ wanted }: z.infer<typeof SetMessages>, runtime: Runtime) =>
      runTool(report, () => setMessages(schedulingContext(runtime), wanted)),
    { name: "set_messages", description: "Ends or resumes messages to the patient.", schema: SetMessages },
  );
