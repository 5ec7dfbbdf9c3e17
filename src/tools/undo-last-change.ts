import { tool } from "@langchain/core/tools";
import { z } from "zod";
import type { Scheduling } from "../scheduling/model.ts";
import { pendingProposal, proposalKey, SeenVisits } from "./pending-proposal.ts";
import { type Report, runTool } from "./run-tool.ts";
import { type Runtime, schedulingContext } from "./scheduling-context.ts";

const UndoLastChange = z.strictObject({
  proposalId: z.string().max(200).describe("Id of the proposal the patient said yes to."),
});

/** Takes the last change of this conversation back, as the patient agreed. */
export const createUndoLastChange = ({
  scheduling,
  report,
}: {
  scheduling: Pick<Scheduling, "undoLast">;
  report: Report;
}) =>
  tool(
    ({ proposalId }: z.infer<typeof UndoLastChange>, runtime: Runtime) =>
      runTool(report, () => {
        const proposal = pendingProposal(runtime, proposalId, "undo");
        const { visits } = SeenVisits.parse(proposal.details);
        return scheduling.undoLast(schedulingContext(runtime), {
          visits,
          idempotencyKey: proposalKey(runtime, proposal),
        });
      }),
    { name: "undo_last_change", description: "Takes the last change back, as agreed.", schema: UndoLastChange },
  );
