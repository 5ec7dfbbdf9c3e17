import { tool } from "@langchain/core/tools";
import { z } from "zod";
import type { Scheduling } from "../scheduling/model.ts";
import { statementKey } from "./pending-proposal.ts";
import { type Report, runTool } from "./run-tool.ts";
import { type Runtime, schedulingContext } from "./scheduling-context.ts";

const ReportLate = z.strictObject({
  appointmentId: z.uuid().describe("Id from list_appointments."),
  minutes: z.int().min(1).max(1440).describe("How late the patient says they will be."),
});

/** Notes how late the patient will be. The patient's own words are the yes. */
export const createReportLate = ({
  scheduling,
  report,
}: {
  scheduling: Pick<Scheduling, "reportLate">;
  report: Report;
}) =>
  tool(
    ({ appointmentId, minutes }: z.infer<typeof ReportLate>, runtime: Runtime) =>
      runTool(report, () =>
        scheduling.reportLate(schedulingContext(runtime), {
          appointmentId,
          minutes,
          idempotencyKey: statementKey(runtime, `late:${appointmentId}`),
        }),
      ),
    { name: "report_late", description: "Notes how late the patient will be.", schema: ReportLate },
  );
