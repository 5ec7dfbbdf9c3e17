import { readMentions } from "./mentions.ts";
import { readNoSuchDays } from "./no-such-day.ts";
import { span } from "./source-span.ts";
import type { Days } from "./syntax.ts";
import { tokenize } from "./tokens.ts";
import { policyOf } from "./when.ts";

/** Offsets of the days a text names by their numbers ("3 April", "4/3"), not by weekday or distance from today. */
export function calendarDateSpans(
  text: string,
  clock: { now: string; timeZone: string },
): { start: number; end: number }[] {
  const tokens = tokenize(text);
  const impossible = readNoSuchDays(text, policyOf(clock)).map(({ start, end }) => ({ start, end }));
  const real = readMentions(tokens)
    .filter(({ days }) => days !== undefined && byNumber(days))
    .map(({ extent }) => {
      const { start, end } = span(extent, { text, tokens });
      return { start, end };
    });
  return [...impossible, ...real];
}

const byNumber = (days: Days): boolean =>
  days.is === "date" ||
  days.is === "numeric" ||
  days.is === "years" ||
  (days.is === "month" && days.year !== undefined) ||
  (days.is === "between" && (byNumber(days.from) || byNumber(days.to))) ||
  (days.is === "open" && [days.from, days.to].some((end) => end !== undefined && byNumber(end)));
