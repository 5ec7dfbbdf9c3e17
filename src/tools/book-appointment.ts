import { tool } from "@langchain/core/tools";
import type { Frame } from "../graph/frame.ts";
import type { Scheduling } from "../scheduling/model.ts";
import { patientOf } from "./patient-of.ts";
import { AcceptedProposal, pendingProposal, proposalKey } from "./pending-proposal.ts";
import { type Report, runTool } from "./run-tool.ts";
import { type Runtime, schedulingContext } from "./scheduling-context.ts";

/** Books exactly what was proposed and accepted; whom and what it takes from the conversation's state. */
export const createBookAppointment = ({
  scheduling,
  report,
}: {
  scheduling: Pick<Scheduling, "book">;
  report: Report;
}) =>
  tool(
    ({ proposalId }: AcceptedProposal, runtime: Runtime) =>
      runTool(report, () => {
        const proposal = pendingProposal(runtime, proposalId, "book");
        const { frame } = runtime.state;
        return scheduling.book(schedulingContext(runtime), {
          holdId: proposal.holdId ?? undefined,
          patient: patientOf(frame),
          hasReferral: frame.hasReferral?.value,
          note: noteOf(frame),
          needs: frame.needs?.value,
          idempotencyKey: proposalKey(runtime, proposal),
        });
      }),
    { name: "book_appointment", description: "Books the proposal the patient accepted.", schema: AcceptedProposal },
  );

/** What the desk should know beside the time, in the patient's words; undefined: nothing. */
function noteOf({ reason, payer, person }: Frame): string | undefined {
  const parts = [
    reason && `Reason: ${reason.value}`,
    payer && `Insurance: ${payer.value ?? "not known, please ask"}`,
    person && `For: ${person.value.word}`,
  ].filter((part) => part !== undefined);
  return parts.length > 0 ? parts.join("; ").slice(0, NOTE_AT_MOST) : undefined;
}

/** Characters; the API takes no longer note either. */
const NOTE_AT_MOST = 500;
