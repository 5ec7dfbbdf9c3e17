import type { DaySpan, Policy } from "./day-span.ts";
import { formatClock, partWindow, resolveClock, resolveClockRange } from "./resolve-clock.ts";
import { resolveDays } from "./resolve-days.ts";
import type { Clock, Elapsed, Extent, Mention, Time } from "./syntax.ts";
import { timeWords } from "./time-words.ts";
import type { Token } from "./tokens.ts";
import type { WhenAmbiguity, WhenValue } from "./when.ts";

/** A stretch of the clock in minutes after midnight; `to` may lie past midnight. One end only when open. */
export interface ClockSpan {
  from?: number;
  to?: number;
  /** One time was named, not a stretch. */
  point: boolean;
  other?: number;
}

interface Source {
  text: string;
  tokens: readonly Token[];
}

/** The values of one mention, best first; none when it names a day that does not exist. */
export function resolveMention(mention: Mention, policy: Policy, source: Source): WhenValue[] {
  const settled = settle(mention, policy);
  const words = span(settled.extent, source);
  const extra = settled.excluded ? { excluded: true } : {};
  const make = (value: Omit<WhenValue, "text" | "start" | "end">, at = words): WhenValue => ({
    ...value,
    ...at,
    ...extra,
  });
  if (settled.elapsed) return [make(elapsedValue(settled, policy))];
  const days = settled.days ? resolveDays(settled.days, policy) : null;
  if (settled.days && !days) return [];
  const clock = clockSpan(settled, policy);
  if (!days) {
    // "5:45 in the evening" is answered with the clock's own words; the part of day only settled its half.
    const at = span(timeWords(settled.timeExtent ?? settled.extent, source.tokens), source);
    return clock ? [make(clockValue(clock, settled), at)] : [];
  }
  if (!clock) return [make(dayValue(days)), ...shorterReading(settled, days).map((value) => make(value))];
  if (!days.point || !days.from) {
    const daysAt = settled.daysExtent ? span(settled.daysExtent, source) : words;
    const timeAt = settled.timeExtent ? span(timeWords(settled.timeExtent, source.tokens), source) : words;
    return [make(dayValue(days), daysAt), make(clockValue(clock, settled), timeAt)];
  }
  const parts = {
    ...(settled.daysExtent ? { dateText: span(settled.daysExtent, source).text } : {}),
    ...(settled.timeExtent ? { timeText: span(timeWords(settled.timeExtent, source.tokens), source).text } : {}),
  };
  const until = settled.until ? untilEnd(settled.until, policy) : null;
  return [make({ ...dateTimeValue(days, days.from, clock, until, settled, policy), ...parts })];
}

/** A weekday before "11-4" is a day and two hours unless the numbers are that weekday's date. */
function settle(mention: Mention, policy: Policy): Mention {
  const { days } = mention;
  if (days?.is === "weekdays") return { ...mention, days: undefined };
  if (days && "pointing" in days && days.pointing && !policy.anchor) return { ...mention, days: undefined };
  if (days?.is !== "numeric" || !days.loose || days.weekday === undefined || mention.time) return mention;
  const date = resolveDays(days, policy);
  const soon = date?.from && policy.now.toPlainDate().until(date.from).days <= 60;
  if (date && !date.ambiguity && soon) return mention;
  const clock = (hour: number) => ({ hour, minute: 0, exact: hour > 12, evident: false });
  if (days.first > 24 || days.second > 24) return mention;
  return {
    ...mention,
    days: { is: "weekday", weekday: days.weekday, which: "bare", plural: false },
    time: { is: "between", from: clock(days.first), to: clock(days.second) },
  };
}

/** "from May to September" may end as September begins: a second reading beside the one that includes it. */
function shorterReading(mention: Mention, days: DaySpan): Omit<WhenValue, "text" | "start" | "end">[] {
  const { days: said } = mention;
  if (said?.is !== "between" || !days.from || !days.to) return [];
  if (said.to.is !== "month" && said.to.is !== "years" && !(said.to.is === "portion" && said.to.portion === "start"))
    return [];
  const first = said.to.is === "month" ? days.to.with({ day: 1 }) : days.to.with({ month: 1, day: 1 });
  return Temporal.PlainDate.compare(first, days.from) > 0
    ? [{ kind: "range", from: String(days.from), to: String(first) }]
    : [];
}

/** What a mention says of the clock. A part of day beside a time only settles its half. */
export function clockSpan(mention: Pick<Mention, "time" | "part">, policy: Policy): ClockSpan | null {
  if (mention.time?.is === "same" || mention.time?.is === "beside") return anchoredSpan(mention.time, policy);
  if (mention.time) return timeSpan(mention.time, mention.part?.part, policy);
  return mention.part ? { ...partWindow(mention.part), point: false } : null;
}

