import { readCardinal, readOrdinal } from "./numbers.ts";
import type { Extent } from "./syntax.ts";
import type { Token } from "./tokens.ts";
import { wordAt } from "./words.ts";

type Tokens = readonly Token[];

/** One way to read a date of birth; the best has the highest score. */
export interface BirthReading {
  day: number;
  month: number;
  /** Four digits, or two when the century was not said. */
  year: number;
  extent: Extent;
  score: number;
  /** Day and month were both numbers, so their order is a custom. */
  numeric: boolean;
}

/** A number as it was written: the digits, and whether they were an ordinal. */
interface Piece {
  digits: string;
  ordinal: boolean;
  at: number;
}

/** Dates made of numbers alone: "24/09/1930", "24 09 19 30", "24th of the 9th 1930", "2409 1930", "03031 984". */
export function readDigitDates(tokens: Tokens, dayFirst: boolean): BirthReading[] {
  const readings: BirthReading[] = [];
  for (const run of runs(tokens)) readings.push(...readRun(run, dayFirst));
  return readings;
}

/** Numbers that stand together, with nothing but little words or signs between. */
function runs(tokens: Tokens): Piece[][] {
  const found: Piece[][] = [];
  let current: Piece[] = [];
  let gap = 0;
  let at = 0;
  while (at < tokens.length) {
    const piece = readPiece(tokens, at);
    if (piece) {
      current.push(piece.piece);
      at = piece.next;
      gap = 0;
      continue;
    }
    // A word or two that the recogniser misheard may stand between the numbers.
    gap += /^(of|the|and|-|\/|\.|,|in|month|day|year|on|to|for|is|s|a|uh|um|er)$/.test(wordAt(tokens, at)) ? 0 : 1;
    if (gap > 2 && current.length > 0) {
      found.push(current);
      current = [];
    }
    at++;
  }
  if (current.length > 0) found.push(current);
  return found
    .filter((run) => run.reduce((sum, piece) => sum + piece.digits.length, 0) >= 4)
    .map((run) => run.slice(0, 12));
}

function readPiece(tokens: Tokens, at: number): { piece: Piece; next: number } | null {
  const token = tokens[at];
  if (!token) return null;
  if (token.kind === "number") return { piece: { digits: token.word, ordinal: token.ordinal, at }, next: at + 1 };
  if (/^(o|oh|zero|nought|naught)$/.test(token.word))
    return { piece: { digits: "0", ordinal: false, at }, next: at + 1 };
  const heard = /^(to|too)$/.test(token.word) ? "2" : token.word === "for" ? "4" : null;
  // No date ends in "to": after its numbers that is a digit as well.
  if (
    heard &&
    tokens[at - 1]?.kind === "number" &&
    (tokens[at + 1]?.kind === "number" || (heard === "2" && !tokens[at + 1]))
  )
    return { piece: { digits: heard, ordinal: false, at }, next: at + 1 };
  if (/^seconds?$/.test(token.word) && at > 0) return { piece: { digits: "2", ordinal: true, at }, next: at + 1 };
  const roman = tokens[at - 1]?.kind === "number" && tokens[at + 1]?.kind === "number" ? ROMAN.indexOf(token.word) : -1;
  if (roman > 0) return { piece: { digits: String(roman + 1), ordinal: false, at }, next: at + 1 };
  const oh = /^o'(\p{L}+)$/u.exec(token.word)?.[1];
  const one = oh ? readCardinal([{ ...token, word: oh }], 0) : null;
  if (one && one.value < 10) return { piece: { digits: `0${one.value}`, ordinal: false, at }, next: at + 1 };
  const ordinal = readOrdinal(tokens, at);
  if (ordinal) return { piece: { digits: String(ordinal.value), ordinal: true, at }, next: ordinal.next };
  const cardinal = token.kind === "word" ? readCardinal(tokens, at) : null;
  return cardinal ? { piece: { digits: String(cardinal.value), ordinal: false, at }, next: cardinal.next } : null;
}

/** Months as some write them: "19 V 1917". "I" and "X" alone are other things as well. */
const ROMAN = ["", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "", "xi", "xii"];

