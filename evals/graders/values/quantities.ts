import { folded } from "../answer-text.ts";

/** A number with what it counts; times of any size are told as minutes. */
export interface Quantity {
  amount: number;
  /** One of anything, in small letters: `session`, `business day`, `minute`. */
  unit: string;
}

const WORDS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split(
    " ",
  );
const TENS = new Map([
  ["thirty", 30],
  ["forty", 40],
  ["fifty", 50],
  ["sixty", 60],
  ["ninety", 90],
]);
const NUMBER = `(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?|${[...WORDS, ...TENS.keys()].join("|")}`;
/** A word or two after the number: the unit, or an adjective and the unit. */
const COUNTED = new RegExp(
  `(?<![\\w$.,:/-])(${NUMBER}|an?)(?:\\s?(?:-|–|to|or)\\s?(${NUMBER}))?(?:\\s|-)?(%|[a-z]+)(?:[\\s-]([a-z]+))?`,
  "g",
);
const DOLLARS = new RegExp(
  `\\$\\s?((?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d\\d?)?)|\\b(${NUMBER})\\s(?:us\\s)?(?:dollars?|usd)\\b`,
  "g",
);
const FREE = /\b(?:free(?: of charge)?|no (?:charge|cost|fee)|at no cost|costs? nothing)\b/;

const MINUTES: Readonly<Record<string, number>> = { minute: 1, hour: 60, day: 1440, week: 10080 };
const SHORT: Readonly<Record<string, string>> = {
  min: "minute",
  h: "hour",
  hr: "hour",
  yr: "year",
  oz: "ounce",
  "%": "percent",
};

/** Every number with its unit: `24 hours`, `24-hour`, `two sessions`, `5 business days` (as both), `8 to 10 hours` (as both). */
export function readQuantities(text: string): Quantity[] {
  const told: Quantity[] = [];
  const words = folded(text);
  COUNTED.lastIndex = 0;
  for (let match = COUNTED.exec(words); match !== null; match = COUNTED.exec(words)) {
    const [whole, first, second, word, next] = match;
    // The word after may begin the next number's phrase: it is read again.
    COUNTED.lastIndex = match.index + whole.length - (next ? next.length + 1 : 0);
    if (first === undefined || word === undefined) continue;
    const units = [word, ...(next ? [`${word} ${next}`, next] : [])].map(oneOf);
    for (const number of [first, second]) {
      if (number === undefined) continue;
      for (const unit of new Set(units)) told.push(inMinutes({ amount: numberOf(number), unit }));
    }
  }
  return told;
}

/** `unit` as people write it, one or many. */
export function tellsQuantity(text: string, amount: number, unit: string): boolean {
  const wanted = inMinutes({ amount, unit: oneOf(folded(unit)) });
  return readQuantities(text).some((told) => told.unit === wanted.unit && told.amount === wanted.amount);
}

/** Every sum of money in dollars; what is free costs 0. */
export function readDollars(text: string): number[] {
  const words = folded(text);
  const sums = [...words.matchAll(DOLLARS)].map(([, sign, word]) => numberOf(sign ?? word ?? ""));
  return FREE.test(words) ? [...sums, 0] : sums;
}

function numberOf(word: string): number {
  if (word === "a" || word === "an") return 1;
  const index = WORDS.indexOf(word);
  return index >= 0 ? index : (TENS.get(word) ?? Number(word.replaceAll(",", "")));
}

function inMinutes({ amount, unit }: Quantity): Quantity {
  const minutes = MINUTES[unit];
  return minutes === undefined ? { amount, unit } : { amount: amount * minutes, unit: "minute" };
}

/** `hours` → `hour`, `business days` → `business day`. */
function oneOf(unit: string): string {
  const single = unit
    .replace(/(?<=[a-z]{2})ies$/, "y")
    .replace(/(?<=[a-z](?:ch|sh|x|ss))es$/, "")
    .replace(/(?<=[a-z]{2}[^s\W])s$/, "")
    .replace(/(?<=^(?:hr|min|yr|oz))s$/, "");
  return SHORT[single] ?? single;
}