/** The clock of the visit spoken of, or what lies before or after it; nothing when none is known. */
function anchoredSpan(time: Time & { is: "same" | "beside" }, { anchor }: Policy): ClockSpan | null {
  if (anchor?.minutes === undefined) return null;
  if (time.is === "same") return { from: anchor.minutes, point: true };
  return time.side === "before" ? { to: anchor.minutes, point: false } : { from: anchor.minutes, point: false };
}

/** "12 am" said to a clinic is as often noon as midnight. */
const noonInstead = ({ hour, minute, half }: Clock, { opensAt }: Policy): number | undefined =>
  opensAt !== undefined && hour === 12 && half === "am" ? 720 + minute : undefined;

function timeSpan(
  time: Exclude<Time, { is: "same" | "beside" }>,
  part: NonNullable<Mention["part"]>["part"] | undefined,
  policy: Policy,
): ClockSpan {
  switch (time.is) {
    case "clock": {
      const { minutes, other = noonInstead(time.clock, policy) } = resolveClock(time.clock, part, policy);
      const midnight = minutes === 0 && part !== undefined && part !== "morning" && part !== "night";
      return { from: midnight ? 1440 : minutes, point: true, ...(other === undefined ? {} : { other }) };
    }
    case "day-end":
      return { from: 1439, point: true };
    case "between": {
      const { from, to } = resolveClockRange(time.from, time.to, part, policy);
      return { from, to: to < from ? to + 1440 : to, point: false };
    }
    case "lasting": {
      const { minutes } = resolveClock(time.from, part, policy);
      return { from: minutes, to: minutes + time.minutes, point: false };
    }
    case "open": {
      const from = time.from ? resolveClock(time.from, part, policy) : null;
      const to = time.to ? resolveClock(time.to, part, policy) : null;
      if (time.from && time.to) {
        const both = resolveClockRange(time.from, time.to, part, policy);
        return { from: both.from, to: both.to < both.from ? both.to + 1440 : both.to, point: false };
      }
      const other = from?.other ?? to?.other;
      return {
        ...(from ? { from: from.minutes } : {}),
        ...(to ? { to: to.minutes } : {}),
        point: false,
        ...(other === undefined ? {} : { other }),
      };
    }
  }
}

function dayValue(days: DaySpan): Omit<WhenValue, "text" | "start" | "end"> {
  const ambiguity = days.ambiguity ? { ambiguity: days.ambiguity } : {};
  if (days.point && days.from) return { kind: "date", date: String(days.from), ...ambiguity };
  return {
    kind: "range",
    ...(days.from ? { from: String(days.from) } : {}),
    ...(days.to ? { to: String(days.to) } : {}),
    ...ambiguity,
  };
}

function clockValue(clock: ClockSpan, mention: Mention): Omit<WhenValue, "text" | "start" | "end"> {
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

function dateTimeValue(
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

function untilEnd(until: Mention, policy: Policy): Temporal.PlainDateTime | null {
  const day = until.days ? resolveDays(until.days, policy)?.from : undefined;
  const clock = clockSpan(until, policy);
  return day && clock?.from !== undefined ? day.toPlainDateTime().add({ minutes: clock.from }) : null;
}

/** What a length of time counts from: now, or with "later" and "earlier" the visit spoken of. */
export function startOf(elapsed: Elapsed | undefined, { now, anchor }: Policy): Temporal.PlainDateTime {
  if (!elapsed?.relative || anchor?.minutes === undefined) return now;
  return anchor.day.toPlainDateTime().add({ minutes: anchor.minutes });
}

function elapsedValue(mention: Mention, policy: Policy): Omit<WhenValue, "text" | "start" | "end"> {
  const { minutes = 0, days = 0, within = false } = mention.elapsed ?? {};
  const capped = Math.max(-5e7, Math.min(5e7, Math.round(minutes)));
  const moment = startOf(mention.elapsed, policy).add({
    minutes: capped,
    days: Math.max(-40_000, Math.min(40_000, days)),
  });
  if (within) {
    const format = (at: Temporal.PlainDateTime) => at.toString({ smallestUnit: "minute" });
    return { kind: "range", from: format(policy.now), to: format(moment) };
  }
  return {
    kind: "datetime",
    date: String(moment.toPlainDate()),
    time: moment.toPlainTime().toString({ smallestUnit: "minute" }),
  };
}

/** The words of an extent, as written. */
export function span(extent: Extent, { text, tokens }: Source): { text: string; start: number; end: number } {
  const [first, second] = [tokens[extent.from], tokens[extent.from + 1]];
  // "the 8th" is answered as "8th", "a quarter to 6" as "quarter to 6"; "the 19" keeps its article.
  const isArticle = first?.word === "the" || (first?.word === "a" && second?.word === "quarter");
  const bare = second?.kind === "number" && !second.ordinal && extent.to - extent.from === 2;
  const start = (isArticle && !bare && extent.to - extent.from > 1 ? second : first)?.start ?? 0;
  const end = tokens[Math.min(extent.to, tokens.length) - 1]?.end ?? start;
  return { text: text.slice(start, end), start, end };
}
