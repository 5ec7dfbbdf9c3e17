import { createPhraseBook } from "../text/patterns.ts";
import type { Token } from "../text/tokens.ts";
import { TIME_WORDS } from "./cues/object-classes.ts";
import { WORD_CLASSES } from "./cues/word-classes.ts";

const book = createPhraseBook(
  {
    "names-it": ["the|that|this|your ~3 one|slot|option|opening|appointment|ones"],
    takes: [
      "i|we ~1 take|choose|pick|book|grab|go",
      "go|going with|for",
      "choose|pick|take|select|book ~1 @day",
      "let us ~1 do|take|go|say|book",
      "@day ~2 works|work|suits|suit|fits|fit|is|sounds|looks|please|then",
      "@day ~1 would|will|should|does ~2 be|do|work|suit|fit|@goodness",
      "give|put|book|schedule @me",
      "^ yes|yeah|yep|sure|okay|great|perfect",
    ],
  },
  { ...WORD_CLASSES, day: [...TIME_WORDS] },
);

/**
 * Whether a day named among offers points at one of them: by a word for the thing ("the Thursday one"), by taking it
 * ("I'll take Thursday", "Thursday works"), or not at all ("Thursday").
 */
export function pointsAtList(words: readonly Token[]): "names-it" | "takes" | "no" {
  const { matches } = book.find(words);
  const things = matches.some(
    ({ name, from, to }) =>
      name === "names-it" && words.slice(from, to).some(({ word }) => TIME_WORDS.has(word) || /^\d/u.test(word)),
  );
  if (things) return "names-it";
  return matches.some(({ name }) => name === "takes") ? "takes" : "no";
}
