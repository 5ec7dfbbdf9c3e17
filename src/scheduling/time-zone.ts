import { type CivilDay, DAY_MS, MINUTE_MS, modulo, toClockTime, toIsoDate } from "./civil-day.ts";
import { type Interval, union } from "./intervals.ts";
import type { ClockTime, IsoDate } from "./model.ts";

/**
 * The only place where wall-clock time and instants meet. A wall time is written as if its clock were UTC, in
 * milliseconds ("wall milliseconds"); an instant is epoch milliseconds.
 *
 * A zone is a list of stretches of constant offset, asked of Temporal once per zone. After that every conversion
 * is a lookup and an addition, on ordinary days and on the two odd ones alike.
 */
export interface Stretch {
  /** First instant of the stretch; -Infinity for the first. */
  from: number;
  /** First instant after it; Infinity for the last. */
  to: number;
  /** Wall milliseconds minus instant. */
  offset: number;
}

const FIRST_YEAR = 1990;
const LAST_YEAR = 2110;

const zones = new Map<string, Stretch[]>();

function stretchesOf(timeZone: string): Stretch[] {
  const known = zones.get(timeZone);
  if (known) return known;
  const stretches: Stretch[] = [];
  let at = Temporal.ZonedDateTime.from({ timeZone, year: FIRST_YEAR, month: 1, day: 1 });
  let from = Number.NEGATIVE_INFINITY;
  for (;;) {
    const offset = Math.round(at.offsetNanoseconds / 1e6);
    const next = at.getTimeZoneTransition("next");
    const last = !next || next.year > LAST_YEAR;
    const to = last ? Number.POSITIVE_INFINITY : next.epochMilliseconds;
    stretches.push({ from, to, offset });
    if (last) break;
    from = to;
    at = next;
  }
  zones.set(timeZone, stretches);
  return stretches;
}

/** Index of the stretch an instant lies in. */
function stretchAt(stretches: Stretch[], instant: number): number {
  let low = 0;
  let high = stretches.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((stretches[middle] as Stretch).to > instant) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Wall milliseconds of an instant. Throws a RangeError for a zone that IANA does not know. */
export function toWall(timeZone: string, instant: number): number {
  const stretches = stretchesOf(timeZone);
  return instant + (stretches[stretchAt(stretches, instant)] as Stretch).offset;
}

/** Civil day of an instant in a zone. */
export function civilDayAt(timeZone: string, instant: number): CivilDay {
  return Math.floor(toWall(timeZone, instant) / DAY_MS);
}

/** Date and clock time of an instant in a zone. */
export function wallClockAt(timeZone: string, instant: number): { date: IsoDate; time: ClockTime } {
  const wall = toWall(timeZone, instant);
  return {
    date: toIsoDate(Math.floor(wall / DAY_MS)),
    time: toClockTime(Math.floor(modulo(wall, DAY_MS) / MINUTE_MS)),
  };
}

/**
 * The instants whose wall clock reads within `[wallStart, wallEnd)`. Wall time inside a gap does not exist and
 * yields nothing. Wall time that comes twice counts once, the first time, unless the window spans the whole
 * repeated stretch: then the clock's second pass is real time inside the window and counts too. With
 * `bothPasses` every matching instant counts, which is what closing hours need.
 */
export function wallWindow(timeZone: string, wallStart: number, wallEnd: number, bothPasses = false): Interval[] {
  const stretches = stretchesOf(timeZone);
  // No offset reaches a day and a half, so the stretches that matter are those around the window read as UTC.
  const first = stretchAt(stretches, wallStart - 1.5 * DAY_MS);
  const pieces: Interval[] = [];
  for (let index = first; index < stretches.length; index += 1) {
    const { from, to, offset } = stretches[index] as Stretch;
    if (from - 1.5 * DAY_MS > wallEnd) break;
    let start = Math.max(wallStart, from + offset);
    const end = Math.min(wallEnd, to + offset);
    const before = stretches[index - 1];
    if (before && !bothPasses && before.offset > offset) {
      const repeatedFrom = from + offset;
      const repeatedTo = from + before.offset;
      const spansRepeat = wallStart <= repeatedFrom && wallEnd >= repeatedTo;
      if (!spansRepeat) start = Math.max(start, repeatedTo);
    }
    if (start < end) pieces.push({ start: start - offset, end: end - offset });
  }
  return pieces.length > 1 ? union(pieces) : pieces;
}

/** The instants of one civil day; 23 or 25 hours long when the clocks change. */
export function civilDayWindow(timeZone: string, day: CivilDay): Interval[] {
  return wallWindow(timeZone, day * DAY_MS, (day + 1) * DAY_MS, true);
}

/** First instant of a civil day. */
export function startOfDay(timeZone: string, day: CivilDay): number {
  const [first] = civilDayWindow(timeZone, day);
  // A day that a zone skipped whole (Samoa, 2011-12-30) begins where the next one does.
  return first ? first.start : startOfDay(timeZone, day + 1);
}

/** Splits an interval where the zone's offset changes, each part with its offset. */
export function byOffset(timeZone: string, interval: Interval): Stretch[] {
  const stretches = stretchesOf(timeZone);
  const parts: Stretch[] = [];
  for (let index = stretchAt(stretches, interval.start); index < stretches.length; index += 1) {
    const { from, to, offset } = stretches[index] as Stretch;
    if (from >= interval.end) break;
    parts.push({ from: Math.max(from, interval.start), to: Math.min(to, interval.end), offset });
  }
  return parts;
}

/**
 * The zone of this IANA name, in IANA's own spelling; null when the runtime knows none, or it is a bare offset. Names
 * from outside go through here: stretches are kept by name, and every spelling would be kept anew.
 */
export function ianaZone(name: string): string | null {
  // The longest name has 32 characters.
  if (!/^[a-z][\w+/-]{1,49}$/i.test(name) || !isTimeZone(name)) return null;
  return Temporal.Now.zonedDateTimeISO(name).timeZoneId;
}

/** Whether the runtime knows the zone. */
export function isTimeZone(timeZone: string): boolean {
  try {
    Temporal.Now.zonedDateTimeISO(timeZone);
    return true;
  } catch {
    return false;
  }
}
