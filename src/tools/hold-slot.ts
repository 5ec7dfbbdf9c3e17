import { tool } from "@langchain/core/tools";
import { z } from "zod";
import type { Scheduling } from "../scheduling/model.ts";
import { type Report, runTool } from "./run-tool.ts";
import { type Runtime, schedulingContext } from "./scheduling-context.ts";

const HoldSlot = z.strictObject({
  slotId: z.string().max(200).describe("Id of a slot from find_slots. Never guess it."),
  movingAppointmentId: z.uuid().optional(),
});

/** Keeps one slot for this conversation, in place of what it kept before. */
export const createHoldSlot = ({ scheduling, report }: { scheduling: Pick<Scheduling, "hold">; report: Report }) =>
  tool(
    (request: z.infer<typeof HoldSlot>, runtime: Runtime) =>
      runTool(report, () => scheduling.hold(schedulingContext(runtime), request)),
    { name: "hold_slot", description: "Holds a free slot for a few minutes. Books nothing.", schema: HoldSlot },
  );
