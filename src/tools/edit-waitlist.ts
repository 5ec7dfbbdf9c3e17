import { tool } from "@langchain/core/tools";
import { z } from "zod";
import type { Waitlist } from "../scheduling/waitlist/model.ts";
import { AcceptedProposal, pendingProposal, proposalKey } from "./pending-proposal.ts";
import { type Report, runTool } from "./run-tool.ts";
import { type Runtime, schedulingContext } from "./scheduling-context.ts";
import { WaitlistCriteria } from "./waitlist-criteria.ts";

const Details = z.strictObject({ entryId: z.uuid(), expectedVersion: z.int(), criteria: WaitlistCriteria });

/** Changes what is waited for as proposed and accepted; the place in line stays. */
export const createEditWaitlist = ({ waitlist, report }: { waitlist: Pick<Waitlist, "edit">; report: Report }) =>
  tool(
    ({ proposalId }: AcceptedProposal, runtime: Runtime) =>
      runTool(report, () => {
        const proposal = pendingProposal(runtime, proposalId, "waitlist_edit");
        const idempotencyKey = proposalKey(runtime, proposal);
        return waitlist.edit(schedulingContext(runtime), { ...Details.parse(proposal.details), idempotencyKey });
      }),
    {
      name: "edit_waitlist",
      description: "Changes what the patient waits for, as accepted.",
      schema: AcceptedProposal,
    },
  );
