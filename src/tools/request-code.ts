import { tool } from "@langchain/core/tools";
import { z } from "zod";
import { RunContext } from "../graph/context.ts";
import type { Frame } from "../graph/frame.ts";
import type { Claim, Identity } from "../identity/model.ts";
import { Refusal } from "../scheduling/refusal.ts";
import { type Report, runTool } from "./run-tool.ts";
import type { Runtime } from "./scheduling-context.ts";

const RequestCode = z.strictObject({});

/** Asks for a one-time code for the person the conversation's state names; the answer tells nothing of records. */
export const createRequestCode = ({ identity, report }: { identity: Pick<Identity, "requestCode">; report: Report }) =>
  tool(
    (_: z.infer<typeof RequestCode>, runtime: Runtime) =>
      runTool(report, async () => {
        const { clinicId, threadId } = RunContext.parse(runtime.context);
        const claim = claimOf(runtime.state.frame);
        return identity.requestCode({ clinicId, threadId }, { claim, requestId: runtime.toolCallId });
      }),
    {
      name: "request_code",
      description: "Sends a one-time code to the contact on file, if the details given fit a patient.",
      schema: RequestCode,
    },
  );

function claimOf({ givenName, familyName, dateOfBirth, phone }: Frame): Claim {
  if (!givenName || !familyName || !dateOfBirth) {
    throw new Refusal("identity_required", "I still need the patient's full name and date of birth.");
  }
  return {
    givenName: givenName.value,
    familyName: familyName.value,
    dateOfBirth: dateOfBirth.value,
    ...(phone && { phone: phone.value }),
  };
}
