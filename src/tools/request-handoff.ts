import { tool } from "@langchain/core/tools";
import { z } from "zod";
import { RunContext } from "../graph/context.ts";
import type { Frame } from "../graph/frame.ts";
import { DESK_TOPICS, type DeskTopic } from "../understanding/acts.ts";
import { type Report, runTool } from "./run-tool.ts";
import type { Runtime } from "./scheduling-context.ts";

const RequestHandoff = z.strictObject({
  reason: z.string().max(200),
  urgency: z.enum(["routine", "emergency"]),
  topic: z.enum(DESK_TOPICS).optional(),
});

/** Queues a conversation for a person. Asked twice in one run, it queues once. */
export type QueueHandoff = (request: {
  clinicId: string;
  threadId: string;
  runId: string;
  reason: string;
  urgency: "routine" | "emergency";
  topic?: DeskTopic;
  frame: Frame;
}) => Promise<void>;

/** Puts the conversation, with what is known so far, before a person. */
export const createRequestHandoff = ({ queueHandoff, report }: { queueHandoff: QueueHandoff; report: Report }) =>
  tool(
    ({ reason, urgency, topic }: z.infer<typeof RequestHandoff>, runtime: Runtime) =>
      runTool(report, async () => {
        const { clinicId, threadId, runId } = RunContext.parse(runtime.context);
        await queueHandoff({ clinicId, threadId, runId, reason, urgency, topic, frame: runtime.state.frame });
        return { queued: true };
      }),
    { name: "request_handoff", description: "Asks a person of the clinic to take over.", schema: RequestHandoff },
  );
