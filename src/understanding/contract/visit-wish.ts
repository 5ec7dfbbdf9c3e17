import { WORD_CLASSES } from "../rules/cues/word-classes.ts";
import { type Cue, createCueBook } from "../text/patterns.ts";
import type { Token } from "../text/tokens.ts";

/** To see somebody, not only to choose them: said of an offered provider, a visit is wanted next. */
const VISIT_WISH: readonly Cue<"visit">[] = [
  {
    name: "visit",
    weight: 1,
    lines: [
      "@want|can|could|must|go ~3 see|visit|consult ~2 @clinician|him|her|them|one|there",
      "@want|must|need ~3 go to ~1 @clinician",
      "@want ~2 visit $",
    ],
  },
];
const book = createCueBook(VISIT_WISH, WORD_CLASSES);

export const wantsVisit = (words: readonly Token[]): boolean => book.find(words).matches.length > 0;
