import { toMinutes } from "./clock-forms.ts";
import type { Policy } from "./day-span.ts";
import type { PartOfDay } from "./lexicon.ts";
import type { Clock, PartSaid } from "./syntax.ts";

const HALF_DAY = 720;

/** Minutes after midnight; `other` is the reading in the other half of the day when nothing said decides. */
export interface ClockReading {
  minutes: number;
  other?: number;
}

/**
 * Settles the half of the day: what was said, else the part of day beside it, else the opening hours, else as written.
 * With opening hours the other half is kept as a doubt only when the clinic is open then too.
 */
export function resolveClock(clock: Clock, part: PartOfDay | undefined, policy: Policy): ClockReading {
  if (clock.half || clock.exact) return { minutes: toMinutes(clock, clock.half) };
  if (part) return { minutes: toMinutes(clock, halfOf(part, clock.hour)) };
  const literal = clock.hour * 60 + clock.minute;
  const [morning, afternoon] = [toMinutes(clock, "am"), toMinutes(clock, "pm")];
  if (policy.opensAt === undefined || policy.closesAt === undefined)
    return { minutes: literal, other: literal === morning ? afternoon : morning };
  const isOpen = (minutes: number) =>
    minutes >= parseClock(policy.opensAt ?? "") && minutes < parseClock(policy.closesAt ?? "");
  if (isOpen(morning) && isOpen(afternoon)) return { minutes: morning, other: afternoon };
  if (isOpen(morning)) return { minutes: morning };
  if (isOpen(afternoon)) return { minutes: afternoon };
  return { minutes: clock.hour >= 7 && clock.hour < 12 ? morning : afternoon };
}

function halfOf(part: PartOfDay, hour: number): "am" | "pm" {
  if (part === "morning") return "am";
  if (part === "night") return hour < 6 || hour === 12 ? "am" : "pm";
  if (part === "evening" || part === "tonight") return hour === 12 ? "am" : "pm";
  return "pm";
}

/**
 * Both ends of a stretch. A half said at one end holds for the other where that keeps them in order; a stretch that
 * would end before it begins ends in the next half of the day.
 */
export function resolveClockRange(
  from: Clock,
  to: Clock,
  part: PartOfDay | undefined,
  policy: Policy,
): { from: number; to: number } {
  const end = resolveClock(to, part, policy);
  const start = resolveClock(from, part, policy);
  const startFixed = from.half !== undefined || from.exact;
  const endFixed = to.half !== undefined || to.exact;
  if (endFixed && !startFixed) {
    const [morning, afternoon] = [toMinutes(from, "am"), toMinutes(from, "pm")];
    const sameHalf = end.minutes >= HALF_DAY ? afternoon : morning;
    const otherHalf = end.minutes >= HALF_DAY ? morning : afternoon;
    return { from: sameHalf < end.minutes ? sameHalf : otherHalf, to: end.minutes };
  }
  if (!endFixed && end.minutes <= start.minutes) {
    const later = toMinutes(to, "pm");
    return { from: start.minutes, to: later > start.minutes ? later : end.minutes };
  }
  return { from: start.minutes, to: end.minutes };
}

const WINDOWS: Readonly<Record<PartOfDay, readonly [number, number]>> = {
  morning: [480, 720],
  afternoon: [720, 960],
  evening: [960, 1200],
  night: [1200, 1439],
  tonight: [1200, 1439],
};

/** The clock stretch a part of day stands for; "early" and "late" are its first and last two hours. */
export function partWindow({ part, portion }: PartSaid): { from: number; to: number } {
  const [from, to] = WINDOWS[part];
  if (portion === "early") return { from, to: from + 120 };
  return portion === "late" ? { from: to - 120 - (to === 1439 ? -1 : 0), to } : { from, to };
}

/** `HH:MM` to minutes after midnight. */
export const parseClock = (time: string): number => {
  const [hour = "0", minute = "0"] = time.split(":");
  return Number(hour) * 60 + Number(minute);
};

/** Minutes after midnight, of this day or a later one, to `HH:MM`. */
export function formatClock(minutes: number): string {
  const inDay = ((Math.floor(minutes) % 1440) + 1440) % 1440;
  return `${String(Math.floor(inDay / 60)).padStart(2, "0")}:${String(inDay % 60).padStart(2, "0")}`;
}
