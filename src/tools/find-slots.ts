import { tool } from "@langchain/core/tools";
import { z } from "zod";
import type { Scheduling } from "../scheduling/model.ts";
import { type Report, runTool } from "./run-tool.ts";
import { type Runtime, schedulingContext } from "./scheduling-context.ts";

const Day = z.iso.date().describe("Clinic's civil day, YYYY-MM-DD, resolved by the server from the patient's words.");
const Clock = z.string().regex(/^\d{2}:\d{2}$/);

export const FindSlots = z.strictObject({
  visitTypeId: z.uuid().describe("Id from the clinic's directory."),
  practitionerIds: z.array(z.uuid()).optional(),
  excludedPractitionerIds: z.array(z.uuid()).optional(),
  locationIds: z.array(z.uuid()).optional(),
  dates: z.array(z.strictObject({ from: Day, to: Day })).optional(),
  excludedDates: z.array(Day).optional(),
  weekdays: z.array(z.int().min(1).max(7)).optional(),
  excludedWeekdays: z.array(z.int().min(1).max(7)).optional(),
  times: z.array(z.strictObject({ from: Clock.optional(), to: Clock.optional() })).optional(),
  patientKind: z.enum(["new", "established"]).optional(),
  dateOfBirth: Day.optional(),
  hasReferral: z.boolean().optional(),
  movingAppointmentId: z.uuid().optional(),
  order: z.enum(["earliest", "spread"]).optional(),
  limit: z.int().min(1).max(100).optional(),
});

/** Read-only. Free slots that fit, or ranked reasons and the nearest that do. */
export const createFindSlots = ({
  scheduling,
  report,
}: {
  scheduling: Pick<Scheduling, "findSlots">;
  report: Report;
}) =>
  tool(
    (query: z.infer<typeof FindSlots>, runtime: Runtime) =>
      runTool(report, () => scheduling.findSlots(schedulingContext(runtime), query)),
    { name: "find_slots", description: "Finds free slots of a visit type. Books nothing.", schema: FindSlots },
  );
