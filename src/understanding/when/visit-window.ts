import { readAnswer } from "./answers.ts";
import type { DaySpan, Policy } from "./day-span.ts";
import { readMentions } from "./mentions.ts";
import { readNoSuchDays } from "./no-such-day.ts";
import { resolveMention, span } from "./resolve.ts";
import { resolveDays } from "./resolve-days.ts";
import type { Days, Mention } from "./syntax.ts";
import { tokenize } from "./tokens.ts";
import { type ClockWindow, joinTimes, type TimeWish, timeWish } from "./visit-times.ts";
import { isAlternative, wishes } from "./visit-wishes.ts";
import { policyOf, type WhenAmbiguity, type WhenRequest } from "./when.ts";

/** Day ranges (inclusive ISO dates), excluded days and weekdays, and clock windows a visit may fall in. */
export interface VisitWindow {
  /** Empty: any day. Never before today; in the order said. */
  dates: { from: string; to: string }[];
  excludedDates: string[];
  /** 1 is Monday. */
  excludedWeekdays: number[];
  /** "Mondays or Tuesdays"; empty is any. */
  weekdays: number[];
  /** `HH:MM`; alternatives. Empty: any time. */
  times: ClockWindow[];
  /** `HH:MM`, when one time was named. */
  exactTime?: string;
  /** What to ask or read back before acting on the window. */
  ambiguities: WhenAmbiguity[];
  /** The words used, as offsets into the message. */
  spans: { start: number; end: number }[];
  /** The message named clock windows that exclude each other ("in the morning, after 2 pm"). */
  conflict?: true;
}

export type VisitWindowRequest = Omit<WhenRequest, "expect">;

/** How far an open end reaches: "any time after the 5th". */
const OPEN_DAYS = 90;

/**
 * When a visit may be, from one message; null when it says nothing of days or times. Hours without am or pm fall in the
 * opening hours (07:00–19:00 unless given). "next Tuesday" is that day of the next calendar week, weeks beginning on
 * Monday; where the nearest Tuesday is another one, both are in `ambiguities`.
 * @throws RangeError when `now` is no local ISO datetime.
 */
export function readVisitWindow(request: VisitWindowRequest): VisitWindow | null {
  const policy = policyOf(
    { ...request, opensAt: request.opensAt ?? "07:00", closesAt: request.closesAt ?? "19:00" },
    true,
  );
  // What is left of "April 31st" would read as another day.
  const impossible = readNoSuchDays(request.text, policy);
  const text = impossible.reduce(
    (left, { start, end }) => left.slice(0, start) + " ".repeat(end - start) + left.slice(end),
    request.text,
  );
  const tokens = tokenize(text);
  const read = readMentions(tokens);
  const found = read.length > 0 ? read : readAnswer(tokens, request.asked ?? []);
  const mentions = wishes(tokens, found);
  if (mentions.length + impossible.length === 0) return null;
  const window: VisitWindow = {
    dates: [],
    excludedDates: [],
    excludedWeekdays: [],
    weekdays: [],
    times: [],
    ambiguities: impossible.map(({ readings }) => ({ code: "no_such_day", readings })),
    spans: impossible.map(({ start, end }) => ({ start, end })),
  };
  const times: TimeWish[] = [];
  for (const mention of mentions) {
    const source = { text, tokens };
    const { start, end } = span(mention.extent, source);
    window.spans.push({ start, end });
    if (!mention.excluded)
      for (const { ambiguity } of resolveMention(mention, policy, source))
        if (ambiguity && !isOver(ambiguity, policy)) window.ambiguities.push(nearReadings(ambiguity, policy));
    addDays(window, mention, policy);
    const wish = timeWish(mention, policy, isAlternative(tokens, mentions, mention));
    if (wish) times.push(wish);
  }
  Object.assign(window, joinTimes(times));
  dropPassed(window, policy);
  return isEmpty(window) ? null : window;
}

const isEmpty = (window: VisitWindow): boolean =>
  window.dates.length + window.excludedDates.length + window.excludedWeekdays.length + window.weekdays.length === 0 &&
  window.times.length === 0 &&
  window.exactTime === undefined &&
  window.ambiguities.length === 0;

