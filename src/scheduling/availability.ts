import { MINUTE_MS } from "./civil-day.ts";
import { covers, holdsInstant, type Interval } from "./intervals.ts";
import type { RefusalCode } from "./refusal.ts";
import { chooseMembers, type GroupChoice } from "./requirement-groups.ts";
import type { BookableLocation, OfferingPractitioner, RuleBook } from "./rule-book.ts";
import { isOnGrid } from "./slot-grid.ts";
import type { TakenTime } from "./taken-time.ts";
import { civilDayAt, startOfDay } from "./time-zone.ts";
import { resourceHours, type WorkingHours, workingHours } from "./working-hours.ts";

/** One practitioner at one location: where starts come from. */
export interface Post {
  practitioner: OfferingPractitioner;
  location: BookableLocation;
  durationMs: number;
  hours: WorkingHours;
}

/** The rules of a visit over a span of time, before what is taken is known. */
export interface Availability {
  post(practitioner: OfferingPractitioner, location: BookableLocation): Post;
  /**
   * First rule that refuses the start, in the order a person would name them; null when it can be booked.
   *
   * @param seatsLeft Of the group session that stands there: its time is taken, its seats are what counts. Null: none.
   */
  refusal(
    post: Post,
    start: number,
    taken: TakenTime,
    bookings: BookingCount,
    seatsLeft?: number | null,
  ): StartRefusal | null;
  /**
   * The free room and device for the start, one for each group, or the group that has none. `prefer` may reorder the
   * free members of a group.
   */
  resources(post: Post, start: number, taken: TakenTime, prefer?: (free: string[]) => string[]): ResourceChoice;
  /** Kind of each room and device that the visit may need at the post's location, by id. */
  membersAt(post: Post): Map<string, "room" | "device">;
  /** First instant that is too far ahead. */
  horizonEnd: number;
  /** First instant that keeps the notice asked for. */
  earliestStart: number;
}

export type ResourceChoice = { chosen: string[] } | { lacking: GroupChoice };

export interface StartRefusal {
  code: RefusalCode;
  /** The requirement group that lacked a free member. */
  label?: string;
}

/** Visits of this type the practitioner has on a civil day of the clinic. */
export type BookingCount = (practitionerId: string, clinicDay: number) => number;

/**
 * The buffer policy is the sum: a claim is the visit with its own buffers, and claims may touch but not overlap, so
 * between two visits lie the first one's after-buffer and the second one's before-buffer. Hours, closures and time
 * off bound the visit itself; its buffers only keep other visits away, also across midnight and a window's edge.
 */
