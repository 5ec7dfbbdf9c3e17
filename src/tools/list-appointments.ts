import { tool } from "@langchain/core/tools";
import { z } from "zod";
import type { Scheduling } from "../scheduling/model.ts";
import { type Report, runTool } from "./run-tool.ts";
import { type Runtime, schedulingContext } from "./scheduling-context.ts";

const ListAppointments = z.strictObject({});

/** The coming visits this conversation booked, and those of a patient it has proved to speak for, by start. */
export const createListAppointments = ({
  scheduling,
  report,
}: {
  scheduling: Pick<Scheduling, "comingVisits">;
  report: Report;
}) =>
  tool(
    (_: z.infer<typeof ListAppointments>, runtime: Runtime) =>
      runTool(report, () => scheduling.comingVisits(schedulingContext(runtime))),
    {
      name: "list_appointments",
      description: "Lists the coming visits that this conversation may see, and whether it has proved for whom.",
      schema: ListAppointments,
    },
  );
