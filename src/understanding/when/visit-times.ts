import { type ClockSpan, clockSpan } from "./clock-span.ts";
import type { Policy } from "./day-span.ts";
import { startOf } from "./elapsed-moment.ts";
import { formatClock, parseClock, resolveClock } from "./resolve-clock.ts";
import type { Elapsed, Mention, PartSaid } from "./syntax.ts";

/** `HH:MM` ends; an absent end is open. */
export interface ClockWindow {
  from?: string;
  to?: string;
}

const VISIT_PARTS = {
  morning: { to: "12:00" },
  afternoon: { from: "12:00", to: "17:00" },
  evening: { from: "17:00" },
  night: { from: "17:00" },
  tonight: { from: "17:00" },
} as const satisfies Record<PartSaid["part"], ClockWindow>;

/** A clinic's parts of the day: the morning ends at noon, the afternoon at five, the evening is what follows. */
export function partWindowForVisit({ part, portion }: PartSaid): ClockWindow {
  if (part === "morning" && portion) return portion === "early" ? { to: "10:00" } : { from: "10:00", to: "12:00" };
  if (part === "afternoon" && portion)
    return portion === "early" ? { from: "12:00", to: "14:30" } : { from: "14:30", to: "17:00" };
  return { ...VISIT_PARTS[part] };
}

export const isPartOnly = (mention: Mention): boolean => mention.part !== undefined && mention.time === undefined;

/** The one time a mention names, as `HH:MM`. */
export function exactTimeOf(mention: Mention, clock: ClockSpan, policy: Policy): string | undefined {
  if (!clock.point || clock.from === undefined) return undefined;
  if (mention.time?.is === "same") return formatClock(clock.from);
  if (mention.time?.is !== "clock") return undefined;
  const now = policy.now.hour * 60 + policy.now.minute;
  const isToday = mention.days?.is === "offset" && mention.days.days === 0;
  const { minutes, other } = resolveClock(mention.time.clock, mention.part?.part, policy);
  return formatClock(isToday && other !== undefined && minutes < now && other > now ? other : clock.from);
}

export const clockWindows = (clock: ClockSpan): ClockWindow => ({
  ...(clock.from === undefined ? {} : { from: formatClock(clock.from) }),
  ...(clock.to === undefined ? {} : { to: clock.to >= 1440 ? "23:59" : formatClock(clock.to) }),
});

/** What is left of the day outside a window. */
export function outside(window: ClockWindow): ClockWindow[] {
  const before = window.from === undefined || window.from <= "00:00" ? [] : [{ to: window.from }];
  const after = window.to === undefined || window.to >= "23:59" ? [] : [{ from: window.to }];
  return [...before, ...after];
}

/** What one mention says of the clock. */
export interface TimeWish {
  windows: ClockWindow[];
  /** `HH:MM`, when it names one time. */
  exact?: string;
  /** Stands beside what was said before instead of narrowing it. */
  alternative: boolean;
  /** The words that say so. */
  words: string;
}

/** One side of a contradiction: what was said, and the windows it means. */
export interface TimeSide {
  words: string;
  windows: ClockWindow[];
}

/** "the end of the day", as a clinic keeps it. */
const LATE = "15:00";

/** What a mention wishes or rules out on the clock; null when it says nothing of it. */
export function timeWish(
  mention: Mention,
  policy: Policy,
  { alternative, words }: Pick<TimeWish, "alternative" | "words">,
): TimeWish | null {
  const said = { alternative, words };
  if (mention.elapsed) return elapsedWish(mention.elapsed, policy, said);
  if (mention.time?.is === "day-end") return { windows: [{ from: LATE }], ...said };
  // A day ruled out for part of it is ruled out whole, which says nothing of other days' hours.
  if (mention.excluded && mention.days) return null;
  const clock = clockSpan(mention, policy);
  if (!clock) return null;
  const exact = exactTimeOf(mention, clock, policy);
  if (exact !== undefined) return mention.excluded ? null : { windows: [], exact, ...said };
  const window = mention.part && isPartOnly(mention) ? partWindowForVisit(mention.part) : clockWindows(clock);
  return { windows: mention.excluded ? outside(window) : [window], ...said };
}

function elapsedWish(elapsed: Elapsed, policy: Policy, said: Pick<TimeWish, "alternative" | "words">): TimeWish | null {
  if (elapsed.within || (elapsed.minutes <= 0 && !elapsed.relative)) return null;
  const minutes = Math.max(-5e6, Math.min(5e6, Math.round(elapsed.minutes)));
  const moment = startOf(elapsed, policy).add({ minutes });
  return { windows: [], exact: moment.toPlainTime().toString({ smallestUnit: "minute" }), ...said };
}

export interface JoinedTimes {
  times: ClockWindow[];
  exactTime?: string;
  conflict?: [TimeSide, TimeSide];
}

/**
 * All wishes together. "Tuesday afternoon, after 2" is from two; where nothing is left the windows stand side by side
 * and `conflict` gives both sides. One time named is the time; several ("2 or 3pm") bound a stretch.
 */
export function joinTimes(wishes: readonly TimeWish[]): JoinedTimes {
  const named = wishes.filter(({ exact }) => exact !== undefined);
  const exacts = named.flatMap(({ exact }) => exact ?? []).sort();
  const [first, last] = [exacts.at(0), exacts.at(-1)];
  const groups = wishes.filter(({ windows }) => windows.length > 0);
  if (first !== undefined && last !== undefined && first !== last)
    groups.push({ windows: [{ from: first, to: last }], alternative: groups.length > 0, words: named[0]?.words ?? "" });
  const joined = narrow(groups);
  if (first === undefined || first !== last) return joined;
  const at = { words: named[0]?.words ?? "", windows: [{ from: first, to: first }] };
  const [side] = joined.times.length > 0 && !joined.times.some((window) => holds(window, first)) ? groups : [];
  // "mornings only, at 3 pm": the time lies in none of the windows.
  const apart = side && named.every(({ alternative }) => !alternative);
  return {
    ...joined,
    exactTime: first,
    ...(apart ? { conflict: [{ words: side.words, windows: side.windows }, at] } : {}),
  };
}

const holds = ({ from, to }: ClockWindow, time: string): boolean =>
  (from === undefined || from <= time) && (to === undefined || time <= to);

function narrow(groups: readonly TimeWish[]): Pick<JoinedTimes, "times" | "conflict"> {
  let times: ClockWindow[] | null = null;
  let before: TimeSide = { words: "", windows: [] };
  let conflict: [TimeSide, TimeSide] | undefined;
  for (const { windows, alternative, words } of groups) {
    if (times === null || alternative) {
      times = [...(times ?? []), ...windows];
      before = { words, windows: times };
      continue;
    }
    const narrowed: ClockWindow[] = times.flatMap((one) => windows.flatMap((other) => intersect(one, other)));
    if (narrowed.length === 0) conflict ??= [before, { words, windows }];
    times = narrowed.length > 0 ? narrowed : [...times, ...windows];
    before = { words, windows: times };
  }
  return { times: times ?? [], ...(conflict ? { conflict } : {}) };
}

function intersect(one: ClockWindow, other: ClockWindow): ClockWindow[] {
  const from = [one.from, other.from]
    .filter((end) => end !== undefined)
    .sort()
    .at(-1);
  const to = [one.to, other.to]
    .filter((end) => end !== undefined)
    .sort()
    .at(0);
  if (from !== undefined && to !== undefined && parseClock(from) >= parseClock(to)) return [];
  return [{ ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }];
}
