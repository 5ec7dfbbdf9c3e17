import { and, eq, type SQLWrapper, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import type { Db } from "../client.ts";
import { appointments, claims, holds } from "../schema/index.ts";
import { uuidArray } from "./uuid-array.ts";

/** What stands in a calendar; instants are epoch milliseconds. */
export interface Taken {
  /** Visits and blocks. */
  claims: { resourceId: string; start: number; end: number }[];
  /** Holds in force. */
  holds: {
    resourceId: string;
    start: number;
    end: number;
    owner: string;
    expiresAt: number;
    startsAt: number;
    practitionerId: string;
    visitTypeId: string;
  }[];
  /** Visits that count towards the daily cap asked about. */
  visits: { practitionerId: string; start: number }[];
}

export interface TakenQuery {
  clinicId: string;
  resourceIds: readonly string[];
  from: number;
  to: number;
  /** Holds that expired by then are as good as gone. */
  now: number;
  /** This appointment is being moved: its own claims and count are left out. */
  movingAppointmentId?: string;
  /** Count visits of this type over these days as well, for a daily cap. */
  counted?: { visitTypeId: string; practitionerIds: readonly string[]; from: number; to: number };
}

const NOBODY = "00000000-0000-0000-0000-000000000000";

/**
 * Active claims on the resources that overlap `[from, to)`, in one statement. A calendar may hold ten thousand of
 * them, so they come as one text a resource (seconds, `start end start end …`) and not as rows.
 *
 * The overlap is asked of the plain bounds, not of the range: under row-level security only leakproof operators may use
 * an index, and `&&` is not one. So the size of the clinic around the resources does not matter.
 */
export async function readTaken(tx: Db, query: TakenQuery): Promise<Taken> {
  const { clinicId, resourceIds, from, to, now, movingAppointmentId = NOBODY, counted } = query;
  const instant = (epochMs: number) => new Date(epochMs).toISOString();
  const seconds = (column: SQLWrapper) => sql`date_part('epoch', ${column})::bigint`;
  const milliseconds = (column: SQLWrapper) => sql`date_part('epoch', ${column}) * 1000`;
  const overlapping = and(
    eq(claims.clinicId, clinicId),
    sql`${claims.active}`,
    sql`${claims.resourceId} = any(${uuidArray(resourceIds)}::uuid[])`,
    sql`${claims.endsAt} > ${instant(from)}::timestamptz and ${claims.startsAt} < ${instant(to)}::timestamptz`,
  );
  const nothing = {
    owner: sql<string | null>`null::text`.as("owner"),
    hold: sql<TakenRow["hold"]>`null::json`.as("hold"),
  };
  const visitsAndBlocks = tx
    .select({
      kind: sql<TakenRow["kind"]>`'claims'`.as("kind"),
      resourceId: claims.resourceId,
      spans: sql<string>`string_agg(${seconds(claims.startsAt)} || ' ' || ${seconds(claims.endsAt)}, ' ')`.as("spans"),
      ...nothing,
    })
    .from(claims)
    .where(
      and(
        overlapping,
        sql`${claims.holdId} is null and ${claims.appointmentId} is distinct from ${movingAppointmentId}::uuid`,
      ),
    )
    .groupBy(claims.resourceId);
  const inForce = tx
    .select({
      kind: sql<TakenRow["kind"]>`'hold'`.as("kind"),
      resourceId: claims.resourceId,
      spans: sql<string>`${seconds(claims.startsAt)} || ' ' || ${seconds(claims.endsAt)}`.as("spans"),
      owner: sql<string | null>`${holds.owner}`.as("owner"),
      hold: sql<TakenRow["hold"]>`json_build_array(${milliseconds(holds.expiresAt)}, ${milliseconds(holds.startsAt)},
        ${holds.practitionerId}, ${holds.visitTypeId})`.as("hold"),
    })
    .from(claims)
    .innerJoin(holds, eq(holds.id, claims.holdId))
    .where(and(overlapping, sql`${holds.expiresAt} > ${instant(now)}::timestamptz`));
  if (!counted) return readRows(await unionAll(visitsAndBlocks, inForce).prepare("taken").execute());
  const visits = tx
    .select({
      kind: sql<TakenRow["kind"]>`'visits'`.as("kind"),
      resourceId: appointments.practitionerId,
      spans: sql<string>`string_agg(${seconds(appointments.startsAt)}::text, ' ')`.as("spans"),
      ...nothing,
    })
    .from(appointments)
    .where(
      and(
        eq(appointments.clinicId, clinicId),
        sql`${appointments.practitionerId} = any(${uuidArray(counted.practitionerIds)}::uuid[])`,
        sql`${appointments.startsAt} >= ${instant(counted.from)}::timestamptz`,
        sql`${appointments.startsAt} < ${instant(counted.to)}::timestamptz`,
        eq(appointments.visitTypeId, counted.visitTypeId),
        sql`${appointments.status} not in ('cancelled', 'entered-in-error')`,
        sql`${appointments.id} <> ${movingAppointmentId}::uuid`,
      ),
    )
    .groupBy(appointments.practitionerId);
  return readRows(await unionAll(visitsAndBlocks, inForce, visits).prepare("taken_and_counted").execute());
}

interface TakenRow {
  kind: "claims" | "hold" | "visits";
  resourceId: string;
  spans: string;
  owner: string | null;
  /** Expiry and start, epoch milliseconds; practitioner; visit type. */
  hold: [number, number, string, string] | null;
}

function readRows(rows: readonly TakenRow[]): Taken {
  const taken: Taken = { claims: [], holds: [], visits: [] };
  for (const { kind, resourceId, spans, owner, hold } of rows) {
    const numbers = spans.split(" ").map((text) => Number(text) * 1000);
    if (kind === "visits") {
      for (const start of numbers) taken.visits.push({ practitionerId: resourceId, start });
      continue;
    }
    for (let index = 0; index + 1 < numbers.length; index += 2) {
      const span = { resourceId, start: numbers[index] as number, end: numbers[index + 1] as number };
      if (!hold || owner === null) taken.claims.push(span);
      else {
        const [expiresAt, startsAt, practitionerId, visitTypeId] = hold;
        taken.holds.push({ ...span, owner, expiresAt, startsAt, practitionerId, visitTypeId });
      }
    }
  }
  return taken;
}

export interface ClaimRow {
  id: string;
  clinicId: string;
  resourceId: string;
  resourceKind: "practitioner" | "room" | "device" | "patient" | "overbook";
  /** `[start,end)` with ISO instants. */
  during: string;
  kind: "hold" | "appointment" | "block" | "session";
  holdId: string | null;
  /** Of kind `session`. */
  sessionId?: string | null;
  appointmentId: string | null;
  active: boolean;
}

/** Throws 23P01 on `claims_no_overlap` when any of the time is taken. */
export async function insertClaims(tx: Db, rows: readonly ClaimRow[]): Promise<void> {
  await tx
    .insert(claims)
    .values([...rows])
    .prepare(`insert_claims_${rows.length}`)
    .execute();
}

/** Frees an appointment's time at once; the rows stay as its history. */
export async function deactivateAppointmentClaims(tx: Db, clinicId: string, appointmentId: string): Promise<void> {
  await tx
    .update(claims)
    .set({ active: false })
    .where(and(eq(claims.clinicId, clinicId), eq(claims.appointmentId, appointmentId)))
    .prepare("deactivate_appointment_claims")
    .execute();
}

/** Takes an appointment's time again. Throws 23P01 on `claims_no_overlap` when any of it was taken meanwhile. */
export async function activateAppointmentClaims(tx: Db, clinicId: string, appointmentId: string): Promise<void> {
  await tx
    .update(claims)
    .set({ active: true })
    .where(and(eq(claims.clinicId, clinicId), eq(claims.appointmentId, appointmentId)));
}

/** A claim of an appointment, past or present; instants are epoch milliseconds. */
export interface AppointmentClaim {
  id: string;
  resourceId: string;
  resourceKind: ClaimRow["resourceKind"];
  start: number;
  end: number;
  active: boolean;
}

/** What an appointment has claimed, by id. */
export async function readAppointmentClaims(
  tx: Db,
  clinicId: string,
  appointmentId: string,
): Promise<AppointmentClaim[]> {
  return tx
    .select({
      id: claims.id,
      resourceId: claims.resourceId,
      resourceKind: claims.resourceKind,
      start: sql<number>`date_part('epoch', ${claims.startsAt}) * 1000`,
      end: sql<number>`date_part('epoch', ${claims.endsAt}) * 1000`,
      active: claims.active,
    })
    .from(claims)
    .where(and(eq(claims.clinicId, clinicId), eq(claims.appointmentId, appointmentId)))
    .orderBy(claims.id)
    .prepare("appointment_claims")
    .execute();
}
