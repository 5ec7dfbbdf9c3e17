import { tool } from "@langchain/core/tools";
import type { Scheduling } from "../scheduling/model.ts";
import { Refusal } from "../scheduling/refusal.ts";
import { AcceptedProposal, pendingProposal, proposalKey } from "./pending-proposal.ts";
import { type Report, runTool } from "./run-tool.ts";
import { type Runtime, schedulingContext } from "./scheduling-context.ts";

/** Cancels the visit the patient agreed to cancel. */
export const createCancelAppointment = ({
  scheduling,
  report,
}: {
  scheduling: Pick<Scheduling, "cancel">;
  report: Report;
}) =>
  tool(
    ({ proposalId }: AcceptedProposal, runtime: Runtime) =>
      runTool(report, () => {
        const proposal = pendingProposal(runtime, proposalId, "cancel");
        const { appointmentId, appointmentVersion } = proposal;
        if (!appointmentId || appointmentVersion === null) {
          throw new Refusal("appointment_not_found", "I could not find the visit to cancel.");
        }
        return scheduling.cancel(schedulingContext(runtime), {
          appointmentId,
          expectedVersion: appointmentVersion,
          idempotencyKey: proposalKey(runtime, proposal),
        });
      }),
    {
      name: "cancel_appointment",
      description: "Cancels the visit the patient agreed to cancel.",
      schema: AcceptedProposal,
    },
  );