function addDays(window: VisitWindow, mention: Mention, policy: Policy): void {
  const days = mention.days ?? (mention.elapsed ? elapsedDays(mention, policy) : undefined);
  // "I can't do Tuesday at 3" leaves the rest of Tuesday; "not Monday mornings" is taken for the whole of Mondays.
  if (!days || (mention.excluded && mention.time)) return;
  if (days.is === "weekdays") {
    const list = mention.excluded ? window.excludedWeekdays : window.weekdays;
    for (const weekday of days.weekdays) if (!list.includes(weekday)) list.push(weekday);
    return;
  }
  const weekday =
    days.is === "weekday" && days.week === undefined && (days.plural || (mention.excluded && days.which === "bare"));
  if (weekday) {
    const list = mention.excluded ? window.excludedWeekdays : window.weekdays;
    if (!list.includes(days.weekday)) list.push(days.weekday);
    return;
  }
  const resolved = resolveDays(days, policy);
  if (!resolved) return;
  const range = bounded(resolved, days, policy);
  if (!range) return;
  if (!mention.excluded) window.dates.push({ from: String(range.from), to: String(range.to) });
  else
    for (
      let day = range.from, left = 60;
      left > 0 && Temporal.PlainDate.compare(day, range.to) <= 0;
      day = day.add({ days: 1 }), left--
    )
      window.excludedDates.push(String(day));
}

function elapsedDays(mention: Mention, policy: Policy): Days {
  const { minutes = 0, days = 0 } = mention.elapsed ?? {};
  const moment = policy.now.add({
    minutes: Math.max(-5e6, Math.min(5e6, Math.round(minutes))),
    days: Math.max(-9999, Math.min(9999, days)),
  });
  return { is: "offset", days: policy.now.toPlainDate().until(moment.toPlainDate(), { largestUnit: "days" }).days };
}

/** Both ends, none before today; "after Tuesday" begins on Wednesday, "before Friday" ends on Thursday. */
function bounded(
  resolved: DaySpan,
  days: Days,
  policy: Policy,
): { from: Temporal.PlainDate; to: Temporal.PlainDate } | null {
  const today = policy.now.toPlainDate();
  const strict = days.is === "open" && days.strict === true;
  const from = resolved.from ? (strict ? afterSpan(days, resolved.from, policy) : resolved.from) : today;
  const last = resolved.to ?? from.add({ days: OPEN_DAYS });
  const to = resolved.to && strict && days.is === "open" && days.to ? beforeSpan(days.to, last, policy) : last;
  if (Temporal.PlainDate.compare(to, today) < 0 || Temporal.PlainDate.compare(from, to) > 0) return null;
  return { from: Temporal.PlainDate.compare(from, today) < 0 ? today : from, to };
}

function afterSpan(days: Days, from: Temporal.PlainDate, policy: Policy): Temporal.PlainDate {
  const whole = days.is === "open" && days.from ? resolveDays(days.from, policy) : null;
  return (whole?.to ?? from).add({ days: 1 });
}

function beforeSpan(to: Days, last: Temporal.PlainDate, policy: Policy): Temporal.PlainDate {
  return (resolveDays(to, policy)?.from ?? last).subtract({ days: 1 });
}

/** A date that is over by every reading (a date of birth, say) is no wish. */
const isOver = ({ code, readings }: WhenAmbiguity, policy: Policy): boolean =>
  code !== "passed" &&
  code !== "half_of_day" &&
  readings.every((reading) => reading < String(policy.now.toPlainDate()));

/** Readings a clinic could mean: none before today, none further than half a year, the value's own first. */
function nearReadings(ambiguity: WhenAmbiguity, policy: Policy): WhenAmbiguity {
  if (ambiguity.code === "passed" || ambiguity.code === "half_of_day") return ambiguity;
  const today = String(policy.now.toPlainDate());
  return { ...ambiguity, readings: ambiguity.readings.filter((reading, index) => index === 0 || reading >= today) };
}

/** A visit is never in the past: what has gone is taken out and said. */
function dropPassed(window: VisitWindow, policy: Policy): void {
  const today = String(policy.now.toPlainDate());
  const clock = policy.now.toPlainTime().toString({ smallestUnit: "minute" });
  if (window.exactTime === undefined || window.dates.length === 0) return;
  const onlyToday = window.dates.every(({ from, to }) => from === today && to === today);
  if (!onlyToday || window.exactTime > clock) return;
  if (!window.ambiguities.some(({ code }) => code === "passed"))
    window.ambiguities.push({ code: "passed", readings: [`${today}T${window.exactTime}`] });
  window.dates = [];
  delete window.exactTime;
}
