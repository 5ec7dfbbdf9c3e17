import { tool } from "@langchain/core/tools";
import { z } from "zod";
import type { Scheduling } from "../scheduling/model.ts";
import { type Report, runTool } from "./run-tool.ts";
import { type Runtime, schedulingContext } from "./scheduling-context.ts";

const LastChange = z.strictObject({});

/** Read-only: what this conversation changed last and could take back. */
export const createLastChange = ({
  scheduling,
  report,
}: {
  scheduling: Pick<Scheduling, "lastChange">;
  report: Report;
}) =>
  tool(
    (_: z.infer<typeof LastChange>, runtime: Runtime) =>
      runTool(report, () => scheduling.lastChange(schedulingContext(runtime))),
    { name: "last_change", description: "Tells what this conversation changed last.", schema: LastChange },
  );
