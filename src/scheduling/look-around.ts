import { type Asked, askedDays, relax, relaxable, wantsLocation, wantsPractitioner } from "./asked.ts";
import { DAY_MS } from "./civil-day.ts";
import type { Interval } from "./intervals.ts";
import { isWanted, type Nearest, nearest } from "./nearest.ts";
import type { RuleBook } from "./rule-book.ts";
import type { Candidate, Sweep } from "./sweep.ts";

const NEAREST_LIMIT = 3;
/** A large clinic has thousands: this many are looked at when the wish may go to anybody. */
export const OTHERS_AT_MOST = 40;
const REACH_MS = 60 * DAY_MS;
/** Of the reach, what lies before the dates asked for. */
const BEFORE_MS = 20 * DAY_MS;

export interface Around {
  /** Free starts of whom was asked for, with dates, times and site let go; by start. */
  free: Candidate[];
  near: Nearest | null;
}

/**
 * What is free around a wish that nothing fits, from whom was asked for and, only when letting go of time or date is
 * not enough, from some others. What is found is free; of a large clinic it need not be the nearest there is, because
 * a bounded number of practitioners and days is looked at.
 */
export async function lookAround(options: {
  asked: Asked;
  book: RuleBook;
  full: Interval;
  look: (book: RuleBook, asked: Asked, between: Interval) => Promise<Sweep>;
  /** The rules of a few others who offer the visit; null when there are none. */
  readOthers: () => Promise<RuleBook | null>;
}): Promise<Around> {
  const { asked, book, full, look, readOthers } = options;
  // With nothing to let go of, all there is has been looked at already.
  if (relaxable(asked).length === 0) return { free: [], near: null };
  const window = around(asked, full);
  const free = await lookAtAsked();
  const near = nearest(asked, free, NEAREST_LIMIT);
  const enough = near?.relaxed.length === 1 && near.relaxed[0] !== "location";
  if (enough || asked.practitionerIds.size === 0) return { free, near };
  const others = await readOthers();
  if (!others) return { free, near };
  const { candidates } = await look(others, relax(asked, ["dates", "times", "practitioner", "location"]), window);
  const all = [...free, ...candidates].sort((a, b) => a.start - b.start);
  return { free, near: nearest(asked, all, NEAREST_LIMIT) };

  async function lookAtAsked(): Promise<Candidate[]> {
    const open = relax(asked, ["dates", "times", "location"]);
    const few = closest(book, asked);
    if (few) {
      const { candidates } = await look(few, open, window);
      // Enough to name the next free day; that there is none is only said when everyone was looked at.
      if (nextFreeOf(asked, candidates) || firstWall(asked) >= full.end) return candidates;
    }
    return (await look(book, open, full)).candidates;
  }
}

/** First candidate of the same practitioner and site on or after the first day asked for, at the times asked for if any. */
export function nextFreeOf(asked: Asked, free: readonly Candidate[]): Candidate | undefined {
  const from = firstWall(asked);
  const wish = relax(asked, ["dates"]);
  return (
    free.find((candidate) => candidate.wall >= from && isWanted(wish, candidate)) ??
    free.find((candidate) => candidate.wall >= from && isWanted(relax(wish, ["times"]), candidate))
  );
}

function firstWall(asked: Asked): number {
  return (askedDays(asked)?.first ?? 0) * DAY_MS;
}

/** The part of the range that lies around the dates asked for. */
function around(asked: Asked, { start, end }: Interval): Interval {
  const from = Math.max(start, Math.min(firstWall(asked) - BEFORE_MS, end - REACH_MS));
  return { start: from, end: Math.min(end, from + REACH_MS) };
}

/** The book with a few of the wanted practitioners, those at the sites asked for first; null when it has no more. */
function closest(book: RuleBook, asked: Asked): RuleBook | null {
  const wanted = book.practitioners.filter(({ id }) => wantsPractitioner(asked, id));
  if (wanted.length <= OTHERS_AT_MOST) return null;
  const there = new Set(
    book.hours.filter(({ locationId }) => wantsLocation(asked, locationId)).map(({ resourceId }) => resourceId),
  );
  const ordered = [...wanted.filter(({ id }) => there.has(id)), ...wanted.filter(({ id }) => !there.has(id))];
  const practitioners = ordered.slice(0, OTHERS_AT_MOST);
  const chosen = new Set(practitioners.map(({ id }) => id));
  const worked = new Set(
    [...book.hours, ...book.exceptions]
      .filter(({ resourceId }) => resourceId !== null && chosen.has(resourceId))
      .map(({ locationId }) => locationId),
  );
  return { ...book, practitioners, locations: book.locations.filter(({ id }) => worked.has(id)) };
}
