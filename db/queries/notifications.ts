import { and, eq, sql } from "drizzle-orm";
import type { Db } from "../client.ts";
import {
  appointments,
  clinics,
  contactPreferences,
  identityProofs,
  notifications,
  patients,
  waitlistEntries,
} from "../schema/index.ts";

export type NotificationRow = typeof notifications.$inferSelect;
export type ReachableChannel = "email" | "sms";

/** Where a patient can be reached, and what they allow. */
export interface Contact {
  patientId: string;
  email: string | null;
  phone: string | null;
  optedOut: ReachableChannel[];
  /** What is on file there reaches nobody. */
  dead: ReachableChannel[];
}

/** In whose name patients are written to. */
export interface Sender {
  name: string;
  phone: string;
  timeZone: string;
}

/** Throws when there is no such clinic. */
export async function readSender(tx: Db, clinicId: string): Promise<Sender> {
  const [row] = await tx
    .select({ name: clinics.name, phone: clinics.phone, timeZone: clinics.timeZone })
    .from(clinics)
    .where(eq(clinics.id, clinicId));
  if (!row) throw new Error("There is no such clinic.");
  return row;
}

export async function readContact(tx: Db, clinicId: string, patientId: string): Promise<Contact | null> {
  const rows = await tx
    .select({
      email: patients.email,
      phone: patients.phone,
      channel: contactPreferences.channel,
      optedOut: contactPreferences.optedOut,
      dead: contactPreferences.dead,
    })
    .from(patients)
    .leftJoin(contactPreferences, eq(contactPreferences.patientId, patients.id))
    .where(and(eq(patients.clinicId, clinicId), eq(patients.id, patientId)));
  const [first] = rows;
  if (!first) return null;
  const channelsWhere = (flag: "optedOut" | "dead") =>
    rows.flatMap((row) => (row.channel && row[flag] ? [row.channel] : []));
  return {
    patientId,
    email: first.email || null,
    phone: first.phone || null,
    optedOut: channelsWhere("optedOut"),
    dead: channelsWhere("dead"),
  };
}

/** Marks what was learnt or said of a channel; the other mark stays as it is. */
export async function setContactPreference(
  tx: Db,
  of: {
    clinicId: string;
    patientIds: readonly string[];
    channels: readonly ReachableChannel[];
    set: { optedOut: boolean } | { dead: boolean };
    at: Date;
  },
): Promise<void> {
  const { clinicId, patientIds, channels, set, at } = of;
  const rows = patientIds.flatMap((patientId) =>
    channels.map((channel) => ({ clinicId, patientId, channel, ...set, updatedAt: at })),
  );
  if (rows.length === 0) return;
  await tx
    .insert(contactPreferences)
    .values(rows)
    .onConflictDoUpdate({
      target: [contactPreferences.patientId, contactPreferences.channel],
      set: { ...set, updatedAt: at },
    });
}

/** Whether this very message went out already. */
export async function wasSent(tx: Db, clinicId: string, dedupeKey: string): Promise<boolean> {
  const [row] = await tx
    .select({ id: notifications.id })
    .from(notifications)
    .where(
      and(
        eq(notifications.clinicId, clinicId),
        eq(notifications.dedupeKey, dedupeKey),
        eq(notifications.state, "sent"),
      ),
    );
  return row !== undefined;
}

/** Records what became of a message. What was sent stays sent. */
export async function recordNotification(tx: Db, row: NotificationRow): Promise<void> {
  const { channel, state, reason, at } = row;
  await tx
    .insert(notifications)
    .values(row)
    .onConflictDoUpdate({
      target: [notifications.clinicId, notifications.dedupeKey],
      set: { channel, state, reason, at },
      setWhere: sql`${notifications.state} <> 'sent'`,
    });
}

/** The patients a conversation speaks for: those it booked or joined for, and those it proved. Sorted, each once. */
export async function patientsOfThread(
  tx: Db,
  query: { clinicId: string; threadId: string; now: Date },
): Promise<string[]> {
  const { clinicId, threadId, now } = query;
  const actor = `thread:${threadId}`;
  const [booked, joined, proved] = [
    await tx
      .selectDistinct({ id: appointments.patientId })
      .from(appointments)
      .where(and(eq(appointments.clinicId, clinicId), eq(appointments.bookedBy, actor))),
    await tx
      .selectDistinct({ id: waitlistEntries.patientId })
      .from(waitlistEntries)
      .where(and(eq(waitlistEntries.clinicId, clinicId), eq(waitlistEntries.joinedBy, actor))),
    await tx
      .select({ id: identityProofs.patientId })
      .from(identityProofs)
      .where(
        and(
          eq(identityProofs.clinicId, clinicId),
          eq(identityProofs.threadId, threadId),
          sql`${identityProofs.expiresAt} > ${now.toISOString()}::timestamptz`,
        ),
      ),
  ];
  return [...new Set([...booked, ...joined, ...proved].map(({ id }) => id))].sort();
}
