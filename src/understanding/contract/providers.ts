import { NOT_A_NAME } from "../rules/entities/person-name.ts";
import type { Token } from "../text/tokens.ts";

const STOP = new Set(
  "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december today tomorrow tonight for on at in next this please would i and as if because to about is can could do when asap around by after before who what my the a an your you be he she it they will around between hi hello yes no okay thanks soon available anytime any some morning afternoon evening there here also or but was with from him her me".split(
    " ",
  ),
);
const VERBS = new Set([
  "make",
  "let",
  "find",
  "located",
  "that",
  "nearby",
  "works",
  "work",
  "do",
  "does",
  "set",
  "get",
  "please",
  "could",
  "would",
  "should",
  "cosmetic",
  "confirm",
  "give",
  "tell",
  "check",
  "somewhere",
  "anywhere",
  "everything",
  "something",
  "perfect",
  "actually",
]);
const TITLES = new Set(["dr", "doctor"]);
const AFTER = new Set([
  "with",
  "at",
  "see",
  "visit",
  "for",
  "to",
  "dentist",
  "doctor",
  "named",
  "called",
  "from",
  "name",
]);
const GENERIC = new Set([
  "dentist",
  "dentists",
  "doctor",
  "doctors",
  "clinic",
  "office",
  "dr",
  "appointment",
  "gynecologist",
  "ophthalmologist",
  "dermatologist",
  "ent",
  "gp",
  "one",
  "half",
  "noon",
  "quarter",
]);

/**
 * A practitioner or practice named in free text. `named`: behind a title ("Dr Alexis") or as a run of capitalised words
 * after "with" or "at"; when a practitioner was asked for, the answer itself.
 */
export function readProvider(text: string, words: readonly Token[], asked: boolean): string | null {
  for (let at = words.length - 1; at >= 0; at -= 1) {
    const token = words[at];
    if (!token || !TITLES.has(token.word) || words[at + 1]?.sentence !== token.sentence) continue;
    const run = runAt(words, at + 1, true);
    if (run && !GENERIC.has(words[at + 1]?.word ?? ""))
      return text.slice(token.word === "dr" ? token.start : (words[at + 1]?.start ?? 0), run);
  }
  for (let at = 1; at < words.length; at += 1) {
    if (!AFTER.has(words[at - 1]?.word ?? "") || words[at - 1]?.sentence !== words[at]?.sentence) continue;
    const run = runAt(words, at, false);
    const long = run !== null && /\s/.test(text.slice(words[at]?.start ?? 0, run));
    if (run !== null && (long || words[at - 1]?.word === "with")) return text.slice(words[at]?.start ?? 0, run);
  }
  if (asked) {
    for (let at = 0; at < words.length; at += 1) {
      const run = runAt(words, at, words.length <= 2);
      if (run !== null) return text.slice(words[at]?.start ?? 0, run);
    }
  }
  return null;
}

/** End offset of a run of name words from `at`, or null. */
function runAt(words: readonly Token[], at: number, first: boolean): number | null {
  let end: number | null = null;
  let count = 0;
  for (let to = at; to < words.length && to - at < 7; to += 1) {
    const token = words[to];
    if (
      !token ||
      token.sentence !== words[at]?.sentence ||
      STOP.has(token.word) ||
      GENERIC.has(token.word) ||
      VERBS.has(token.word) ||
      (count === 0 && NOT_A_NAME.has(token.word))
    ) {
      if (token && count > 0 && /^(of|and)$/.test(token.word) && /^\p{Lu}/u.test(words[to + 1]?.raw ?? "")) continue;
      break;
    }
    if (/\d/.test(token.word) || (!(first && count === 0) && !/^\p{Lu}/u.test(token.raw)) || !/^\p{L}/u.test(token.raw))
      break;
    if (token.word === "'s") break;
    count += 1;
    end = token.raw.endsWith("'s") ? token.end - 2 : token.end;
  }
  return end;
}
