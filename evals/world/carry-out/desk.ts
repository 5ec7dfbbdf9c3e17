import { sql } from "drizzle-orm";
import { withClinic } from "../../../db/client.ts";
import { setContactPreference } from "../../../db/queries/notifications.ts";
import { insertHandoff } from "../../../db/queries/threads.ts";
import type { Action } from "../../scenario/schema.ts";
import { type Acting, ActionFailed, bySlug, keyOf, personOf } from "./acting.ts";

type Of<Key extends string> = Extract<Action, Record<Key, unknown>>[Key & keyof Extract<Action, Record<Key, unknown>>];

/** A note for the desk; why, in words, is not what a scenario says. */
export async function handOver(acting: Acting, { topic, urgency }: Of<"hand_over">): Promise<void> {
  const { verbs, threadId, context } = acting;
  const { clinicId } = context;
  const id = keyOf(acting);
  const note = {
    id,
    clinicId,
    threadId,
    reason: "as the scenario says",
    urgency,
    topic: topic ?? undefined,
    frame: {},
  };
  await withClinic(verbs.db, clinicId, (tx) => insertHandoff(tx, { ...note, at: verbs.clock() }));
  acting.loose.set(`handoffs:${id}`, { reason: "*" });
}

/** STOP and START, by mail and by text message, for one patient. */
export async function setMessages(acting: Acting, { patient, wanted }: Of<"messages">): Promise<void> {
  const { verbs, context } = acting;
  const { clinicId } = context;
  const { name, born } = personOf(acting, patient);
  await withClinic(verbs.db, clinicId, async (tx) => {
    const rows = await tx.execute<{ id: string }>(sql`
      select id from patients where given_name || ' ' || family_name = ${name} and date_of_birth = ${born}`);
    if (rows.length === 0) {
      throw new ActionFailed(`${acting.what}: the clinic does not know "${patient}". Book them a visit in \`before\`.`);
    }
    await setContactPreference(tx, {
      clinicId,
      patientIds: rows.map(({ id }) => id),
      channels: ["email", "sms"],
      set: { optedOut: !wanted },
      at: verbs.clock(),
    });
  });
}

/** A practitioner is away; visits in the way stay, on the desk's worklist. */
export async function takeTimeOff(acting: Acting, { practitioner, from, to }: Of<"time_off">): Promise<void> {
  const { id, locationIds } = bySlug(acting, "practitioners", practitioner);
  const location = acting.directory.locations.find((candidate) => locationIds.includes(candidate.id));
  const instant = (local: string) =>
    Temporal.PlainDateTime.from(local)
      .toZonedDateTime(location?.timeZone ?? acting.directory.timeZone)
      .toInstant()
      .toString();
  await acting.verbs.staff.addTimeOff(acting.context, {
    resourceId: id,
    startsAt: instant(from),
    endsAt: instant(to),
    reason: "away",
    idempotencyKey: keyOf(acting),
  });
}
