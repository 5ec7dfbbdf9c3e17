import { type Db, withClinic } from "../../db/client.ts";
import {
  type Contact,
  type NotificationRow,
  readContact,
  readSender,
  recordNotification,
  type Sender,
  setContactPreference,
  wasSent,
} from "../../db/queries/notifications.ts";
import type { MessageWords } from "../locales/messages.ts";
import type { MessageChannel, Messenger, OutgoingMessage } from "../messaging/messenger.ts";
import { type Job, type JobEnd, TryAgain } from "./job.ts";
import { type QuietHours, quietUntil } from "./quiet-hours.ts";

/** One message to one patient. */
export interface Notice {
  kind: string;
  patientId: string;
  appointmentId: string | null;
  words: (sender: Sender) => MessageWords;
  attachments?: OutgoingMessage["attachments"];
}

export interface NotifyParts {
  db: Db;
  messenger: Messenger;
  now: () => Date;
  ids: () => string;
  /** On the clinic's wall clock; null: none. */
  quietHours: QuietHours | null;
}

export type Notify = (job: Job, notice: Notice, signal: AbortSignal) => Promise<JobEnd>;

/**
 * Sends a message the way the patient allows: not in quiet hours, not where they said STOP, not to an address that was
 * dead before. An address found dead is marked, and the next way is tried. What passes is tried again later; what became
 * of the message is on record by the job's key, so that one message arrives.
 */
export function createNotify(parts: NotifyParts): Notify {
  const { db, messenger, now, ids, quietHours } = parts;
  return async (job, notice, signal) => {
    const { clinicId, dedupeKey } = job;
    const { sender, contact, before } = await withClinic(db, clinicId, async (tx) => ({
      sender: await readSender(tx, clinicId),
      contact: await readContact(tx, clinicId, notice.patientId),
      before: await wasSent(tx, clinicId, dedupeKey),
    }));
    if (before) return { state: "dropped", outcome: "sent_before" };
    if (!contact) return { state: "dropped", outcome: "no_patient" };
    const until = quietUntil(quietHours, now(), sender.timeZone);
    if (until) return { state: "later", until, outcome: "quiet_hours" };

    const record = (
      channel: MessageChannel,
      state: NotificationRow["state"],
      reason: string | null,
      key: string = dedupeKey,
    ) =>
      withClinic(db, clinicId, (tx) => {
        const { kind, patientId, appointmentId } = notice;
        const row = { kind, patientId, appointmentId, channel, state, reason, dedupeKey: key };
        return recordNotification(tx, { ...row, id: ids(), clinicId, at: now() });
      });

    const words = notice.words(sender);
    const dead = new Set<MessageChannel>(contact.dead);
    for (;;) {
      const channels = allowedChannels(messenger.channels, contact, dead);
      const { email, phone } = contact;
      const message = { to: { email, phone }, ...words, dedupeKey, attachments: notice.attachments };
      const delivery =
        channels.length > 0 ? await messenger.send(message, { channels, signal }) : ({ state: "no_channel" } as const);
      if (delivery.state === "sent") {
        await record(delivery.channel, "sent", null);
        return { state: "done", outcome: `sent_${delivery.channel}` };
      }
      if (delivery.state === "no_channel") {
        const [stopped] = contact.optedOut;
        const outcome = stopped ? "opted_out" : "no_channel";
        await record(stopped ?? messenger.channels[0] ?? "log", stopped ? "kept_back" : "failed", outcome);
        return { state: "dropped", outcome };
      }
      const { channel, permanent, code } = delivery;
      if (!permanent) {
        if (job.last) await record(channel, "failed", code);
        throw new TryAgain(code);
      }
      if (dead.has(channel)) throw new Error(`The messenger used the channel ${channel} though it was not allowed.`);
      dead.add(channel);
      await record(channel, "failed", code, `${dedupeKey}#${channel}`);
      if (channel !== "log") await markDead(parts, clinicId, notice.patientId, channel);
    }
  };
}

/** In the messenger's order. Who wants no message at all gets none in the log either. */
function allowedChannels(
  configured: readonly MessageChannel[],
  { optedOut }: Contact,
  dead: ReadonlySet<MessageChannel>,
): MessageChannel[] {
  const stopped = new Set<MessageChannel>(optedOut);
  const noneAtAll = stopped.has("email") && stopped.has("sms");
  return configured.filter((channel) => !noneAtAll && !stopped.has(channel) && !dead.has(channel));
}

async function markDead(
  { db, now }: NotifyParts,
  clinicId: string,
  patientId: string,
  channel: "email" | "sms",
): Promise<void> {
  const at = now();
  await withClinic(db, clinicId, (tx) =>
    setContactPreference(tx, { clinicId, patientIds: [patientId], channels: [channel], set: { dead: true }, at }),
  );
}
