import { and, eq, inArray, sql } from "drizzle-orm";
import type { Db } from "../client.ts";
import { appointments, claims, groupSessions, holds } from "../schema/index.ts";

/** A group visit that stands in the calendar, with how many seats are gone. */
export interface StandingSession {
  id: string;
  practitionerId: string;
  /** Epoch milliseconds. */
  start: number;
  seats: number;
  /** Seats of standing visits, and those that others hold. */
  taken: number;
}

/** Sessions of a visit type that begin in `[from, to)` and have their time taken. `owner`'s own hold takes no seat. */
export async function listSessions(
  tx: Db,
  query: {
    clinicId: string;
    visitTypeId: string;
    practitionerIds: readonly string[];
    from: Date;
    to: Date;
    now: Date;
    owner: string;
    movingAppointmentId?: string;
  },
): Promise<StandingSession[]> {
  const { clinicId, visitTypeId, practitionerIds, from, to, now, owner, movingAppointmentId } = query;
  const moving = movingAppointmentId ?? "00000000-0000-0000-0000-000000000000";
  return tx
    .select({
      id: groupSessions.id,
      practitionerId: groupSessions.practitionerId,
      start: sql<number>`date_part('epoch', ${groupSessions.startsAt}) * 1000`,
      seats: groupSessions.seats,
      // Written out: in a select of one table Drizzle leaves the table's name off, and the sub-select would see its own.
      taken: sql<number>`((
          select count(*)::int from ${appointments} a where a.group_session_id = group_sessions.id
            and a.status not in ('cancelled', 'entered-in-error') and a.id <> ${moving}::uuid)
        + (select count(*)::int from ${holds} h where h.clinic_id = group_sessions.clinic_id and h.state = 'active'
            and h.visit_type_id = group_sessions.visit_type_id and h.practitioner_id = group_sessions.practitioner_id
            and h.starts_at = group_sessions.starts_at and h.expires_at > ${now.toISOString()}::timestamptz
            and h.owner <> ${owner}))`,
    })
    .from(groupSessions)
    .where(
      and(
        eq(groupSessions.clinicId, clinicId),
        eq(groupSessions.visitTypeId, visitTypeId),
        inArray(groupSessions.practitionerId, [...practitionerIds]),
        sql`${groupSessions.startsAt} >= ${from.toISOString()}::timestamptz`,
        sql`${groupSessions.startsAt} < ${to.toISOString()}::timestamptz`,
        sql`exists (select 1 from ${claims} c where c.session_id = group_sessions.id and c.active)`,
      ),
    );
}

/** The session's row, new or the one that stood there before; its time is claimed apart. */
export async function openSession(tx: Db, row: Omit<typeof groupSessions.$inferSelect, "createdAt">): Promise<string> {
  const { visitTypeId, locationId, endsAt, seats } = row;
  const [opened] = await tx
    .insert(groupSessions)
    .values(row)
    .onConflictDoUpdate({
      target: [groupSessions.clinicId, groupSessions.practitionerId, groupSessions.startsAt],
      set: { visitTypeId, locationId, endsAt, seats },
    })
    .returning({ id: groupSessions.id });
  if (!opened) throw new Error("A session was neither made nor found.");
  return opened.id;
}

/** Frees the time of a session in which nobody has a seat any more. */
export async function closeEmptySession(tx: Db, clinicId: string, sessionId: string): Promise<void> {
  await tx
    .update(claims)
    .set({ active: false })
    .where(
      and(
        eq(claims.clinicId, clinicId),
        eq(claims.sessionId, sessionId),
        sql`not exists (select 1 from ${appointments} a where a.group_session_id = ${sessionId}::uuid
          and a.status not in ('cancelled', 'entered-in-error'))`,
      ),
    );
}
