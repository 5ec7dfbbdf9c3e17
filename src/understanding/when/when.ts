import { readAnswer } from "./answers.ts";
import { readBirthDates } from "./birth-date.ts";
import { isDayFirst } from "./customs.ts";
import type { Policy } from "./day-span.ts";
import { isCorrected, markExcluded, markRefused } from "./exclusions.ts";
import { linkMentions } from "./linked-mentions.ts";
import { readMentions } from "./mentions.ts";
import { resolveMention } from "./resolve.ts";
import type { Mention } from "./syntax.ts";
import { type Token, tokenize } from "./tokens.ts";

export interface WhenRequest {
  text: string;
  /** Local clock time in `timeZone`, `YYYY-MM-DDTHH:mm:ss`. */
  now: string;
  /** IANA name. */
  timeZone: string;
  /** A visit lies ahead, a date of birth behind. */
  expect: "visit" | "dob";
  /** What was just asked for: `date`, `time`, `people` … lets a bare "13" be understood. */
  asked?: readonly string[];
  /**
   * The visit or day spoken of before, ISO date or local datetime: "the day after", "a week later", "same time" and
   * "an hour earlier" count from it. Without it days count from today and the times say nothing.
   */
  anchor?: string;
  /** `HH:MM`; with both, an hour without am or pm falls where the clinic is open. */
  opensAt?: string;
  closesAt?: string;
}

/**
 * Doubts the asker should settle. `readings` are ISO dates, datetimes or `HH:MM`, the first is the one in the value.
 * `passed`: the time named lies before now; readings may be empty. `no_such_day`: the month has no such day; the readings
 * are the real days around it, and none is in the value. `near_midnight`: "tomorrow" said after midnight, "Friday at
 * midnight"; the readings are a day apart. `misheard`: a clock time mended from what speech recognition wrote.
 * `no_such_time`: no clock shows it, and there are no readings.
 */
export type WhenAmbiguity = {
  code:
    | "weekday_mismatch"
    | "day_month_order"
    | "half_of_day"
    | "next_weekday"
    | "passed"
    | "no_such_day"
    | "no_such_time"
    | "near_midnight"
    | "misheard";
  readings: string[];
};

export interface WhenValue {
  kind: "date" | "time" | "datetime" | "range" | "dob";
  /** ISO date. */
  date?: string;
  /** `HH:MM`, 24 h. */
  time?: string;
  /** ISO date, ISO local datetime, or `HH:MM` for a clock range of no given day. Date ranges include their last day. */
  from?: string;
  to?: string;
  /** The words in the message and their offsets. */
  text: string;
  start: number;
  end: number;
  /** The two parts of a datetime. */
  dateText?: string;
  timeText?: string;
  ambiguity?: WhenAmbiguity;
  /** Said to be out of the question: "not Monday". */
  excluded?: boolean;
  /** When a clock range came from a part of day. */
  part?: "morning" | "afternoon" | "evening";
}

/**
 * The dates and times a message speaks of: in the order said, excluded ones last. Empty when it speaks of none.
 * @throws RangeError when `now` is no local ISO datetime or `anchor` no ISO date or local datetime.
 */
export function readWhen(request: WhenRequest): WhenValue[] {
  const tokens = tokenize(request.text);
  const policy = policyOf(request);
  const source = { text: request.text, tokens };
  if (request.expect === "dob") return readBirthDates(tokens, source, policy);
  const mentions = markRefused(tokens, markExcluded(tokens, linkMentions(readMentions(tokens))));
  const found = mentions.length > 0 ? inOrder(tokens, mentions) : readAnswer(tokens, request.asked ?? []);
  const values = found.flatMap((mention) => resolveMention(mention, policy, source));
  return [...values.filter((value) => !value.excluded), ...values.filter((value) => value.excluded)];
}

/** What was taken back ("Thursday, sorry, Friday") comes after what stands. */
function inOrder(tokens: readonly Token[], mentions: readonly Mention[]): Mention[] {
  const corrected = (index: number) => isCorrected(tokens, mentions, index);
  return [...mentions.filter((_, index) => !corrected(index)), ...mentions.filter((_, index) => corrected(index))];
}

/** The policy a request asks for. */
export function policyOf(request: Omit<WhenRequest, "expect" | "text">, nearDates = false): Policy {
  return {
    now: Temporal.PlainDateTime.from(request.now),
    dayFirst: isDayFirst(request.timeZone),
    nearDates,
    ...(request.anchor === undefined ? {} : { anchor: anchorOf(request.anchor) }),
    ...(request.opensAt === undefined ? {} : { opensAt: request.opensAt }),
    ...(request.closesAt === undefined ? {} : { closesAt: request.closesAt }),
  };
}

function anchorOf(anchor: string): NonNullable<Policy["anchor"]> {
  const day = Temporal.PlainDate.from(anchor.slice(0, 10));
  if (anchor.length === 10) return { day };
  const { hour, minute } = Temporal.PlainDateTime.from(anchor);
  return { day, minutes: hour * 60 + minute };
}
