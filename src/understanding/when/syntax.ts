import type { PartOfDay, Unit } from "./lexicon.ts";

/** What a message says about the clock, before anything is decided about the half of the day. */
export interface Clock {
  hour: number;
  minute: number;
  /** Said or written: "am", "in the morning". Absent where both halves are possible or the hour is on 24 h. */
  half?: "am" | "pm";
  /** The hour is on the 24-hour clock ("17:30", "09:45", "noon"): nothing to guess. */
  exact: boolean;
  /** Clearly a clock time without words around it ("10:30", "5pm"); else it needs an "at". */
  evident: boolean;
}

/** How a name of a day, week or month is pointed at. */
/** "coming": the nearest one of a weekday, the next one of a week or month. */
export type Which = "bare" | "this" | "coming" | "next" | "last" | "after-next";
export type Portion = "first-half" | "second-half" | "start" | "middle" | "end" | "rest" | "later";
export type PeriodUnit = "week" | "weekend" | "workweek" | "month" | "quarter" | "year";

/** What a message says about the day, unresolved: no calendar is consulted until `resolve-days.ts`. */
export type Days =
  | { is: "offset"; days: number; weekday?: number }
  /** "the day after", "a week later": counted from the day spoken of. `pointing` ("that day") is nothing without one. */
  | { is: "anchored"; amount: number; unit: Unit | "workday"; pointing?: true }
  | { is: "shift"; amount: number; unit: Unit | "workday"; from: Days | null }
  | { is: "weekday"; weekday: number; which: Which; week?: number; plural: boolean; following?: true; thatWeek?: true }
  /** "weekdays", "weekends": any of these, no one date. */
  | { is: "weekdays"; weekdays: readonly number[] }
  | {
      is: "date";
      day: number;
      month?: number;
      monthShift?: number;
      year?: number;
      yearShift?: number;
      weekday?: number;
      next?: boolean;
    }
  | {
      is: "numeric";
      first: number;
      second: number;
      year?: number;
      yearShift?: number;
      weekday?: number;
      next?: boolean;
      loose?: boolean;
    }
  /** The nth weekday, weekend (`weekend`), week (`weekday` 0) or day (`weekday` null) of a stretch. */
  | { is: "nth"; nth: number; weekday: number | null; of: Days; weekend?: boolean }
  | { is: "nth-after"; nth: number; weekday: number; after: Days }
  | { is: "holiday"; name: string; which: Which; year?: number; yearShift?: number; weekend?: boolean }
  | { is: "period"; unit: PeriodUnit; shift: number; following?: true; pointing?: true }
  | { is: "period-of"; unit: "week" | "weekend"; day: Days }
  | { is: "month"; month: number; year?: number; yearShift?: number; which: Which }
  | { is: "season"; season: number; which: Which; year?: number }
  | { is: "years"; from: number; to: number }
  | { is: "part-of-year"; months: number; index: number; year?: number; yearShift?: number }
  | { is: "portion"; portion: Portion; of: Days }
  /** "the first two weeks of May", "the last 3 days of the month". */
  | { is: "piece"; amount: number; unit: Unit; last: boolean; of: Days }
  | { is: "run"; amount: number; unit: Unit | "workday"; ahead: boolean }
  | { is: "between"; from: Days; to: Days }
  | { is: "stay"; from: Days; amount: number; unit: Unit }
  | { is: "open"; from?: Days; to?: Days; strict?: boolean };

export type Time =
  | { is: "clock"; clock: Clock }
  /** "same time": the clock of the visit spoken of; nothing without one. */
  | { is: "same" }
  /** "earlier that day", "later the same day". */
  | { is: "beside"; side: "before" | "after" }
  /** "end of the day": no one moment, written as the day's last minute. */
  | { is: "day-end" }
  | { is: "between"; from: Clock; to: Clock; part?: PartOfDay }
  | { is: "lasting"; from: Clock; minutes: number }
  /** `now`: the end not said is this moment ("from now until 5"). */
  | { is: "open"; from?: Clock; to?: Clock; now?: true };

/** A point on the line of time: "in two hours", "15 minutes ago", "now". */
export interface Elapsed {
  minutes: number;
  days: number;
  /** "within 2 hours", "the next hour": everything from now to then. */
  within: boolean;
  /** "within about 2 hours": the end is a guess at the moment itself. */
  about?: true;
  /** "an hour later": from the visit spoken of where there is one, else from now. */
  relative?: true;
}

/** "early in the morning", "late afternoon". */
export interface PartSaid {
  part: PartOfDay;
  portion?: "early" | "late";
}

/** Token indexes, end exclusive. */
export interface Extent {
  from: number;
  to: number;
}

/** One reading of one stretch of the message: a day, a time, both, or the two ends of a stretch. */
export interface Mention {
  extent: Extent;
  days?: Days;
  time?: Time;
  part?: PartSaid;
  elapsed?: Elapsed;
  /** "from Monday 9:00 to Tuesday 17:00": the second end. */
  until?: Mention;
  daysExtent?: Extent;
  timeExtent?: Extent;
  excluded: boolean;
}
