import type { Db } from "../../db/client.ts";
import { readTimeZone } from "../../db/queries/threads.ts";
import type { Reader } from "../locales/locale.ts";
import { isUuid } from "../scheduling/slot-id.ts";

/** Whose clock a message is read by: that of the conversation which booked the visit or joined the waitlist. */
export async function readerOf(tx: Db, clinicId: string, actor: string): Promise<Reader> {
  const threadId = /^thread:(.+)$/.exec(actor)?.[1] ?? "";
  return { patientTimeZone: isUuid(threadId) ? await readTimeZone(tx, clinicId, threadId) : null };
}
