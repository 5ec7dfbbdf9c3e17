import type { Db } from "../../db/client.ts";
import { type ClaimRow, insertClaims } from "../../db/queries/claims.ts";
import { listSessions, openSession } from "../../db/queries/group-sessions.ts";
import type { SlotPlan } from "./slot-check.ts";
import { appointmentClaims } from "./slot-claims.ts";

/** The session a visit would join. */
export interface OpenSession {
  id: string;
  seatsLeft: number;
}

/**
 * The session that stands at a slot, read under the practitioner's lock; null where the visit is for one patient, or
 * would be the first of its group.
 */
export async function sessionAt(
  tx: Db,
  { target, book }: Pick<SlotPlan, "target" | "book">,
  options: { clinicId: string; actor: string; now: number; movingAppointmentId?: string },
): Promise<OpenSession | null> {
  if (book.visit.seats === 1) return null;
  const { clinicId, actor, now, movingAppointmentId } = options;
  const [session] = await listSessions(tx, {
    clinicId,
    visitTypeId: target.visitTypeId,
    practitionerIds: [target.practitionerId],
    from: new Date(target.start),
    to: new Date(target.start + 1),
    now: new Date(now),
    owner: actor,
    movingAppointmentId,
  });
  return session ? { id: session.id, seatsLeft: session.seats - session.taken } : null;
}

/**
 * The claims of a visit, and the session it has a seat in. In a group only the patient's own time is the visit's; the
 * practitioner and the room are taken once, by the session, which the first seat opens.
 */
export async function takePlace(
  tx: Db,
  plan: SlotPlan,
  of: {
    clinicId: string;
    appointmentId: string;
    patientId: string;
    chosen: readonly string[];
    ids: () => string;
    session: OpenSession | null;
  },
): Promise<{ claims: ClaimRow[]; groupSessionId: string | null }> {
  const { clinicId, ids, session } = of;
  const claims = appointmentClaims(plan, of);
  const { visit } = plan.book;
  if (visit.seats === 1) return { claims, groupSessionId: null };
  const own = claims.filter(({ resourceKind }) => resourceKind === "patient");
  if (session) return { claims: own, groupSessionId: session.id };
  const { target, post } = plan;
  const sessionId = await openSession(tx, {
    id: ids(),
    clinicId,
    visitTypeId: target.visitTypeId,
    practitionerId: target.practitionerId,
    locationId: target.locationId,
    startsAt: new Date(target.start),
    endsAt: new Date(target.start + post.durationMs),
    seats: visit.seats,
  });
  const shared = claims.filter(({ resourceKind }) => resourceKind !== "patient");
  await insertClaims(
    tx,
    shared.map((claim) => ({ ...claim, kind: "session" as const, appointmentId: null, sessionId })),
  );
  return { claims: own, groupSessionId: sessionId };
}
