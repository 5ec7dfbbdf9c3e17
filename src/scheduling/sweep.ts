import {
  type Asked,
  wantsDay,
  wantsLocation,
  wantsPractitioner,
  wantsTime,
} from "./asked.ts";
import type { Availability, BookingCount, Post } from "./availability.ts";
import { DAY_MS, MINUTE_MS } from "./civil-day.ts";
import { type Asker, practitionerIneligibility } from "./eligibility.ts";
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
}

/** How many wanted starts each rule removed, with what its explanation needs. */
export type Tally = Map<RefusalCode, { removed: number; params: RefusalParams; firstStart: number }>;

export interface Sweep {
  /** By start; among equals the less booked practitioner first, then by name and location. */
  candidates: Candidate[];
  tally: Tally;
  /** Starts planned on the wanted days, whatever the time of day: tells "not at that time" from "not that day". */
  plannedOnDays: { count: number; earliest: number; latest: number };
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
}): Sweep {
  const { book, availability, asked, asker, taken, bookings, between } = options;
  const candidates: Candidate[] = [];
  const tally: Tally = new Map();
  const plannedOnDays = { count: 0, earliest: Number.POSITIVE_INFINITY, latest: Number.NEGATIVE_INFINITY };
  const { slotGridMinutes: minutes, slotGridOffsetMinutes: offsetMinutes } = book.visit;
  const wantedDays = new Map<number, boolean>();

  const isWantedDay = (day: number) => {
    let wanted = wantedDays.get(day);
    if (wanted === undefined) {
      wanted = wantsDay(asked, day);
      wantedDays.set(day, wanted);
    }
    return wanted;
  };
  const count = (code: RefusalCode, params: RefusalParams, start: number) => {
    const counted = tally.get(code);
    if (!counted) tally.set(code, { removed: 1, params, firstStart: start });
    else counted.removed += 1;
  };

  for (const practitioner of book.practitioners) {
    if (!wantsPractitioner(asked, practitioner.id)) continue;
    const ineligible = practitionerIneligibility(practitioner, asker);
    for (const location of book.locations) {
      if (!wantsLocation(asked, location.id)) continue;
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
          if (ineligible) return count(ineligible.code, ineligible.params, start);
          const refused = availability.refusal(post, start, taken, bookings);
          if (refused) count(refused.code, startParams(refused.label, post), start);
          else candidates.push({ post, start, wall });
        });
      }
    }
  }
  candidates.sort(
    (a, b) => a.start - b.start || taken.load(a.post.practitioner.id) - taken.load(b.post.practitioner.id),
  );
  return { candidates, tally, plannedOnDays };
}

function startParams(label: string | undefined, post: Post): RefusalParams {
  const { name: practitioner } = post.practitioner;
  return label === undefined ? { practitioner } : { practitioner, label };
}
