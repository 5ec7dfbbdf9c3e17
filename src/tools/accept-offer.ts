import { tool } from "@langchain/core/tools";
import { z } from "zod";
import type { Waitlist } from "../scheduling/waitlist/model.ts";
import { AcceptedProposal, pendingProposal, proposalKey } from "./pending-proposal.ts";
import { type Report, runTool } from "./run-tool.ts";
import { type Runtime, schedulingContext } from "./scheduling-context.ts";

const Details = z.strictObject({ offerId: z.uuid() });

/** Books the time kept for the patient, in place of the visit read back with it, in one transaction. */
export const createAcceptOffer = ({ waitlist, report }: { waitlist: Pick<Waitlist, "accept">; report: Report }) =>
  tool(
    ({ proposalId }: AcceptedProposal, runtime: Runtime) =>
      runTool(report, () => {
        const proposal = pendingProposal(runtime, proposalId, "waitlist_accept");
        const { appointmentId: id, appointmentVersion: version } = proposal;
        return waitlist.accept(schedulingContext(runtime), {
          offerId: Details.parse(proposal.details).offerId,
          swap: id !== null && version !== null ? { id, version } : null,
          idempotencyKey: proposalKey(runtime, proposal),
        });
      }),
    { name: "accept_offer", description: "Books the offered time as the patient accepted.", schema: AcceptedProposal },
  );
