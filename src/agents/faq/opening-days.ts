import { wallClockAt } from "../../scheduling/time-zone.ts";
import { readWhen, type WhenValue } from "../../understanding/when/when.ts";

/** The days a question about opening names. */
export interface OpeningDays {
  /** `YYYY-MM-DD`, the last inclusive. */
  from: string;
  to: string;
  /** The question as documents can answer it, tried in order: they know weekdays and holidays, but no dates. */
  wordings: string[];
}

const OF_OPENING = /\b(?:open(?:s|ed|ing)?|clos(?:e|es|ed|ing|ures?)|shut|hours)\b/i;
/** A question that names more days than this is about no day. */
const DAYS_AT_MOST = 31;

/** Null: no question about opening, or none about days that can be told. */
export function openingDays(question: string, clock: { now: string; timeZone: string }): OpeningDays | null {
  if (!OF_OPENING.test(question)) return null;
  const { date, time } = wallClockAt(clock.timeZone, Date.parse(clock.now));
  const read = readWhen({ text: question, now: `${date}T${time}:00`, timeZone: clock.timeZone, expect: "visit" });
  const named = read.flatMap((value) => {
    const from = dayOf(value.date ?? value.from);
    const to = dayOf(value.date ?? value.to);
    return from && to && !value.excluded ? [{ from, to, value }] : [];
  });
  const [first] = named;
  if (!first) return null;
  const [from, to] = [
    least(named.map((each) => each.from)),
    least(
      named.map((each) => each.to),
      -1,
    ),
  ];
  if (Temporal.PlainDate.from(from).until(to).days >= DAYS_AT_MOST) return null;
  return { from, to, wordings: from === to ? wordingsOf(question, first.value, from) : [question] };
}

const dayOf = (moment: string | undefined): string | null => /^\d{4}-\d{2}-\d{2}/.exec(moment ?? "")?.[0] ?? null;

const least = (days: readonly string[], sign: 1 | -1 = 1): string =>
  days.reduce((one, other) => (sign * Temporal.PlainDate.compare(other, one) < 0 ? other : one));

/** "Are you open on Thursday?" for "… this Thursday, November 26?"; of "on Thanksgiving" and "tomorrow" as asked first. */
function wordingsOf(question: string, { text, start, end }: WhenValue, day: string): string[] {
  const weekday = Temporal.PlainDate.from(day).toLocaleString("en-US", { weekday: "long" });
  const before = question.slice(0, start).replace(/\bon\s*$/i, "");
  const plain = `${before}on ${weekday}${question.slice(end)}`;
  return new RegExp(`\\b${weekday}\\b`, "i").test(text) ? [plain] : [question, plain];
}
