import type { Db } from "../../db/client.ts";
import { readTaken, type Taken } from "../../db/queries/claims.ts";
import { readRuleBook } from "../../db/queries/rule-book.ts";
import { type Availability, createAvailability, type Post, type StartRefusal } from "./availability.ts";
import { readingOf } from "./calendar-reading.ts";
import { DAY_MS, MINUTE_MS, toIsoDate } from "./civil-day.ts";
import { type Asker, ageIneligibility, practitionerIneligibility, visitIneligibility } from "./eligibility.ts";
import { requirePossibleBirth } from "./patient-details.ts";
import type { Refusal, RefusalParams } from "./refusal.ts";
import { refuse } from "./refuse.ts";
import type { RuleBook } from "./rule-book.ts";
import type { SlotTarget } from "./slot-id.ts";
import type { TakenTime } from "./taken-time.ts";
import { civilDayAt, wallClockAt } from "./time-zone.ts";
import { PlanIsStale } from "./transaction.ts";

/** A slot that someone wants to take, with the rules it must keep. */
export interface SlotPlan {
  target: SlotTarget;
  book: RuleBook;
  post: Post;
  availability: Availability;
  /** Everything the visit takes or could take: the practitioner and all rooms and devices at the place. */
  possibleIds: string[];
  /** What is to be locked: the practitioner, and the room and device that were free a moment ago. */
  lockIds: string[];
}

interface CheckOptions {
  clinicId: string;
  actor: string;
  now: number;
  /** Its own claims do not stand in the way. */
  movingAppointmentId?: string;
}

/**
 * Reads the rules of a slot and checks that it names things that belong together; what is free is only looked at to
 * choose whom to lock. Throws `visit_type_not_found`, `practitioner_not_found`, `location_not_found`,
 * `visit_not_offered_by_provider`, `identity_required` for an impossible date of birth, and what makes the patient ineligible as far as `asker` tells.
 */
export async function planSlot(tx: Db, target: SlotTarget, asker: Asker, options: CheckOptions): Promise<SlotPlan> {
  const { clinicId, now } = options;
  const day = Math.floor(target.start / DAY_MS);
  const found = await readRuleBook(tx, {
    clinicId,
    visitTypeId: target.visitTypeId,
    practitionerIds: [target.practitionerId],
    locationIds: [target.locationId],
    fromDay: day - 2,
    toDay: day + 2,
  });
  if (!found) throw refuse("visit_type_not_found");
  const { book, asked } = found;
  const [named] = asked.practitioners;
  if (!named) throw refuse("practitioner_not_found");
  const location = book.locations.find(({ id }) => id === target.locationId);
  if (!location) throw refuse("location_not_found");
  const practitioner = book.practitioners.find(({ id }) => id === target.practitionerId);
  if (!practitioner) {
    const eligible: RefusalParams = asked.eligible.length > 0 ? { eligible: asked.eligible.join(", ") } : {};
    throw refuse("visit_not_offered_by_provider", { practitioner: named.name, visit: book.visit.name, ...eligible });
  }
  const plan = { target, book };
  if (asker.dateOfBirth !== undefined) {
    requirePossibleBirth(asker.dateOfBirth, civilDayAt(book.clinic.timeZone, now));
  }
  requireEligible(plan, asker);
  const between = { start: target.start - DAY_MS, end: target.start + DAY_MS };
  const availability = createAvailability({ book, between, now, isStaff: asker.isStaff });
  const post = availability.post(practitioner, location);
  const memberIds = [...availability.membersAt(post).keys()];
  const possibleIds = [practitioner.id, ...memberIds];
  const whole = { ...plan, post, availability, possibleIds };
  if (memberIds.length === 0) return { ...whole, lockIds: possibleIds };

  const rows = await readTakenFor(tx, whole, options);
  const { taken } = readingOf(rows, {
    actor: options.actor,
    timeZone: book.clinic.timeZone,
    visitTypeId: book.visit.id,
    practitioners: book.practitioners,
  });
  const choice = availability.resources(post, target.start, taken, turnedBy(practitioner.id));
  // Nothing free now may be free once the lock is ours: the check below decides, so any members will do.
  return { ...whole, lockIds: [practitioner.id, ...("chosen" in choice ? choice.chosen : memberIds)] };
}

/** Throws the refusal when visit type or practitioner are not for this patient, as far as is known. */
export function requireEligible({ target, book }: Pick<SlotPlan, "target" | "book">, asker: Asker): void {
  const practitioner = book.practitioners.find(({ id }) => id === target.practitionerId);
  const location = book.locations.find(({ id }) => id === target.locationId);
  const date = wallClockAt(location?.timeZone ?? book.clinic.timeZone, target.start).date;
  const ineligible =
    visitIneligibility(book.visit, asker) ??
    (practitioner ? practitionerIneligibility(practitioner, asker) : null) ??
    ageIneligibility(book.visit, asker, date);
  if (ineligible) throw refuse(ineligible.code, { ...ineligible.params, phone: book.clinic.phone });
}

