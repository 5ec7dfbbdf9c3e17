import type { Policy } from "./day-span.ts";
import type { ClockSpan } from "./resolve.ts";
import { formatClock, parseClock, resolveClock } from "./resolve-clock.ts";
import type { Mention, PartSaid } from "./syntax.ts";

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

/**
 * Narrows alternatives said one after the other: "Tuesday afternoon, after 2" is from two. Where nothing is left the
 * windows stand side by side and `onConflict` is told.
 */
export function intersectAll(groups: readonly (readonly ClockWindow[])[], onConflict: () => void): ClockWindow[] {
  let result: ClockWindow[] | null = null;
  for (const group of groups) {
    if (result === null) {
      result = [...group];
      continue;
    }
    const narrowed: ClockWindow[] = result.flatMap((one) => group.flatMap((other) => intersect(one, other)));
    if (narrowed.length > 0) result = narrowed;
    else {
      onConflict();
      result = [...result, ...group];
    }
  }
  return result ?? [];
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
