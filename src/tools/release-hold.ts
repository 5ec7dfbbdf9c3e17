import { tool } from "@langchain/core/tools";
import { z } from "zod";
import type { Scheduling } from "../scheduling/model.ts";
import { type Report, runTool } from "./run-tool.ts";
import { type Runtime, schedulingContext } from "./scheduling-context.ts";

const ReleaseHold = z.strictObject({ holdId: z.uuid().describe("Id from hold_slot.") });

/** Gives a held slot back. */
export const createReleaseHold = ({
  scheduling,
  report,
}: {
  scheduling: Pick<Scheduling, "releaseHold">;
  report: Report;
}) =>
  tool(
    ({ holdId }: z.infer<typeof ReleaseHold>, runtime: Runtime) =>
      runTool(report, async () => {
        await scheduling.releaseHold(schedulingContext(runtime), holdId);
        return { released: true };
      }),
    { name: "release_hold", description: "Gives a held slot back.", schema: ReleaseHold },
  );
