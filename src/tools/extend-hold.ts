import { tool } from "@langchain/core/tools";
import { z } from "zod";
import type { Scheduling } from "../scheduling/model.ts";
import { type Report, runTool } from "./run-tool.ts";
import { type Runtime, schedulingContext } from "./scheduling-context.ts";

const ExtendHold = z.strictObject({ holdId: z.uuid().describe("Id from hold_slot.") });

/** Pushes the hold's expiry on because the patient is still here; answers null when the hold is gone. */
export const createExtendHold = ({
  scheduling,
  report,
}: {
  scheduling: Pick<Scheduling, "extendHold">;
  report: Report;
}) =>
  tool(
    ({ holdId }: z.infer<typeof ExtendHold>, runtime: Runtime) =>
      runTool(report, () => scheduling.extendHold(schedulingContext(runtime), holdId)),
    { name: "extend_hold", description: "Keeps a held slot a little longer.", schema: ExtendHold },
  );
