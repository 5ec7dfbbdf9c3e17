import { tool } from "@langchain/core/tools";
import { z } from "zod";
import type { Waitlist } from "../scheduling/waitlist/model.ts";
import { patientOf } from "./patient-of.ts";
import { AcceptedProposal, pendingProposal, proposalKey } from "./pending-proposal.ts";
import { type Report, runTool } from "./run-tool.ts";
import { type Runtime, schedulingContext } from "./scheduling-context.ts";
import { WaitlistCriteria } from "./waitlist-criteria.ts";

const Details = z.strictObject({
  visitTypeId: z.uuid(),
  criteria: WaitlistCriteria,
  swapAppointmentId: z.uuid().nullable(),
});

/** Puts the patient on the waitlist as proposed and accepted; for whom, from the conversation's state. */
export const createJoinWaitlist = ({ waitlist, report }: { waitlist: Pick<Waitlist, "join">; report: Report }) =>
  tool(
    ({ proposalId }: AcceptedProposal, runtime: Runtime) =>
      runTool(report, () => {
        const proposal = pendingProposal(runtime, proposalId, "waitlist_join");
        const { visitTypeId, criteria, swapAppointmentId } = Details.parse(proposal.details);
        const { frame } = runtime.state;
        return waitlist.join(schedulingContext(runtime), {
          // The visit that may be given up tells whose it is.
          ...(swapAppointmentId ? { swapAppointmentId } : { patient: patientOf(frame) }),
          visitTypeId,
          criteria,
          hasReferral: frame.hasReferral?.value,
          idempotencyKey: proposalKey(runtime, proposal),
        });
      }),
    { name: "join_waitlist", description: "Joins the waitlist as the patient accepted.", schema: AcceptedProposal },
  );
