import { and, eq, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import type { Db } from "../client.ts";
import { appointments, claims, holds } from "../schema/index.ts";
import { uuidArray } from "./uuid-array.ts";

/** One row of taken time; instants are epoch milliseconds. */
export interface TakenRow {
  /** The resource of a claim; the practitioner of a counted visit. */
  resourceId: string;
  start: number;
  end: number;
  /** `visit`: no claim, but an appointment of the asked visit type that counts towards its daily cap. */
  kind: "hold" | "appointment" | "block" | "visit";
  holdOwner: string | null;
  holdExpiresAt: number | null;
  holdStartsAt: number | null;
  holdPractitionerId: string | null;
  holdVisitTypeId: string | null;
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

const instant = (epochMs: number) => sql`to_timestamp(${epochMs}::float8 / 1000)`;
const NOBODY = "00000000-0000-0000-0000-000000000000";

/**
 * Active claims on the resources that overlap `[from, to)`, expired holds left out; with `counted`, the visits that
 * count towards a cap besides. The exclusion constraint's own index answers it, so the size of the clinic does not matter.
 */
export async function readTaken(tx: Db, query: TakenQuery): Promise<TakenRow[]> {
  const { clinicId, resourceIds, from, to, now, movingAppointmentId = NOBODY, counted } = query;
  const epochMs = (instantSql: ReturnType<typeof sql>) => sql<number>`extract(epoch from ${instantSql})::float8 * 1000`;
  const taken = tx
    .select({
      resourceId: claims.resourceId,
      start: epochMs(sql`lower(${claims.during})`).as("start"),
      end: epochMs(sql`upper(${claims.during})`).as("end"),
      kind: sql<TakenRow["kind"]>`${claims.kind}`.as("kind"),
      holdOwner: sql<string | null>`${holds.owner}`.as("hold_owner"),
      holdExpiresAt: sql<number | null>`${epochMs(sql`${holds.expiresAt}`)}`.as("hold_expires_at"),
      holdStartsAt: sql<number | null>`${epochMs(sql`${holds.startsAt}`)}`.as("hold_starts_at"),
      holdPractitionerId: sql<string | null>`${holds.practitionerId}`.as("hold_practitioner_id"),
      holdVisitTypeId: sql<string | null>`${holds.visitTypeId}`.as("hold_visit_type_id"),
    })
    .from(claims)
    .leftJoin(holds, eq(holds.id, claims.holdId))
    .where(
      and(
        eq(claims.clinicId, clinicId),
        sql`${claims.active}`,
        sql`${claims.resourceId} = any(${uuidArray(resourceIds)}::uuid[])`,
        sql`${claims.during} && tstzrange(${instant(from)}, ${instant(to)})`,
        sql`(${claims.holdId} is null or ${holds.expiresAt} > ${instant(now)})`,
        sql`${claims.appointmentId} is distinct from ${movingAppointmentId}::uuid`,
      ),
    );
  if (!counted) return taken.prepare("taken").execute();
  const nothing = sql`null`;
  const visits = tx
    .select({
      resourceId: appointments.practitionerId,
      start: epochMs(sql`${appointments.startsAt}`).as("start"),
      end: epochMs(sql`${appointments.endsAt}`).as("end"),
      kind: sql<TakenRow["kind"]>`'visit'`.as("kind"),
      holdOwner: sql<string | null>`${nothing}`.as("hold_owner"),
      holdExpiresAt: sql<number | null>`${nothing}::float8`.as("hold_expires_at"),
      holdStartsAt: sql<number | null>`${nothing}::float8`.as("hold_starts_at"),
      holdPractitionerId: sql<string | null>`${nothing}::uuid`.as("hold_practitioner_id"),
      holdVisitTypeId: sql<string | null>`${nothing}::uuid`.as("hold_visit_type_id"),
    })
    .from(appointments)
    .where(
      and(
        eq(appointments.clinicId, clinicId),
        sql`${appointments.practitionerId} = any(${uuidArray(counted.practitionerIds)}::uuid[])`,
        sql`${appointments.startsAt} >= ${instant(counted.from)} and ${appointments.startsAt} < ${instant(counted.to)}`,
        eq(appointments.visitTypeId, counted.visitTypeId),
        sql`${appointments.status} not in ('cancelled', 'entered-in-error')`,
        sql`${appointments.id} <> ${movingAppointmentId}::uuid`,
      ),
    );
  return unionAll(taken, visits).prepare("taken_and_counted").execute();
}

export interface ClaimRow {
  id: string;
  clinicId: string;
  resourceId: string;
  resourceKind: "practitioner" | "room" | "device" | "patient";
  /** `[start,end)` with ISO instants. */
  during: string;
  kind: "hold" | "appointment" | "block";
  holdId: string | null;
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
      start: sql<number>`extract(epoch from lower(${claims.during}))::float8 * 1000`,
      end: sql<number>`extract(epoch from upper(${claims.during}))::float8 * 1000`,
      active: claims.active,
    })
    .from(claims)
    .where(and(eq(claims.clinicId, clinicId), eq(claims.appointmentId, appointmentId)))
    .orderBy(claims.id)
    .prepare("appointment_claims")
    .execute();
}
