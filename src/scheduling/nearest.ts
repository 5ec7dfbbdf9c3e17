import {
  type Asked,
  askedDays,
  type Relaxable,
  relax,
  relaxable,
  wantsLocation,
  wantsPractitioner,
  wantsWall,
} from "./asked.ts";
import { type CivilDay, DAY_MS } from "./civil-day.ts";
import type { Candidate } from "./sweep.ts";

/** What was let go of, and the candidates that fit then, by start. */
export interface Nearest {
  relaxed: Relaxable[];
  candidates: Candidate[];
}

/** Whether a candidate is what was asked for. */
export function isWanted(asked: Asked, { post, wall }: Candidate): boolean {
  return (
    wantsPractitioner(asked, post.practitioner.id) && wantsLocation(asked, post.location.id) && wantsWall(asked, wall)
  );
}

/**
 * The candidates nearest to the wish, letting go of as little as it takes: one constraint (time of day, then date,
 * practitioner, site), then two, then more. Null when nothing is free at all. With dates let go, near means near
 * the dates asked for, before and after them.
 */
export function nearest(asked: Asked, candidates: readonly Candidate[], limit: number): Nearest | null {
  const names = relaxable(asked);
  for (const relaxed of subsetsBySize(names)) {
    const wish = relax(asked, relaxed);
    const fitting = candidates.filter((candidate) => isWanted(wish, candidate));
    if (fitting.length === 0) continue;
    const days = relaxed.includes("dates") ? askedDays(asked) : null;
    const close = days ? closeTo(days, fitting, limit) : fitting.slice(0, limit);
    return { relaxed, candidates: close.sort((a, b) => a.start - b.start) };
  }
  return null;
}

/**
 * The nearest to some days, both sides of them: where all the nearest lie on one side, the last gives way to the
 * nearest on the other, so that the next free day is among them and not only named.
 */
function closeTo(days: { first: CivilDay; last: CivilDay }, fitting: readonly Candidate[], limit: number): Candidate[] {
  const from = days.first * DAY_MS;
  const to = (days.last + 1) * DAY_MS;
  const distance = ({ wall }: Candidate) => (wall < from ? from - wall : Math.max(0, wall - to));
  // Stable: at the same distance the order of start remains.
  const ranked = fitting.toSorted((a, b) => distance(a) - distance(b));
  const close = ranked.slice(0, limit);
  const isBefore = ({ wall }: Candidate) => wall < from;
  const across = ranked.find((candidate) => close.every((each) => isBefore(each) !== isBefore(candidate)));
  return across && limit > 1 ? [...close.slice(0, -1), across] : close;
}

/** Every non-empty subset, smaller ones first, in the order of the names. */
function subsetsBySize<Name>(names: readonly Name[]): Name[][] {
  const subsets: Name[][] = [];
  for (let bits = 1; bits < 1 << names.length; bits += 1) subsets.push(names.filter((_, index) => bits & (1 << index)));
  return subsets.sort((a, b) => a.length - b.length);
}
