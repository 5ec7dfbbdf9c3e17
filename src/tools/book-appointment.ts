import { tool } from "@langchain/core/tools";
import { z } from "zod";
import type { Frame } from "../graph/frame.ts";
import type { PatientDetails, Scheduling } from "../scheduling/model.ts";
import { Refusal } from "../scheduling/refusal.ts";
import { pendingProposal, proposalKey } from "./pending-proposal.ts";
import { type Report, runTool } from "./run-tool.ts";
import { type Runtime, schedulingContext } from "./scheduling-context.ts";

const BookAppointment = z.strictObject({
  proposalId: z.string().max(200).describe("Id of the proposal the patient said yes to."),
});

/** Books exactly what was proposed and accepted; whom and what it takes from the conversation's state. */
export const createBookAppointment = ({
  scheduling,
  report,
}: {
  scheduling: Pick<Scheduling, "book">;
  report: Report;
}) =>
  tool(
    ({ proposalId }: z.infer<typeof BookAppointment>, runtime: Runtime) =>
      runTool(report, () => {
        const proposal = pendingProposal(runtime, proposalId, "book");
        return scheduling.book(schedulingContext(runtime), {
          holdId: proposal.holdId ?? undefined,
          patient: patientOf(runtime.state.frame),
          idempotencyKey: proposalKey(runtime, proposal),
        });
      }),
    { name: "book_appointment", description: "Books the proposal the patient accepted.", schema: BookAppointment },
  );

function patientOf(frame: Frame): PatientDetails {
  const { givenName, familyName, dateOfBirth, phone, email } = frame;
  if (!givenName || !familyName || !dateOfBirth || !phone) {
    throw new Refusal("identity_required", "I still need a name, a date of birth and a phone number to book.");
  }
  return {
    givenName: givenName.value,
    familyName: familyName.value,
    dateOfBirth: dateOfBirth.value,
    phone: phone.value,
    email: email?.value,
  };
}
