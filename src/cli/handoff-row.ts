import { z } from "zod";
import type { QueuedHandoff } from "../../db/queries/handoffs.ts";

/** A conversation that waits for a person, with what is known of whom to call. `at`: ISO 8601 UTC. */
export interface HandoffRow {
  id: string;
  at: string;
  reason: string;
  /** From the closed list of topics; null: a person was asked for. */
  topic: string | null;
  urgency: string;
  thread: string;
  name: string | null;
  phone: string | null;
}

const told = z.object({ value: z.string() }).optional().catch(undefined);
/** Of the stored frame, an older release's too: a field that reads otherwise is as good as not told. */
const Who = z.object({ givenName: told, familyName: told, phone: told }).catch({});

export function handoffRow({ id, threadId, reason, topic, urgency, frame, at }: QueuedHandoff): HandoffRow {
  const { givenName, familyName, phone } = Who.parse(frame);
  const name = [givenName?.value, familyName?.value].filter((part) => part).join(" ");
  return {
    id,
    at: at.toISOString(),
    reason,
    topic,
    urgency,
    thread: threadId,
    name: name || null,
    phone: phone?.value ?? null,
  };
}

/** For a terminal, by the clinic's clock. */
export function handoffLine({ id, at, reason, urgency, name, phone }: HandoffRow, timeZone: string): string {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDateTime();
  const when = local.toString({ smallestUnit: "minute" }).replace("T", " ");
  return `${when}  ${urgency.padEnd(9)} ${reason}  ${name ?? "name unknown"}, ${phone ?? "no phone"}  (${id})`;
}
