import { type Found, readOrdinal, readYear } from "./numbers.ts";
import { readPiece } from "./pieces.ts";
import { readPointer, stepOf } from "./pointers.ts";
import type { Days, PeriodUnit, Portion } from "./syntax.ts";
import type { Token } from "./tokens.ts";
import { phrase, wordAt } from "./words.ts";
import { readBareYear, readMonthOrSeason, readPartOfYear, readYearName } from "./year-parts.ts";

type Tokens = readonly Token[];

type ReadDays = (tokens: Tokens, at: number) => Found<Days> | null;

const PERIODS: ReadonlyMap<string, PeriodUnit> = new Map([
  ["week", "week"],
  ["wk", "week"],
  ["weekend", "weekend"],
  ["wkend", "weekend"],
  ["month", "month"],
  ["quarter", "quarter"],
  ["year", "year"],
]);

const PORTIONS: ReadonlyMap<string, Portion> = new Map([
  ["end", "end"],
  ["late", "end"],
  ["beginning", "start"],
  ["start", "start"],
  ["early", "start"],
  ["middle", "middle"],
  ["mid", "middle"],
  ["rest", "rest"],
  ["remainder", "rest"],
  ["later", "later"],
]);

/** A stretch with a name: "next week", "the weekend", "end of the month", "in March", "the week of the 5th". */
export function readPeriod(tokens: Tokens, at: number, readDay: ReadDays): Found<Days> | null {
  return (
    readPortion(tokens, at, readDay) ??
    readWeekOf(tokens, at, readDay) ??
    readPiece(tokens, at, (_, start) => readWhole(tokens, start, readDay)) ??
    readNthPeriod(tokens, at) ??
    readPartOfYear(tokens, at) ??
    readCalendarPeriod(tokens, at) ??
    readMonthOrSeason(tokens, at) ??
    readBareYear(tokens, at)
  );
}

/** "end of the month", "early next week", "late March", "mid 1989", "later this week", "eom". */
function readPortion(tokens: Tokens, at: number, readDay: ReadDays): Found<Days> | null {
  let next = wordAt(tokens, at) === "the" ? at + 1 : at;
  if (wordAt(tokens, next) === "eom")
    return { value: { is: "portion", portion: "end", of: { is: "period", unit: "month", shift: 0 } }, next: next + 1 };
  if (wordAt(tokens, next) === "eoy")
    return { value: { is: "portion", portion: "end", of: { is: "period", unit: "year", shift: 0 } }, next: next + 1 };
  const half =
    phrase(tokens, next, "first half") >= 0
      ? "first-half"
      : phrase(tokens, next, "second half") >= 0
        ? "second-half"
        : null;
  const portion = half ?? PORTIONS.get(wordAt(tokens, next));
  if (!portion) return null;
  next += half ? 2 : 1;
  let joined = 0;
  // "it will end in May" is no end of May.
  if (wordAt(tokens, next) === "in" && /^(end|start)$/.test(wordAt(tokens, next - 1))) return null;
  while (joined < 3 && /^(of|in|the|around|-)$/.test(wordAt(tokens, next))) {
    next++;
    joined++;
  }
  const of =
    wordAt(tokens, next - 1) === "the"
      ? (readWhole(tokens, next - 1, readDay) ?? readWhole(tokens, next, readDay))
      : readWhole(tokens, next, readDay);
  if (!of) {
    const unit = PERIODS.get(wordAt(tokens, next));
    if (!unit || joined === 0) return null;
    return { value: { is: "portion", portion, of: { is: "period", unit, shift: 0 } }, next: next + 1 };
  }
  return { value: { is: "portion", portion, of: of.value }, next: of.next };
}

const readWhole = (tokens: Tokens, at: number, readDay: ReadDays): Found<Days> | null =>
  readWeekOf(tokens, at, readDay) ??
  readPartOfYear(tokens, at) ??
  readCalendarPeriod(tokens, at) ??
  readMonthOrSeason(tokens, at, true) ??
  readBareYear(tokens, at, true);

/** "the week of the 1st", "week commencing Monday". */
function readWeekOf(tokens: Tokens, at: number, readDay: ReadDays): Found<Days> | null {
  const next = wordAt(tokens, at) === "the" ? at + 1 : at;
  const unit = wordAt(tokens, next);
  if (unit !== "week" && unit !== "weekend") return null;
  if (!/^(of|commencing|beginning|starting)$/.test(wordAt(tokens, next + 1))) return null;
  const day = readDay(tokens, next + 2);
  return day ? { value: { is: "period-of", unit, day: day.value }, next: day.next } : null;
}

