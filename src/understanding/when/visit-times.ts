import type { Policy } from "./day-span.ts";
import { type ClockSpan, clockSpan } from "./resolve.ts";
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
  if (!clock.point || clock.from === undefined || mention.time?.is !== "clock") return undefined;
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
}

/** "the end of the day", as a clinic keeps it. */
const LATE = "15:00";

/** What a mention wishes or rules out on the clock; null when it says nothing of it. */
export function timeWish(mention: Mention, policy: Policy, alternative: boolean): TimeWish | null {
  if (mention.elapsed) return elapsedWish(mention.elapsed, policy, alternative);
  if (mention.time?.is === "day-end") return { windows: [{ from: LATE }], alternative };
  // A day ruled out for part of it is ruled out whole, which says nothing of other days' hours.
  if (mention.excluded && mention.days) return null;
  const clock = clockSpan(mention, policy);
  if (!clock) return null;
  const exact = exactTimeOf(mention, clock, policy);
  if (exact !== undefined) return mention.excluded ? null : { windows: [], exact, alternative };
  const said = mention.part && isPartOnly(mention) ? partWindowForVisit(mention.part) : clockWindows(clock);
  return { windows: mention.excluded ? outside(said) : [said], alternative };
}

function elapsedWish(elapsed: Elapsed, policy: Policy, alternative: boolean): TimeWish | null {
  if (elapsed.within || elapsed.minutes <= 0) return null;
  const moment = policy.now.add({ minutes: Math.min(5e6, Math.round(elapsed.minutes)) });
  return { windows: [], exact: moment.toPlainTime().toString({ smallestUnit: "minute" }), alternative };
}

/**
 * All wishes together. "Tuesday afternoon, after 2" is from two; where nothing is left the windows stand side by side
 * and `conflict` says so. One time named is the time; several ("2 or 3pm") bound a stretch.
 */
export function joinTimes(wishes: readonly TimeWish[]): { times: ClockWindow[]; exactTime?: string; conflict?: true } {
  const exacts = wishes.flatMap(({ exact }) => exact ?? []).sort();
  const [first, last] = [exacts.at(0), exacts.at(-1)];
  const groups = wishes.filter(({ windows }) => windows.length > 0);
  if (first !== undefined && last !== undefined && first !== last)
    groups.push({ windows: [{ from: first, to: last }], alternative: groups.length > 0 });
  const joined = narrow(groups);
  return first !== undefined && first === last ? { ...joined, exactTime: first } : joined;
}

function narrow(groups: readonly TimeWish[]): { times: ClockWindow[]; conflict?: true } {
  let times: ClockWindow[] | null = null;
  let conflict = false;
  for (const { windows, alternative } of groups) {
    if (times === null || alternative) {
      times = [...(times ?? []), ...windows];
      continue;
    }
    const narrowed: ClockWindow[] = times.flatMap((one) => windows.flatMap((other) => intersect(one, other)));
    if (narrowed.length === 0) conflict = true;
    times = narrowed.length > 0 ? narrowed : [...times, ...windows];
  }
  return { times: times ?? [], ...(conflict ? { conflict: true } : {}) };
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
