import { tool } from "@langchain/core/tools";
import { z } from "zod";
import { RunContext } from "../graph/context.ts";
import type { Frame } from "../graph/frame.ts";
import { type Report, runTool } from "./run-tool.ts";
import type { Runtime } from "./scheduling-context.ts";

const UpdateHandoff = z.strictObject({});

/** Adds what is known by now to the note that waits; false when none does. */
export type UpdateHandoff = (request: { clinicId: string; threadId: string; frame: Frame }) => Promise<boolean>;

/** Brings the conversation's waiting note up to what the patient has told since. */
export const createUpdateHandoff = ({ updateHandoff, report }: { updateHandoff: UpdateHandoff; report: Report }) =>
  tool(
    (_: z.infer<typeof UpdateHandoff>, runtime: Runtime) =>
      runTool(report, async () => {
        const { clinicId, threadId } = RunContext.parse(runtime.context);
        return { updated: await updateHandoff({ clinicId, threadId, frame: runtime.state.frame }) };
      }),
    { name: "update_handoff", description: "Adds new details to the note that waits.", schema: UpdateHandoff },
  );
