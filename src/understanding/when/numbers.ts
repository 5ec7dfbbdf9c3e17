import type { Token } from "./tokens.ts";

/** What a reader found: its value and the index of the first token after it. */
export interface Found<T> {
  value: T;
  next: number;
}

const ONES = [
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen",
  "seventeen eighteen nineteen",
]
  .join(" ")
  .split(" ");
const TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const ORDINALS = [
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth",
  "fifteenth sixteenth seventeenth eighteenth nineteenth",
]
  .join(" ")
  .split(" ");
const CARDINAL_VALUES = new Map<string, number>([
  ...ONES.map((word, value) => [word, value] as const),
  ...TENS.map((word, index) => [word, 20 + index * 10] as const),
  ["fourty", 40],
]);
const ORDINAL_VALUES = new Map<string, number>([
  ...ORDINALS.map((word, index) => [word, index + 1] as const),
  ["twentieth", 20],
  ["thirtieth", 30],
]);

/** Every word a number can begin with. */
export const NUMBER_WORDS: readonly string[] = [...CARDINAL_VALUES.keys(), ...ORDINAL_VALUES.keys()];

/** A number in digits or words below a hundred ("14", "twenty one", "twenty-one"). Never an ordinal. */
export function readCardinal(tokens: readonly Token[], at: number): Found<number> | null {
  const token = tokens[at];
  if (!token) return null;
  if (token.kind === "number") return token.ordinal ? null : { value: token.value ?? 0, next: at + 1 };
  const value = CARDINAL_VALUES.get(token.word);
  if (value === undefined) return null;
  if (value < 20) return { value, next: at + 1 };
  const next = tokens[at + 1]?.word === "-" ? at + 2 : at + 1;
  const ones = CARDINAL_VALUES.get(tokens[next]?.word ?? "");
  if (ones !== undefined && ones > 0 && ones < 10) return { value: value + ones, next: next + 1 };
  return { value, next: at + 1 };
}

/** An ordinal below a hundred: "21st", "first", "twenty first", "twenty-first". */
export function readOrdinal(tokens: readonly Token[], at: number): Found<number> | null {
  const token = tokens[at];
  if (!token) return null;
  if (token.kind === "number") return token.ordinal ? { value: token.value ?? 0, next: at + 1 } : null;
  const single = ORDINAL_VALUES.get(token.word);
  if (single !== undefined) return { value: single, next: at + 1 };
  const tens = CARDINAL_VALUES.get(token.word);
  if (tens === undefined || tens < 20) return null;
  const next = tokens[at + 1]?.word === "-" ? at + 2 : at + 1;
  const ones = tokens[next];
  const value = ones?.ordinal ? ones.value : ORDINAL_VALUES.get(ones?.word ?? "");
  return value !== undefined && value < 10 ? { value: tens + value, next: next + 1 } : null;
}

/** How many: a number, "a", "an", "a couple of", "a few", "a pair of", "half a", "two and a half", "2.5", "1/2". */
export function readAmount(tokens: readonly Token[], at: number): Found<number> | null {
  const word = (offset: number) => tokens[at + offset]?.word ?? "";
  if (word(0) === "half" && /^an?$/.test(word(1))) return { value: 0.5, next: at + 2 };
  const lead = /^(an?|the)$/.test(word(0)) ? 1 : 0;
  const vague: Record<string, number> = { couple: 2, pair: 2, few: 3, several: 3 };
  const count = vague[word(lead)];
  if (count !== undefined) return { value: count, next: at + lead + (word(lead + 1) === "of" ? 2 : 1) };
  if (word(lead) === "half") return { value: 0.5, next: at + lead + (/^an?$/.test(word(lead + 1)) ? 2 : 1) };
  if (/^an?$/.test(word(0))) return { value: 1, next: at + 1 };
  const whole = readCardinal(tokens, at);
  return whole ? readFraction(tokens, whole) : null;
}

function readFraction(tokens: readonly Token[], whole: Found<number>): Found<number> {
  const { value, next } = whole;
  const word = (offset: number) => tokens[next + offset]?.word ?? "";
  const digits = tokens[next + 1];
  const [over, under] = [tokens[next], tokens[next + 2]];
  if (
    over?.kind === "number" &&
    over.spaced &&
    word(1) === "/" &&
    under?.value &&
    !under.spaced &&
    over.value !== undefined
  )
    if (over.value < under.value) return { value: value + over.value / under.value, next: next + 3 };
  if (word(0) === "and" && /^an?$/.test(word(1)) && word(2) === "half") return { value: value + 0.5, next: next + 3 };
  if (digits?.value !== undefined && !digits.spaced && word(0) === ".")
    return { value: value + digits.value / 10 ** digits.digits, next: next + 2 };
  if (digits?.value && !digits.spaced && word(0) === "/") return { value: value / digits.value, next: next + 2 };
  return whole;
}

/** A year in four digits, or two after a sign of a year ("'74"), or in words ("nineteen eighty six"). */
export function readYear(tokens: readonly Token[], at: number): Found<number> | null {
  const token = tokens[at];
  if (!token) return null;
  if (token.kind === "number") {
    if (token.digits === 4 && !token.ordinal && token.value && token.value >= 1000 && token.value < 2200)
      return { value: token.value, next: at + 1 };
    return null;
  }
  return readSpokenYear(tokens, at);
}

function readSpokenYear(tokens: readonly Token[], at: number): Found<number> | null {
  const first = CARDINAL_VALUES.get(tokens[at]?.word ?? "");
  if (first === undefined) return null;
  let next = at + 1;
  let base: number;
  if (first === 2 && tokens[next]?.word === "thousand") {
    base = 2000;
    next++;
  } else if (first >= 17 && first <= 20) {
    base = first * 100;
    if (tokens[next]?.word === "hundred") next++;
    else if (!CARDINAL_VALUES.has(tokens[next]?.word ?? "") && !/^(oh|o)$/.test(tokens[next]?.word ?? "")) return null;
  } else return null;
  if (/^(and|oh|o)$/.test(tokens[next]?.word ?? "") && CARDINAL_VALUES.has(tokens[next + 1]?.word ?? "")) next++;
  const rest = tokens[next]?.kind === "word" ? readCardinal(tokens, next) : null;
  if (rest && rest.value > 0 && rest.value < 100) return { value: base + rest.value, next: rest.next };
  return { value: base, next };
}