/** What is taken around the slot, of everything it could take. */
export function readTakenFor(
  tx: Db,
  { target, book, post, possibleIds }: Pick<SlotPlan, "target" | "book" | "post" | "possibleIds">,
  { clinicId, now, movingAppointmentId }: CheckOptions,
): Promise<Taken> {
  const { visit } = book;
  const { start } = target;
  return readTaken(tx, {
    clinicId,
    resourceIds: [...possibleIds, ...(post.practitioner.laneIds ?? [])],
    from: start - visit.bufferBeforeMinutes * MINUTE_MS,
    to: start + post.durationMs + visit.bufferAfterMinutes * MINUTE_MS,
    now,
    movingAppointmentId,
    ...(visit.dailyCap !== null && {
      counted: {
        visitTypeId: visit.id,
        practitionerIds: [target.practitionerId],
        from: start - 2 * DAY_MS,
        to: start + 2 * DAY_MS,
      },
    }),
  });
}

/**
 * The decision, taken under the locks on what was just read: the resources to claim besides the practitioner, or the
 * refusal of the first rule that says no. Throws PlanIsStale when another room must be used than was locked.
 */
export function decideSlot(
  plan: SlotPlan,
  rows: Taken,
  options: CheckOptions & { session?: { seatsLeft: number } | null },
): string[] {
  const { target, book, post, availability, lockIds } = plan;
  const { timeZone } = book.clinic;
  const { taken, bookings } = readingOf(rows, {
    actor: options.actor,
    timeZone,
    visitTypeId: book.visit.id,
    practitioners: book.practitioners,
  });
  const refused = availability.refusal(post, target.start, taken, bookings, options.session?.seatsLeft ?? null);
  if (refused) throw refusalOf(plan, refused, taken, options.now);
  // Who joins a session takes nothing but a seat.
  if (options.session) return [];
  const locked = new Set(lockIds);
  const lockedFirst = (free: string[]) => [
    ...free.filter((id) => locked.has(id)),
    ...free.filter((id) => !locked.has(id)),
  ];
  const choice = availability.resources(post, target.start, taken, lockedFirst);
  if ("lacking" in choice || !choice.chosen.every((id) => locked.has(id))) {
    throw new PlanIsStale("the room or device that was free has been taken");
  }
  return choice.chosen;
}

function refusalOf(plan: SlotPlan, { code, label }: StartRefusal, taken: TakenTime, now: number): Refusal {
  const { target, book, post } = plan;
  const { visit, clinic } = book;
  const practitioner = post.practitioner.name;
  const { date } = wallClockAt(post.location.timeZone, target.start);
  switch (code) {
    case "slot_held": {
      const from = target.start - visit.bufferBeforeMinutes * MINUTE_MS;
      const to = target.start + post.durationMs + visit.bufferAfterMinutes * MINUTE_MS;
      const until = taken.heldUntil(target.practitionerId, from, to) ?? now;
      const expiry = { until: new Date(until).toISOString(), untilTime: wallClockAt(clinic.timeZone, until).time };
      return refuse(code, expiry);
    }
    case "does_not_fit":
      return refuse(code, { visit: visit.name, minutes: post.durationMs / MINUTE_MS });
    case "below_min_notice":
      return refuse(code, { visit: visit.name, minNoticeMinutes: visit.minNoticeMinutes });
    case "beyond_horizon": {
      const lastDate = toIsoDate(civilDayAt(clinic.timeZone, now) + visit.horizonDays);
      const opensOn = toIsoDate(civilDayAt(clinic.timeZone, target.start) - visit.horizonDays);
      return refuse(code, { opensOn, lastDate });
    }
    case "closed_day":
      return refuse(code, { date });
    case "provider_off":
      return refuse(code, { practitioner });
    case "daily_cap":
      return refuse(code, { practitioner, cap: visit.dailyCap ?? 0 });
    default:
      return refuse(code, label === undefined ? {} : { label });
  }
}

/** Practitioners begin at different members, so that two who book at once rarely want the same room. */
function turnedBy(practitionerId: string): (free: string[]) => string[] {
  const seed = Number.parseInt(practitionerId.slice(-6), 16);
  return (free) => {
    const first = free.length > 0 ? seed % free.length : 0;
    return [...free.slice(first), ...free.slice(0, first)];
  };
}
