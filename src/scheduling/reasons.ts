import { type Asked, askedDays } from "./asked.ts";
import { DAY_MS, toClockTime, toIsoDate } from "./civil-day.ts";
import { nextFreeOf } from "./look-around.ts";
import type { Reason } from "./model.ts";
import type { RefusalCode, RefusalParams } from "./refusal.ts";
import type { RuleBook } from "./rule-book.ts";
import type { Candidate, Sweep } from "./sweep.ts";
import { civilDayAt, wallClockAt } from "./time-zone.ts";

export interface ReasonsInput {
  book: RuleBook;
  asked: Asked;
  now: number;
  horizonEnd: number;
  /** What the wish itself came to. */
  wish: Sweep;
  /** Planned starts wanted that lie beyond the horizon (counted for a month at most). */
  beyondHorizon: number;
  /** Names of practitioners asked for who do not offer the visit. */
  notOffering: readonly string[];
  /** Names of some who do. */
  eligible: readonly string[];
  /** What is free of whom was asked for, with nothing else of the wish applied, by start. */
  free: readonly Candidate[];
  /** First time, after they are away, that a practitioner works again; null when not within the horizon. */
  returnOf(practitionerName: string, after: number): number | null;
}

/** Why nothing fits, most removed first; never empty. */
export function explain(input: ReasonsInput): Reason[] {
  const { book, asked, wish, horizonEnd, now } = input;
  const { timeZone } = book.clinic;
  const reasons: Reason[] = [];
  const add = (code: RefusalCode, removed: number, params: RefusalParams) => reasons.push({ code, params, removed });
  const dateOf = (instant: number) => wallClockAt(timeZone, instant).date;

  let booked = 0;
  for (const [code, { removed, params, firstStart }] of wish.tally) {
    if (code === "slot_taken" || code === "slot_held") booked += removed;
    else add(code, removed, { ...params, ...startDetails(code, params, firstStart) });
  }
  if (booked > 0) add("fully_booked_until", booked, nextFree(input, "date"));

  for (const practitioner of input.notOffering) {
    const who: RefusalParams = input.eligible.length > 0 ? { eligible: input.eligible.join(", ") } : {};
    add("visit_not_offered_by_provider", 0, { practitioner, visit: book.visit.name, ...who });
  }

  const days = askedDays(asked);
  const lastDay = civilDayAt(timeZone, horizonEnd - 1);
  if (days && days.last > lastDay) {
    const opensOn = toIsoDate(Math.max(days.first, lastDay + 1) - book.visit.horizonDays);
    if (input.beyondHorizon > 0 || days.first > lastDay) {
      add("beyond_horizon", input.beyondHorizon, { opensOn, lastDate: toIsoDate(lastDay) });
    }
  }
  if (days && days.last < civilDayAt(timeZone, now)) add("past", 0, {});

  if (reasons.length === 0) add("outside_hours", wish.plannedOnDays.count, hoursDetails(input));
  return reasons.sort((a, b) => b.removed - a.removed);

  function startDetails(code: RefusalCode, params: RefusalParams, first: number): RefusalParams {
    if (code === "closed_day") return { date: dateOf(first), ...nextFree(input, "nextDate") };
    if (code === "provider_off") {
      const back = input.returnOf(String(params.practitioner), first);
      return back === null ? {} : { returnsOn: dateOf(back) };
    }
    if (code === "below_min_notice") return { visit: book.visit.name, minNoticeMinutes: book.visit.minNoticeMinutes };
    if (code === "does_not_fit") return { visit: book.visit.name, minutes: book.visit.durationMinutes };
    if (code === "daily_cap") return { cap: book.visit.dailyCap ?? 0 };
    return {};
  }
}

/** First day with anything free for the same practitioner, site and times, from the days asked for on. */
function nextFree({ asked, free }: ReasonsInput, name: "date" | "nextDate"): RefusalParams {
  const next = nextFreeOf(asked, free);
  return next ? { [name]: toIsoDate(Math.floor(next.wall / DAY_MS)) } : {};
}

/** The hours of the days asked for when the time of day was the matter; else the next day that has any. */
function hoursDetails(input: ReasonsInput): RefusalParams {
  const { count, earliest, latest } = input.wish.plannedOnDays;
  if (count > 0) return { opens: toClockTime(earliest), closes: toClockTime(latest) };
  return nextFree(input, "nextDate");
}
