import type { ClaimRow } from "../../db/queries/claims.ts";
import { MINUTE_MS } from "./civil-day.ts";
import { type Interval, subtract } from "./intervals.ts";
import type { SlotPlan } from "./slot-check.ts";

/** `[start,end)` as PostgreSQL reads a range. */
export function toRange({ start, end }: Interval): string {
  return `[${new Date(start).toISOString()},${new Date(end).toISOString()})`;
}

/** The time a visit takes from its practitioner, rooms and devices: with its buffers (the sum policy). */
export function claimedTime({ target, book, post }: Pick<SlotPlan, "target" | "book" | "post">): Interval {
  const { bufferBeforeMinutes, bufferAfterMinutes } = book.visit;
  return {
    start: target.start - bufferBeforeMinutes * MINUTE_MS,
    end: target.start + post.durationMs + bufferAfterMinutes * MINUTE_MS,
  };
}

export type ClaimedResource = { id: string; kind: ClaimRow["resourceKind"] };

/** The practitioner and the chosen members, as claimed. */
export function claimedResources(plan: SlotPlan, chosen: readonly string[]): ClaimedResource[] {
  const kinds = plan.availability.membersAt(plan.post);
  return [
    { id: plan.target.practitionerId, kind: "practitioner" },
    ...chosen.map((id) => ({ id, kind: kinds.get(id) ?? ("room" as const) })),
  ];
}

/**
 * Claims for a visit: its resources with buffers, and the patient without, because a patient needs no time to
 * tidy up between two visits.
 */
export function appointmentClaims(
  plan: SlotPlan,
  of: { clinicId: string; appointmentId: string; patientId: string; chosen: readonly string[]; ids: () => string },
): ClaimRow[] {
  const { clinicId, appointmentId, patientId, chosen, ids } = of;
  const common = { clinicId, kind: "appointment" as const, holdId: null, appointmentId, active: true };
  const { start } = plan.target;
  const during = toRange(claimedTime(plan));
  return [
    ...claimedResources(plan, chosen).map(({ id, kind }) => ({
      ...common,
      id: ids(),
      resourceId: id,
      resourceKind: kind,
      during,
    })),
    {
      ...common,
      id: ids(),
      resourceId: patientId,
      resourceKind: "patient",
      during: toRange({ start, end: start + plan.post.durationMs }),
    },
  ];
}

/**
 * Claims for a hold. Where it would move a visit, the visit's own claims already keep part of the time, and two claims
 * may not overlap: the hold takes only what they leave.
 */
export function holdClaims(
  plan: SlotPlan,
  of: {
    clinicId: string;
    holdId: string;
    chosen: readonly string[];
    ids: () => string;
    /** Time by resource that the visit being moved keeps. */
    kept: ReadonlyMap<string, Interval[]>;
  },
): ClaimRow[] {
  const { clinicId, holdId, chosen, ids, kept } = of;
  return claimedResources(plan, chosen).flatMap(({ id, kind }) =>
    subtract([claimedTime(plan)], kept.get(id) ?? []).map((piece) => ({
      id: ids(),
      clinicId,
      resourceId: id,
      resourceKind: kind,
      during: toRange(piece),
      kind: "hold" as const,
      holdId,
      appointmentId: null,
      active: true,
    })),
  );
}
