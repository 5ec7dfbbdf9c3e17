import { clockSpan } from "./clock-span.ts";
import type { DaySpan, Policy } from "./day-span.ts";
import { elapsedValue } from "./elapsed-moment.ts";
import { resolveDays } from "./resolve-days.ts";
import { type Source, span } from "./source-span.ts";
import type { Mention } from "./syntax.ts";
import { timeWords } from "./time-words.ts";
import { clockValue, dateTimeValue, dayValue } from "./values.ts";
import type { WhenValue } from "./when.ts";

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

function untilEnd(until: Mention, policy: Policy): Temporal.PlainDateTime | null {
  const day = until.days ? resolveDays(until.days, policy)?.from : undefined;
  const clock = clockSpan(until, policy);
  return day && clock?.from !== undefined ? day.toPlainDateTime().add({ minutes: clock.from }) : null;
}
