import type { MessageChannel } from "../messaging/messenger.ts";
import { CODE_MINUTES } from "./limits.ts";
import type { IdentityParts } from "./model.ts";
import type { CodeToSend } from "./request-code.ts";

/** Sends a code to the contact on file, and to no other; what cannot be sent is told by a code, without the contact. */
export async function sendCode(
  { messenger, clinicName, codeMessage, notSent }: IdentityParts,
  { clinicId, challengeId, patient, code }: CodeToSend,
): Promise<void> {
  const { email, phone, emailDead, smsClosed } = patient;
  const closed: (MessageChannel | false)[] = [emailDead && "email", smsClosed && "sms"];
  const delivery = await messenger.send(
    {
      to: { email, phone },
      ...codeMessage({ clinicName: await clinicName(clinicId), code, minutes: CODE_MINUTES }),
      dedupeKey: `${challengeId}:${code}`,
    },
    { channels: messenger.channels.filter((channel) => !closed.includes(channel)) },
  );
  if (delivery.state === "failed") notSent(clinicId, delivery.code);
  if (delivery.state === "no_channel") notSent(clinicId, "no_channel");
}
