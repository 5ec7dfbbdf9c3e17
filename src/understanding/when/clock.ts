import { readDigital, readNamed, readSpoken } from "./clock-forms.ts";
import { readRelative } from "./clock-steps.ts";
import type { Found } from "./numbers.ts";
import type { Clock } from "./syntax.ts";
import type { Token } from "./tokens.ts";
import { isCounted, wordAt } from "./words.ts";

type Tokens = readonly Token[];

/**
 * A clock time at a token: "10:30", "5pm", "half past four", "quarter to 5", "ten thirty", "noon", "16h", "1030", "7".
 * Times that could as well be a count have `evident: false`; the caller decides by the words around them.
 */
export function readClock(tokens: Tokens, at: number): Found<Clock> | null {
  return readNamed(tokens, at) ?? readRelative(tokens, at) ?? readDigital(tokens, at) ?? readSpoken(tokens, at);
}

/** A bare number may be a clock time only when it does not count something. */
export const countsSomething = (tokens: Tokens, next: number): boolean =>
  isCounted(wordAt(tokens, next)) ||
  (wordAt(tokens, next) === "of" && /^(us|them|my|our|you|these|those|the)$/.test(wordAt(tokens, next + 1))) ||
  /^[%$£€#]$/.test(wordAt(tokens, next));