/** Every way to cut a run of digits into day, month and year, each with a score. */
function readRun(run: readonly Piece[], dayFirst: boolean): BirthReading[] {
  const digits = run.map((piece) => piece.digits).join("");
  const cuts = new Set<number>();
  const ordinalEnds = new Set<number>();
  const whole = new Set<number>();
  let length = 0;
  let yearAt: number | null = null;
  for (const piece of run) {
    cuts.add(length);
    // "22nd" is one number, and two digits that can be a day are not a day and a month.
    if (piece.ordinal || (piece.digits.length === 2 && Number(piece.digits) <= 31)) whole.add(length + 1);
    if (isYear(piece)) yearAt = length;
    length += piece.digits.length;
    if (piece.ordinal) ordinalEnds.add(length);
  }
  cuts.add(length);
  // "1 9 8 2": a year said digit by digit.
  const spelled = run.slice(-4).every((piece) => piece.digits.length === 1 && !piece.ordinal);
  if (yearAt === null && spelled && /(19|20)\d\d$/.test(digits)) yearAt = length - 4;
  // "14 14 01 1942": the day said twice.
  if (length === 10 && digits.slice(0, 2) === digits.slice(2, 4) && Number(digits.slice(0, 2)) <= 31) cuts.add(2);
  if (run.length === 1 && length < 5) return [];
  const splitByOrdinal = (from: number, to: number) => [...ordinalEnds].some((end) => end > from && end < to);
  const first = run[0]?.at ?? 0;
  const extent = { from: first, to: (run.at(-1)?.at ?? first) + 1 };
  const readings: BirthReading[] = [];
  for (let start = 0; start <= Math.min(4, digits.length - 4); start++)
    for (let one = 1; one <= 3; one++)
      for (let two = 1; two <= 3; two++) {
        const monthEnd = start + one + two;
        // "13061 1975", "07044 1996": a digit heard twice before a year that stands apart.
        const stray = yearAt === monthEnd + 1 ? 1 : 0;
        for (const [years, skipped] of [
          [4, 0],
          [5, 0],
          [2, 0],
          [6, 0],
          [4, stray],
        ] as const) {
          const yearStart = monthEnd + skipped;
          const end = yearStart + years;
          if (end > digits.length) continue;
          if (!cuts.has(start) || !cuts.has(end)) continue;
          if (yearAt !== null && yearStart !== yearAt && end - yearStart === 4 && yearAt + 4 === length) continue;
          if (yearAt !== null && years === 2 && yearAt + 4 === length) continue;
          if ([start + one, monthEnd].some((cut) => whole.has(cut) && !cuts.has(cut))) continue;
          // "the 1st the 1st": two ordinals are never one number.
          if (splitByOrdinal(start, start + one) || splitByOrdinal(start + one, monthEnd)) continue;
          const reading = cutReading({ digits, start, one, two, yearStart, years, dayFirst });
          if (!reading) continue;
          let score = years === 4 ? 40 : years === 2 ? 10 : cuts.has(yearStart) && cuts.has(yearStart + 4) ? 44 : 18;
          score -= skipped * 14 + (reading.swapped ? 15 : 0);
          for (const cut of [start, start + one, monthEnd, end]) score += cuts.has(cut) ? 6 : 0;
          if (ordinalEnds.has(start + one)) score += 5;
          if (ordinalEnds.has(monthEnd)) score += 5;
          // Leading zeros that fill two places are how dates are written.
          score += fill(digits.slice(start, start + one)) + fill(digits.slice(start + one, monthEnd));
          score -= start * 5 + (digits.length - end) * 4;
          const { day, month, year } = reading;
          readings.push({ day, month, year, extent, score: score - 50, numeric: true });
        }
      }
  return readings;
}

const fill = (digits: string): number => (digits.length === 2 ? 3 : digits.length === 3 ? -6 : 0);

const isYear = (piece: Piece): boolean => piece.digits.length === 4 && !piece.ordinal && /^(19|20)/.test(piece.digits);

/** A number of up to three places in which zeros may have been doubled: "009" is 9, "08" is 8. */
function small(digits: string): number | null {
  if (digits.length === 3 && !digits.startsWith("0") && digits[1] !== "0") return null;
  if (digits.length === 3 && digits[1] === "0" && !digits.startsWith("0"))
    return Number(digits[0]) * 10 + Number(digits[2]);
  return Number(digits);
}

function cutReading(cut: {
  digits: string;
  start: number;
  one: number;
  two: number;
  yearStart: number;
  years: number;
  dayFirst: boolean;
}): { day: number; month: number; year: number; swapped: boolean } | null {
  const { digits, start, one, two, yearStart, years, dayFirst } = cut;
  const first = small(digits.slice(start, start + one));
  const second = small(digits.slice(start + one, start + one + two));
  const yearDigits = digits.slice(yearStart, yearStart + years);
  const year = yearOf(yearDigits);
  if (first === null || second === null || year === null) return null;
  const [day, month] = dayFirst ? [first, second] : [second, first];
  if (day >= 1 && day <= 31 && month >= 1 && month <= 12) return { day, month, year, swapped: false };
  if (month >= 1 && month <= 31 && day >= 1 && day <= 12) return { day: month, month: day, year, swapped: true };
  return null;
}

/** "1985", "85", "200011" (2000 and 11), "20011" (200 11). */
function yearOf(digits: string): number | null {
  if (digits.length === 2) return Number(digits);
  if (digits.length === 4) return /^(19|20)/.test(digits) ? Number(digits) : null;
  if (digits.length === 5 && digits[3] === digits[4] && /^(19|20)/.test(digits)) return Number(digits.slice(0, 4));
  // "two thousand and three" heard as "2 1003".
  const thousand = /^210([0-2]\d)$/.exec(digits)?.[1];
  if (thousand) return 2000 + Number(thousand);
  const spread = /^(19|20)0{1,2}([1-9]\d?)$/.exec(digits);
  return spread?.[1] && spread[2] ? Number(spread[1]) * 100 + Number(spread[2]) : null;
}