/** "first week of March", "the second week of next month". */
function readNthPeriod(tokens: Tokens, at: number): Found<Days> | null {
  const start = wordAt(tokens, at) === "the" ? at + 1 : at;
  const nth = wordAt(tokens, start) === "last" ? { value: -1, next: start + 1 } : readOrdinal(tokens, start);
  if (!nth) return null;
  const unit = wordAt(tokens, nth.next);
  if (unit === "quarter") {
    const joint = /^(of|in)$/.test(wordAt(tokens, nth.next + 1)) ? 1 : 0;
    const year = readYearName(tokens, nth.next + 1 + joint) ?? { value: { yearShift: 0 }, next: nth.next + 1 };
    if (nth.value < 1 || nth.value > 4) return null;
    return { value: { is: "part-of-year", months: 3, index: nth.value - 1, ...year.value }, next: year.next };
  }
  if ((unit !== "week" && unit !== "weekend") || !/^(of|in)$/.test(wordAt(tokens, nth.next + 1))) return null;
  const of =
    readCalendarPeriod(tokens, nth.next + 2) ??
    readMonthOrSeason(tokens, nth.next + 2, true) ??
    readBareYear(tokens, nth.next + 2, true);
  return of
    ? {
        value: {
          is: "nth",
          nth: nth.value,
          weekday: unit === "week" ? 0 : 6,
          weekend: unit === "weekend",
          of: of.value,
        },
        next: of.next,
      }
    : null;
}

/** "this week", "next month", "the weekend", "week after next", "all week", "the month". */
function readCalendarPeriod(tokens: Tokens, at: number): Found<Days> | null {
  const afterNext = readAfterNext(tokens, at) ?? readThatPeriod(tokens, at);
  if (afterNext) return afterNext;
  const pointer = readPointer(tokens, at);
  let next = pointer?.next ?? at;
  if (!pointer) {
    if (!/^(the|all|whole)$/.test(wordAt(tokens, at)) && !/^(weekend|weekends|wkend)$/.test(wordAt(tokens, at)))
      return null;
    if (/^(the|all|whole)$/.test(wordAt(tokens, next))) next++;
    if (/^(the|whole)$/.test(wordAt(tokens, next))) next++;
  }
  let unit = PERIODS.get(wordAt(tokens, next)) ?? (wordAt(tokens, next) === "weekends" ? "weekend" : undefined);
  let length = 1;
  if (/^(working|work|business)$/.test(wordAt(tokens, next)) && wordAt(tokens, next + 1) === "week") {
    unit = "workweek";
    length = 2;
  }
  if (/^(calendar)$/.test(wordAt(tokens, next)) && PERIODS.has(wordAt(tokens, next + 1))) {
    unit = PERIODS.get(wordAt(tokens, next + 1));
    length = 2;
    const year = readYear(tokens, next + 2);
    if (unit === "year" && year) return { value: { is: "years", from: year.value, to: year.value }, next: year.next };
  }
  // "the year of my birth" and "the year 2031" are no year that is running.
  const other = wordAt(tokens, next + length) === "of" || readYear(tokens, next + length) !== null;
  if (!unit || (!pointer && unit === "year" && other)) return null;
  if (!pointer && unit !== "weekend" && !/^(the|all|whole)$/.test(wordAt(tokens, next - 1))) return null;
  // "the quarter" is more often of an hour or a coin.
  if (!pointer && unit === "quarter") return null;
  const following = wordAt(tokens, (pointer?.next ?? 0) - 1) === "following" ? { following: true as const } : {};
  return {
    value: { is: "period", unit, shift: pointer ? stepOf(pointer.value) : 0, ...following },
    next: next + length,
  };
}

/** "that week", "the same week": the one around the day spoken of. */
function readThatPeriod(tokens: Tokens, at: number): Found<Days> | null {
  const start = wordAt(tokens, at) === "the" ? at + 1 : at;
  if (!/^(that|same)$/.test(wordAt(tokens, start))) return null;
  const unit = PERIODS.get(wordAt(tokens, start + 1));
  // "make that quarter past" points at no quarter.
  if (!unit || unit === "quarter") return null;
  return { value: { is: "period", unit, shift: 0, pointing: true }, next: start + 2 };
}

/** "the week after next", "weekend after next", "the week after". */
function readAfterNext(tokens: Tokens, at: number): Found<Days> | null {
  const start = wordAt(tokens, at) === "the" ? at + 1 : at;
  const unit = PERIODS.get(wordAt(tokens, start));
  // "what about the week after?"
  if (
    unit &&
    start > at &&
    wordAt(tokens, start + 1) === "after" &&
    (!tokens[start + 2] || tokens[start + 2]?.kind === "sign")
  )
    return { value: { is: "period", unit, shift: 1, following: true }, next: start + 2 };
  if (unit && start > at && phrase(tokens, start + 1, "after that") > 0)
    return { value: { is: "period", unit, shift: 1, following: true }, next: start + 3 };
  const end = unit ? phrase(tokens, start + 1, "after next") : -1;
  if (!unit || end < 0) return null;
  return {
    value: { is: "period", unit, shift: 2 },
    next: wordAt(tokens, end) === wordAt(tokens, start) ? end + 1 : end,
  };
}