export function createAvailability(options: {
  book: RuleBook;
  /** Starts are asked about only inside this span. */
  between: Interval;
  now: number;
  isStaff: boolean;
}): Availability {
  const { book, between, now, isStaff } = options;
  const { visit, clinic } = book;
  const longest = Math.max(visit.durationMinutes, ...book.practitioners.map((each) => each.durationMinutes ?? 0));
  // A visit that starts inside the span may end after it.
  const span = { start: between.start, end: between.end + longest * MINUTE_MS };
  const grid = { minutes: visit.slotGridMinutes, offsetMinutes: visit.slotGridOffsetMinutes };
  const before = visit.bufferBeforeMinutes * MINUTE_MS;
  const after = visit.bufferAfterMinutes * MINUTE_MS;
  const earliestStart = isStaff ? now : now + visit.minNoticeMinutes * MINUTE_MS;
  const horizonEnd = horizonEndOf(book, now);
  const rulesOf = indexByResource(book);
  const groups = new Map<string, LocalGroup[]>();

  function groupsAt({ id: locationId, timeZone }: BookableLocation): LocalGroup[] {
    const known = groups.get(locationId);
    if (known) return known;
    const here = book.requirements.map(({ kind, label, members }) => ({
      kind,
      label,
      members: members
        .filter((member) => member.locationId === null || member.locationId === locationId)
        .map(({ id }) => ({ id, hours: resourceHours(rulesOf(id), { id, timeZone }, span) })),
    }));
    groups.set(locationId, here);
    return here;
  }

  function resources(
    post: Post,
    start: number,
    taken: TakenTime,
    prefer: (free: string[]) => string[] = (free) => free,
  ): ResourceChoice {
    const here = groupsAt(post.location);
    if (here.length === 0) return { chosen: [] };
    const end = start + post.durationMs;
    return chooseMembers(
      here.map(({ kind, label, members }) => ({
        kind,
        label,
        free: prefer(
          members
            .filter(({ id, hours }) => {
              const there = hours === null || covers(hours, start, end);
              return there && taken.blocker(id, start - before, end + after) === null;
            })
            .map(({ id }) => id),
        ),
      })),
    );
  }

  return {
    earliestStart,
    horizonEnd,
    resources,
    membersAt: ({ location }) =>
      new Map(groupsAt(location).flatMap(({ kind, members }) => members.map(({ id }) => [id, kind] as const))),
    post(practitioner, location) {
      const { timeZone } = location;
      const of = { practitionerId: practitioner.id, locationId: location.id, timeZone, visitTypeId: visit.id };
      const durationMs = (practitioner.durationMinutes ?? visit.durationMinutes) * MINUTE_MS;
      return { practitioner, location, durationMs, hours: workingHours(rulesOf(practitioner.id), of, span) };
    },
    refusal(post, start, taken, bookings, seatsLeft = null) {
      const { hours, practitioner, location } = post;
      const end = start + post.durationMs;
      if (start < now) return { code: "past" };
      if (!isOnGrid(location.timeZone, start, grid)) return { code: "off_grid" };
      if (!holdsInstant(hours.planned, start)) return { code: "outside_hours" };
      if (!covers(hours.open, start, end)) {
        if (holdsInstant(hours.closed, start)) return { code: "closed_day" };
        if (holdsInstant(hours.off, start)) return { code: "provider_off" };
        return { code: "does_not_fit" };
      }
      // Notice counts from when the slot was held: it may not run out while the patient types a name.
      if (start < earliestStart && !taken.heldByActor(practitioner.id, start)) return { code: "below_min_notice" };
      if (start >= horizonEnd && !isStaff) return { code: "beyond_horizon" };
      if (seatsLeft !== null) return seatsLeft > 0 ? null : { code: "slot_taken" };
      const blocker = taken.blocker(practitioner.id, start - before, end + after);
      if (blocker) return { code: blocker === "held" ? "slot_held" : "slot_taken" };
      const { dailyCap } = visit;
      if (dailyCap !== null && bookings(practitioner.id, civilDayAt(clinic.timeZone, start)) >= dailyCap) {
        return { code: "daily_cap" };
      }
      const choice = resources(post, start, taken);
      if ("chosen" in choice) return null;
      const { kind, label } = choice.lacking;
      return { code: kind === "room" ? "room_unavailable" : "device_unavailable", label };
    },
  };
}

interface LocalGroup {
  kind: "room" | "device";
  label: string;
  members: { id: string; hours: Interval[] | null }[];
}

type Rules = Pick<RuleBook, "hours" | "exceptions" | "timeOff">;

/** The rules that bear on one resource: its own and those for everyone. Looked up, because there may be thousands. */
function indexByResource(book: RuleBook): (resourceId: string) => Rules {
  const everyone = book.exceptions.filter(({ resourceId }) => resourceId === null);
  const own = new Map<string, { hours: Rules["hours"]; exceptions: Rules["exceptions"]; timeOff: Rules["timeOff"] }>();
  const of = (resourceId: string) => {
    let rules = own.get(resourceId);
    if (!rules) {
      rules = { hours: [], exceptions: [...everyone], timeOff: [] };
      own.set(resourceId, rules);
    }
    return rules;
  };
  for (const rule of book.hours) of(rule.resourceId).hours.push(rule);
  for (const exception of book.exceptions) {
    if (exception.resourceId !== null) of(exception.resourceId).exceptions.push(exception);
  }
  for (const absence of book.timeOff) of(absence.resourceId).timeOff.push(absence);
  return of;
}

/** The horizon counts civil days of the clinic, so the last day is bookable whole, however long the days between are. */
export function horizonEndOf(book: Pick<RuleBook, "clinic" | "visit">, now: number): number {
  const { timeZone } = book.clinic;
  return startOfDay(timeZone, civilDayAt(timeZone, now) + book.visit.horizonDays + 1);
}
