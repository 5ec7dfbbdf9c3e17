import { tool } from "@langchain/core/tools";
import { z } from "zod";
import type { Scheduling } from "../scheduling/model.ts";
import { Refusal } from "../scheduling/refusal.ts";
import { AcceptedProposal, pendingProposal, proposalKey } from "./pending-proposal.ts";
import { type Report, runTool } from "./run-tool.ts";
import { type Runtime, schedulingContext } from "./scheduling-context.ts";

const Details = z.object({
  needs: z.strictObject({
    interpreter: z.string().optional(),
    wheelchair: z.boolean().optional(),
    other: z.string().optional(),
  }),
});

/** Notes on the visit what the patient agreed to. */
export const createAddNeeds = ({ scheduling, report }: { scheduling: Pick<Scheduling, "addNeeds">; report: Report }) =>
  tool(
    ({ proposalId }: AcceptedProposal, runtime: Runtime) =>
      runTool(report, () => {
        const proposal = pendingProposal(runtime, proposalId, "add_need");
        const { appointmentId, appointmentVersion } = proposal;
        if (!appointmentId || appointmentVersion === null) {
          throw new Refusal("appointment_not_found", "I could not find the visit to note that on.");
        }
        return scheduling.addNeeds(schedulingContext(runtime), {
          appointmentId,
          expectedVersion: appointmentVersion,
          needs: Details.parse(proposal.details).needs,
          idempotencyKey: proposalKey(runtime, proposal),
        });
      }),
    {
      name: "add_needs",
      description: "Notes what the visit must be prepared for, as agreed.",
      schema: AcceptedProposal,
    },
  );
