import { tool } from "@langchain/core/tools";
import { z } from "zod";
import { RunContext } from "../graph/context.ts";
import type { Scheduling } from "../scheduling/model.ts";
import { type Report, runTool } from "./run-tool.ts";
import { type Runtime, schedulingContext } from "./scheduling-context.ts";

const ListAppointments = z.strictObject({});

/** The coming visits this conversation booked itself, by start. Others' visits need a proven identity. */
export const createListAppointments = ({
  scheduling,
  report,
}: {
  scheduling: Pick<Scheduling, "listAppointments">;
  report: Report;
}) =>
  tool(
    (_: z.infer<typeof ListAppointments>, runtime: Runtime) =>
      runTool(report, () =>
        scheduling.listAppointments(schedulingContext(runtime), {
          status: "booked",
          from: RunContext.parse(runtime.context).now,
          limit: 20,
        }),
      ),
    {
      name: "list_appointments",
      description: "Lists the coming visits booked in this conversation.",
      schema: ListAppointments,
    },
  );
