import { type Asked, wantsDay, wantsLocation, wantsPractitioner, wantsTime } from "./asked.ts";
import type { Availability, BookingCount, Post } from "./availability.ts";
import { DAY_MS, MINUTE_MS, toIsoDate } from "./civil-day.ts";
import {
  type Asker,
  ageIneligibility,
  type Ineligible,
  practitionerIneligibility,
  visitIneligibility,
} from "./eligibility.ts";
import { byStartThenFairly } from "./fair-order.ts";
import { clip, type Interval } from "./intervals.ts";
import type { RefusalCode, RefusalParams } from "./refusal.ts";
import type { RuleBook } from "./rule-book.ts";
import { forEachGridStart } from "./slot-grid.ts";
import type { TakenTime } from "./taken-time.ts";

/** A start that can be booked. */
export interface Candidate {
  post: Post;
  start: number;
  /** Wall milliseconds at the location. */
  wall: number;
  /** The asker itself holds it. */
  heldByYou: boolean;
}

/** How many wanted starts each rule removed, with what its explanation needs. */
export type Tally = Map<RefusalCode, { removed: number; params: RefusalParams; firstStart: number }>;

export interface Sweep {
  /** By start; among equals as `byStartThenFairly` has it. */
  candidates: Candidate[];
  tally: Tally;
  /** Starts planned on the wanted days, whatever the time of day: tells "not at that time" from "not that day". */
  plannedOnDays: { count: number; earliest: number; latest: number };
}

export const EMPTY_SWEEP: Sweep = {
  candidates: [],
  tally: new Map(),
  plannedOnDays: { count: 0, earliest: Number.POSITIVE_INFINITY, latest: Number.NEGATIVE_INFINITY },
};

/** Two sweeps of spans that follow each other, as one. */
export function joinSweeps(first: Sweep, second: Sweep): Sweep {
  const tally: Tally = new Map([...first.tally].map(([code, counted]) => [code, { ...counted }]));
  for (const [code, counted] of second.tally) {
    const known = tally.get(code);
    if (known) known.removed += counted.removed;
    else tally.set(code, { ...counted });
  }
  return {
    candidates: [...first.candidates, ...second.candidates],
    tally,
    plannedOnDays: {
      count: first.plannedOnDays.count + second.plannedOnDays.count,
      earliest: Math.min(first.plannedOnDays.earliest, second.plannedOnDays.earliest),
      latest: Math.max(first.plannedOnDays.latest, second.plannedOnDays.latest),
    },
  };
}

/** Looks at every planned start between two instants that is wanted, and sorts it into free or refused, by rule. */
export function sweep(options: {
  book: RuleBook;
  availability: Availability;
  asked: Asked;
  asker: Asker;
  taken: TakenTime;
  bookings: BookingCount;
  between: Interval;
  /** Seats left in the group session that stands at a start; null where there is none. */
  seatsLeft?: (practitionerId: string, start: number) => number | null;
}): Sweep {
  const { book, availability, asked, asker, taken, bookings, between } = options;
  const candidates: Candidate[] = [];
  const tally: Tally = new Map();
  const plannedOnDays = { ...EMPTY_SWEEP.plannedOnDays };
  const { slotGridMinutes: minutes, slotGridOffsetMinutes: offsetMinutes } = book.visit;
  const wantedDays = new Map<number, boolean>();
  const ages = new Map<number, Ineligible | null>();
  const unfit = visitIneligibility(book.visit, asker);

  // A large clinic has many locations; each practitioner works at few.
  const worksAt = new Set([...book.hours, ...book.exceptions].map((rule) => `${rule.resourceId} ${rule.locationId}`));

  const isWantedDay = (day: number) => {
    let wanted = wantedDays.get(day);
    if (wanted === undefined) {
      wanted = wantsDay(asked, day);
      wantedDays.set(day, wanted);
    }
    return wanted;
  };
  const tooYoungOrOld = (day: number) => {
    if (asker.dateOfBirth === undefined) return null;
    let age = ages.get(day);
    if (age === undefined) {
      age = ageIneligibility(book.visit, asker, toIsoDate(day));
      ages.set(day, age);
    }
    return age;
  };
  const count = (code: RefusalCode, params: RefusalParams, start: number) => {
    const counted = tally.get(code);
    if (!counted) tally.set(code, { removed: 1, params, firstStart: start });
    else counted.removed += 1;
  };

  for (const practitioner of book.practitioners) {
    if (!wantsPractitioner(asked, practitioner.id)) continue;
    const unsuited = unfit ?? practitionerIneligibility(practitioner, asker);
    for (const location of book.locations) {
      if (!wantsLocation(asked, location.id) || !worksAt.has(`${practitioner.id} ${location.id}`)) continue;
      const post = availability.post(practitioner, location);
      for (const window of clip(post.hours.planned, between.start, between.end)) {
        forEachGridStart(location.timeZone, window, { minutes, offsetMinutes }, (start, wall) => {
          const day = Math.floor(wall / DAY_MS);
          if (!isWantedDay(day)) return;
          const minuteOfDay = (wall - day * DAY_MS) / MINUTE_MS;
          plannedOnDays.count += 1;
          plannedOnDays.earliest = Math.min(plannedOnDays.earliest, minuteOfDay);
          plannedOnDays.latest = Math.max(plannedOnDays.latest, minuteOfDay);
          if (!wantsTime(asked, minuteOfDay)) return;
          const ineligible = unsuited ?? tooYoungOrOld(day);
          if (ineligible) return count(ineligible.code, ineligible.params, start);
          const refused = availability.refusal(
            post,
            start,
            taken,
            bookings,
            options.seatsLeft?.(practitioner.id, start) ?? null,
          );
          if (refused) count(refused.code, startParams(refused.label, post), start);
          else candidates.push({ post, start, wall, heldByYou: taken.heldByActor(practitioner.id, start) });
        });
      }
    }
  }
  candidates.sort(byStartThenFairly({ taken, turn: asker.turn ?? "", preferredId: asker.preferredPractitionerId }));
  return { candidates, tally, plannedOnDays };
}

function startParams(label: string | undefined, post: Post): RefusalParams {
  const { name: practitioner } = post.practitioner;
  return label === undefined ? { practitioner } : { practitioner, label };
}
