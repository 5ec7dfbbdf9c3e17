import { tool } from "@langchain/core/tools";
import { z } from "zod";
import type { Scheduling } from "../scheduling/model.ts";
import { Refusal } from "../scheduling/refusal.ts";
import { AcceptedProposal, pendingProposal, proposalKey } from "./pending-proposal.ts";
import { type Report, runTool } from "./run-tool.ts";
import { type Runtime, schedulingContext } from "./scheduling-context.ts";

/** `changeVisitType`: the patient agreed to be seen another way, and the proposal says so. */
const Details = z.object({ changeVisitType: z.literal(true).optional() });

/** Moves the visit as proposed and accepted, in one transaction: the old visit stays if the new time was lost. */
export const createRescheduleAppointment = ({
  scheduling,
  report,
}: {
  scheduling: Pick<Scheduling, "reschedule">;
  report: Report;
}) =>
  tool(
    ({ proposalId }: AcceptedProposal, runtime: Runtime) =>
      runTool(report, () => {
        const proposal = pendingProposal(runtime, proposalId, "reschedule");
        const { appointmentId, slotId, appointmentVersion } = proposal;
        if (!appointmentId || !slotId || appointmentVersion === null) {
          throw new Refusal("appointment_not_found", "I could not find the visit to move.");
        }
        const { changeVisitType } = Details.parse(proposal.details ?? {});
        return scheduling.reschedule(schedulingContext(runtime), {
          appointmentId,
          slotId,
          expectedVersion: appointmentVersion,
          ...(changeVisitType && { changeVisitType }),
          idempotencyKey: proposalKey(runtime, proposal),
        });
      }),
    {
      name: "reschedule_appointment",
      description: "Moves the visit as the patient accepted.",
      schema: AcceptedProposal,
    },
  );
