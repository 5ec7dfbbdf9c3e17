import { tool } from "@langchain/core/tools";
import type { Scheduling } from "../scheduling/model.ts";
import { AcceptedProposal, pendingProposal, proposalKey, SeenVisits } from "./pending-proposal.ts";
import { type Report, runTool } from "./run-tool.ts";
import { type Runtime, schedulingContext } from "./scheduling-context.ts";

/** Cancels the visits the patient agreed to cancel: all of them, or none. */
export const createCancelSome = ({
  scheduling,
  report,
}: {
  scheduling: Pick<Scheduling, "cancelSome">;
  report: Report;
}) =>
  tool(
    ({ proposalId }: AcceptedProposal, runtime: Runtime) =>
      runTool(report, () => {
        const proposal = pendingProposal(runtime, proposalId, "cancel_some");
        const { visits } = SeenVisits.parse(proposal.details);
        return scheduling.cancelSome(schedulingContext(runtime), {
          visits,
          idempotencyKey: proposalKey(runtime, proposal),
        });
      }),
    {
      name: "cancel_some_appointments",
      description: "Cancels the visits the patient agreed to cancel, all or none.",
      schema: AcceptedProposal,
    },
  );
