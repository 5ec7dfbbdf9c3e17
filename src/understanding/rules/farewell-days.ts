import { SURE } from "./answer.ts";
import type { Signals } from "./signals.ts";
import type { Situation } from "./situation.ts";

/** Offsets of what was said before: "the last thing I said" is no late hour. */
export const saidBefore = ({ tokens: { words }, matches }: Signals): { start: number; end: number }[] =>
  matches
    .filter(({ name, from, to }) => name === "repeat" && words.slice(from, to).some(({ word }) => word === "thing"))
    .map(({ from, to }) => ({ start: words[from]?.start ?? 0, end: words[to - 1]?.end ?? 0 }));

const PARTING = new Set(["all-done", "thank", "bye"]);

/** Offsets of the "today" of a farewell: "that is all for today", "thanks for your help today", "have a nice evening" name no day. */
export function farewellDays(signals: Signals, { more }: Situation): { start: number; end: number }[] {
  const { words } = signals.tokens;
  // "Have a nice weekend" wishes for no visit on it.
  const wished = signals.matches.filter(({ name, from }) => name === "bye" && words[from]?.word === "have");
  return words.filter((token, at) => {
    if (wished.some(({ from, to }) => at >= from && at < to)) return true;
    if (!/^(?:today|tonight|now|moment)$/.test(token.word)) return false;
    if (more && signals.strength("book") < SURE && signals.strength("find") < SURE) return true;
    if (words[at + 1]?.sentence === token.sentence && !words[at + 1]?.commaBefore) return false;
    return signals.matches.some(
      ({ name, from }) => PARTING.has(name) && from <= at && words[from]?.sentence === token.sentence,
    );
  });
}
