import type { DaySpan, Policy } from "./day-span.ts";
import { startOf } from "./elapsed-moment.ts";
import { resolveDays } from "./resolve-days.ts";
import type { Days, Mention } from "./syntax.ts";
import type { VisitWindow } from "./visit-window.ts";

/** How far an open end reaches: "any time after the 5th". */
const OPEN_DAYS = 90;

type DayWishes = Pick<VisitWindow, "dates" | "weekdays" | "excludedDates" | "excludedWeekdays">;

/** Adds the days one mention wishes for or rules out; none before today. */
export function addDays(window: DayWishes, mention: Mention, policy: Policy): void {
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
  const moment = startOf(mention.elapsed, policy).add({
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
