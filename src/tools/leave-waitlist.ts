import { tool } from "@langchain/core/tools";
import { z } from "zod";
import type { Waitlist } from "../scheduling/waitlist/model.ts";
import { AcceptedProposal, pendingProposal, proposalKey } from "./pending-proposal.ts";
import { type Report, runTool } from "./run-tool.ts";
import { type Runtime, schedulingContext } from "./scheduling-context.ts";

const Details = z.strictObject({ entryId: z.uuid(), expectedVersion: z.int() });

/** Takes the patient off the waitlist as proposed and accepted. */
export const createLeaveWaitlist = ({ waitlist, report }: { waitlist: Pick<Waitlist, "leave">; report: Report }) =>
  tool(
    ({ proposalId }: AcceptedProposal, runtime: Runtime) =>
      runTool(report, () => {
        const proposal = pendingProposal(runtime, proposalId, "waitlist_leave");
        const idempotencyKey = proposalKey(runtime, proposal);
        return waitlist.leave(schedulingContext(runtime), { ...Details.parse(proposal.details), idempotencyKey });
      }),
    { name: "leave_waitlist", description: "Leaves the waitlist as the patient accepted.", schema: AcceptedProposal },
  );
