import { tool } from "@langchain/core/tools";
import { z } from "zod";
import type { Scheduling } from "../scheduling/model.ts";
import { statementKey } from "./pending-proposal.ts";
import { type Report, runTool } from "./run-tool.ts";
import { type Runtime, schedulingContext } from "./scheduling-context.ts";

const ConfirmAttendance = z.strictObject({ appointmentId: z.uuid().describe("Id from list_appointments.") });

/** Notes that the patient will come. The patient's own words are the yes. */
export const createConfirmAttendance = ({
  scheduling,
  report,
}: {
  scheduling: Pick<Scheduling, "confirmAttendance">;
  report: Report;
}) =>
  tool(
    ({ appointmentId }: z.infer<typeof ConfirmAttendance>, runtime: Runtime) =>
      runTool(report, () =>
        scheduling.confirmAttendance(schedulingContext(runtime), {
          appointmentId,
          idempotencyKey: statementKey(runtime, `confirm:${appointmentId}`),
        }),
      ),
    { name: "confirm_attendance", description: "Notes that the patient will come.", schema: ConfirmAttendance },
  );
