import type { ClockSpan } from "./clock-span.ts";
import type { DaySpan, Policy } from "./day-span.ts";
import { formatClock } from "./resolve-clock.ts";
import type { Mention } from "./syntax.ts";
import type { WhenAmbiguity, WhenValue } from "./when.ts";

export function dayValue(days: DaySpan): Omit<WhenValue, "text" | "start" | "end"> {
  const ambiguity = days.ambiguity ? { ambiguity: days.ambiguity } : {};
  if (days.point && days.from) return { kind: "date", date: String(days.from), ...ambiguity };
  return {
    kind: "range",
    ...(days.from ? { from: String(days.from) } : {}),
    ...(days.to ? { to: String(days.to) } : {}),
    ...ambiguity,
  };
}

export function clockValue(clock: ClockSpan, mention: Mention): Omit<WhenValue, "text" | "start" | "end"> {
  const doubt = clock.other === undefined ? {} : { ambiguity: halfOfDay([clock.from ?? clock.to ?? 0, clock.other]) };
  if (clock.point) return { kind: "time", time: formatClock(clock.from ?? 0), ...doubt };
  return {
    kind: "range",
    ...(clock.from === undefined ? {} : { from: formatClock(clock.from) }),
    ...(clock.to === undefined ? {} : { to: formatClock(clock.to) }),
    ...partOf(mention),
    ...doubt,
  };
}

const halfOfDay = (minutes: number[]): WhenAmbiguity => ({
  code: "half_of_day",
  readings: minutes.map(formatClock),
});

const partOf = (mention: Mention): Pick<WhenValue, "part"> => {
  if (!mention.part || mention.time) return {};
  const { part } = mention.part;
  return { part: part === "morning" || part === "afternoon" ? part : "evening" };
};

export function dateTimeValue(
  days: DaySpan,
  day: Temporal.PlainDate,
  clock: ClockSpan,
  until: Temporal.PlainDateTime | null,
  mention: Mention,
  policy: Policy,
): Omit<WhenValue, "text" | "start" | "end"> {
  const at = (minutes: number) => day.toPlainDateTime().add({ minutes: Math.floor(minutes) });
  const format = (moment: Temporal.PlainDateTime) => moment.toString({ smallestUnit: "minute" });
  const isToday = day.equals(policy.now.toPlainDate());
  const [from, other] = laterHalf(clock, isToday, policy);
  const gone = clock.point && isToday && Temporal.PlainDateTime.compare(at(from ?? 0), policy.now) < 0;
  const ambiguity: WhenAmbiguity | undefined =
    days.ambiguity ??
    midnightDoubt(mention, day) ??
    (other === undefined
      ? gone
        ? { code: "passed", readings: [format(at(from ?? 0))] }
        : undefined
      : { code: "half_of_day", readings: [from ?? clock.to ?? 0, other].map((minutes) => format(at(minutes))) });
  const doubt = ambiguity ? { ambiguity } : {};
  if (until) return { kind: "range", date: String(day), from: format(at(from ?? 0)), to: format(until), ...doubt };
  if (clock.point) {
    const moment = at(from ?? 0);
    return { kind: "datetime", date: String(moment.toPlainDate()), time: formatClock(from ?? 0), ...doubt };
  }
  return {
    kind: "range",
    date: String(day),
    ...(from === undefined ? {} : { from: format(at(from)) }),
    ...(clock.to === undefined ? {} : { to: format(at(clock.to)) }),
    ...partOf(mention),
    ...doubt,
  };
}

/** "Friday at midnight" is where Friday begins, or where it ends. */
function midnightDoubt({ time, part }: Mention, day: Temporal.PlainDate): WhenAmbiguity | undefined {
  if (time?.is !== "clock" || part || !time.clock.exact || time.clock.hour !== 0 || time.clock.minute !== 0) return;
  return { code: "near_midnight", readings: [day, day.add({ days: 1 })].map(String) };
}

/** Today at a half-open hour that is gone in the morning means the afternoon. */
function laterHalf(clock: ClockSpan, isToday: boolean, policy: Policy): [number | undefined, number | undefined] {
  const { from, other } = clock;
  if (!isToday || from === undefined || other === undefined || other <= from) return [from, other];
  const nowMinutes = policy.now.hour * 60 + policy.now.minute;
  return from < nowMinutes && other >= nowMinutes ? [other, undefined] : [from, other];
}
