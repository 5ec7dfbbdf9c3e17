/** Half-open span of time `[start, end)`, both epoch milliseconds. */
export interface Interval {
  readonly start: number;
  readonly end: number;
}

/** Intervals in order of start, none empty, none touching another: what the functions below take and give. */
export type IntervalSet = readonly Interval[];

/** Sorts, drops empty intervals and joins those that overlap or touch. */
export function union(intervals: Iterable<Interval>): Interval[] {
  const sorted = [...intervals].filter(({ start, end }) => start < end).sort((a, b) => a.start - b.start);
  const joined: Interval[] = [];
  for (const next of sorted) {
    const last = joined.at(-1);
    if (!last || next.start > last.end) joined.push(next);
    else if (next.end > last.end) joined[joined.length - 1] = { start: last.start, end: next.end };
  }
  return joined;
}

/** What of `from` is left without `removed`. */
export function subtract(from: IntervalSet, removed: IntervalSet): Interval[] {
  if (removed.length === 0) return [...from];
  const left: Interval[] = [];
  let next = 0;
  for (const { start, end } of from) {
    let cursor = start;
    while (next < removed.length && (removed[next] as Interval).end <= cursor) next += 1;
    for (let index = next; index < removed.length; index += 1) {
      const hole = removed[index] as Interval;
      if (hole.start >= end) break;
      if (hole.start > cursor) left.push({ start: cursor, end: hole.start });
      cursor = Math.max(cursor, hole.end);
    }
    if (cursor < end) left.push({ start: cursor, end });
  }
  return left;
}

/** The parts of `set` inside `[start, end)`. */
export function clip(set: IntervalSet, start: number, end: number): Interval[] {
  const inside: Interval[] = [];
  for (const interval of set) {
    const from = Math.max(interval.start, start);
    const to = Math.min(interval.end, end);
    if (from < to) inside.push({ start: from, end: to });
  }
  return inside;
}

/** Index of the first interval that ends after `instant`; the length when there is none. */
function firstEndingAfter(set: IntervalSet, instant: number): number {
  let low = 0;
  let high = set.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((set[middle] as Interval).end > instant) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Whether `[start, end)` shares any time with the set. */
export function overlaps(set: IntervalSet, start: number, end: number): boolean {
  const candidate = set[firstEndingAfter(set, start)];
  return candidate !== undefined && candidate.start < end;
}

/** Whether the whole of `[start, end)` lies in one interval of the set. */
export function covers(set: IntervalSet, start: number, end: number): boolean {
  const candidate = set[firstEndingAfter(set, start)];
  return candidate !== undefined && candidate.start <= start && end <= candidate.end;
}

/** Whether the set holds the instant. */
export function holdsInstant(set: IntervalSet, instant: number): boolean {
  const candidate = set[firstEndingAfter(set, instant)];
  return candidate !== undefined && candidate.start <= instant;
}
