import type { Token } from "./tokens.ts";
import { wordAt } from "./words.ts";

type Tokens = readonly Token[];

/** What a recogniser writes for an hour, and the hour meant. */
const HOURS: ReadonlyMap<string, string> = new Map([
  ["won", "one"],
  ["too", "two"],
  ["tree", "three"],
  ["free", "three"],
  ["fore", "four"],
  ["fife", "five"],
  ["sicks", "six"],
  ["ate", "eight"],
  ["nein", "nine"],
  ["tin", "ten"],
  ["to", "two"],
  ["for", "four"],
]);
/** Hours that are little words far more often: they need a mark of the clock behind them and nothing before. */
const LITTLE = /^(to|too|for|free|tin)$/;
const MINUTES: ReadonlyMap<string, string> = new Map([
  ["thirsty", "thirty"],
  ["dirty", "thirty"],
  ["thirdy", "thirty"],
  ["thurty", "thirty"],
  ["thirtie", "thirty"],
  ["fourty", "forty"],
  ["farty", "forty"],
  ["fiftin", "fifteen"],
  ["fifteens", "fifteen"],
  ["furty", "forty"],
]);
const MINUTE_WORDS = /^(fifteen|twenty|thirty|forty|fifty|thirsty|dirty|thirdy|thurty|oh)$/;
const HOUR_WORDS = /^(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[1-9]|1[0-2])$/;
const INTRODUCES = /^(at|around|about|by|@|say|like)$/;

/** The tokens as they were most likely said, and the places where that differs from what was written. */
export interface Heard {
  tokens: Tokens;
  mended: number[];
}

/**
 * Mends clock times a speech recogniser misheard: "ten thirsty", "ate thirty", "tree pm". Only where a time was asked
 * for or the words bear the marks of a clock: what was heard is a guess, and the caller must have it confirmed.
 */
export function mendHeard(tokens: Tokens, asked: readonly string[]): Heard {
  const wanted = asked.includes("time");
  const mended: number[] = [];
  const result = tokens.map((token, at) => {
    const word = token.kind === "word" ? (hourHeard(tokens, at, wanted) ?? minuteHeard(tokens, at, wanted)) : null;
    if (word === null) return token;
    mended.push(at);
    return { ...token, word };
  });
  return mended.length > 0 ? { tokens: result, mended } : { tokens, mended };
}

function hourHeard(tokens: Tokens, at: number, wanted: boolean): string | null {
  const word = wordAt(tokens, at);
  const hour = HOURS.get(word);
  if (!hour) return null;
  const next = wordAt(tokens, at + 1);
  const introduced = INTRODUCES.test(wordAt(tokens, at - 1));
  const alone = tokens.length <= 4 && at === 0;
  if (/^(oclock|am|pm)$/.test(next) || (next === "o" && wordAt(tokens, at + 2) === "clock"))
    return !LITTLE.test(word) || introduced || (alone && wanted) || next === "oclock" ? hour : null;
  if (!MINUTE_WORDS.test(next) || LITTLE.test(word)) return null;
  const half = /^(am|pm)$/.test(wordAt(tokens, at + 2));
  return introduced || half || (wanted && alone) ? hour : null;
}

function minuteHeard(tokens: Tokens, at: number, wanted: boolean): string | null {
  const word = wordAt(tokens, at);
  const minutes = MINUTES.get(word);
  if (!minutes) return null;
  const before = wordAt(tokens, at - 1);
  if (!HOUR_WORDS.test(before) && !HOURS.has(before)) return null;
  if (LITTLE.test(before)) return null;
  const introduced = INTRODUCES.test(wordAt(tokens, at - 2));
  const half = /^(am|pm)$/.test(wordAt(tokens, at + 1));
  return introduced || half || (wanted && tokens.length <= 6) ? minutes : null;
}
