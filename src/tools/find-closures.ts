import { tool } from "@langchain/core/tools";
import { z } from "zod";
import { RunContext } from "../graph/context.ts";
import type { FindClosures } from "../scheduling/closures.ts";
import { type Report, runTool } from "./run-tool.ts";
import type { Runtime } from "./scheduling-context.ts";

const Day = z.iso.date().describe("Clinic's civil day, YYYY-MM-DD, resolved by the server from the patient's words.");
const FindClosuresArgs = z.strictObject({ from: Day, to: Day.describe("The last day, inclusive.") });

/** Read-only. When the clinic or a site of it is closed by its calendar, whatever its weekly hours. */
export const createFindClosuresTool = ({ findClosures, report }: { findClosures: FindClosures; report: Report }) =>
  tool(
    (between: z.infer<typeof FindClosuresArgs>, runtime: Runtime) =>
      runTool(report, () => findClosures(RunContext.parse(runtime.context).clinicId, between)),
    {
      name: "find_closures",
      description: "Finds the days and hours on which the clinic is closed out of turn.",
      schema: FindClosuresArgs,
    },
  );
