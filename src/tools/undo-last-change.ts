import { tool } from "@langchain/core/tools";
import type { Scheduling } from "../scheduling/model.ts";
import { AcceptedProposal, pendingProposal, proposalKey, SeenVisits } from "./pending-proposal.ts";
import { type Report, runTool } from "./run-tool.ts";
import { type Runtime, schedulingContext } from "./scheduling-context.ts";

/** Takes the last change of this conversation back, as the patient agreed. */
export const createUndoLastChange = ({
  scheduling,
  report,
}: {
  scheduling: Pick<Scheduling, "undoLast">;
  report: Report;
}) =>
  tool(
    ({ proposalId }: AcceptedProposal, runtime: Runtime) =>
      runTool(report, () => {
        const proposal = pendingProposal(runtime, proposalId, "undo");
        const { visits } = SeenVisits.parse(proposal.details);
        return scheduling.undoLast(schedulingContext(runtime), {
          visits,
          idempotencyKey: proposalKey(runtime, proposal),
        });
      }),
    { name: "undo_last_change", description: "Takes the last change back, as agreed.", schema: AcceptedProposal },
  );
