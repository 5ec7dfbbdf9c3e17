import type { CueMatch } from "../text/patterns.ts";
import type { Token } from "../text/tokens.ts";

const BE = new Set("am is are keep keeps esta estoy estan".split(" "));
/** "Is shaking" tells of now; "am calling about it" does not. */
const DOING = /(?:ing|ando|iendo)$/;
const HARMLESS_DOING = new Set(
  "wanting looking calling hoping wondering thinking asking trying planning writing getting running turning booking checking requesting buscando llamando pensando pidiendo preguntando".split(
    " ",
  ),
);

/** Somebody does something at this very time: "my daughter is on the floor, she is shaking". */
const tellsOfNow = (words: readonly Token[]): boolean =>
  words.some(
    ({ word }, at) =>
      BE.has(word) &&
      words.slice(at + 1, at + 3).some((next) => DOING.test(next.word) && !HARMLESS_DOING.has(next.word)),
  );

/** An answer may hold this many words in front and none behind: "yes, strokes run in my family". */
const BARE = 2;

/**
 * Whether a flag is only what runs in a family: said with a purpose, or with nothing else at all, and with nobody who
 * does or feels anything now. "Heart attacks run in my family, please hurry" is none. Pure.
 */
export function isOnlyFamily(
  words: readonly Token[],
  flag: CueMatch,
  family: CueMatch | undefined,
  hasPurpose: boolean,
): boolean {
  if (!family || tellsOfNow(words)) return false;
  const ends = Math.max(flag.to, family.to) === words.length;
  return hasPurpose || (ends && Math.min(flag.from, family.from) <= BARE);
}
