import type { CueMatch } from "../text/patterns.ts";
import type { Token } from "../text/tokens.ts";

/** Says that it is known in the family; quiets a flag beside a purpose, and never beside anything felt (isOnlyFamily). Cue lines, approved with phrases.ts. */
export const FAMILY_LINES: readonly string[] = [
  "run|runs|ran|running ~2 in my|our|his|her|their|the ~1 family|families",
  "common|frequent ~1 in my|our|his|her|their|the ~1 family",
  "corre|corren|viene|vienen de|en ~1 familia",
  "son|es ~2 de familia",
  "hay|hubo ~3 en mi|la|nuestra|su familia",
];

/** What somebody comes for who only tells of the family. */
export const PURPOSE_LINES: readonly string[] = [
  "check|checkup|checked|physical|screen|screened|screening|test|tests|tested|testing|appointment|visit|consultation|exam|cardiologist|neurologist|referral|book|schedule",
  "need|have to|know|mention|tell|say|bring",
  "chequeo|revision|examen|prueba|cita|consulta|cardiologo|neurologo",
];

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
