import type { Random } from "../../../db/seed/random.ts";
import { joins } from "./protected-words.ts";

const ENOUGH_LETTERS = 5;
const WORDS_A_SLIP = 5;
/** A word with meaning of its own may slip where this many such words stand together. */
const BACKED_UP_BY = 3;

/** Slips of the finger: about one in five words, only in longer ones, and never in one that carries the meaning alone. */
export function withTypos(sentence: string, random: Random, isProtected: (word: string) => boolean): string {
  const parts = sentence.split(/(\s+)/);
  const words = parts.map((part, index) => ({ part, index })).filter(({ part }) => /\S/.test(part));
  const open = words.filter(({ part, index }) => maySlip(part, index, isProtected));
  const content = open.filter(({ part }) => !joins(letters(part)));
  const candidates = content.length > BACKED_UP_BY ? open : open.filter(({ part }) => joins(letters(part)));
  for (let slips = Math.floor(words.length / WORDS_A_SLIP); slips > 0 && candidates.length > 0; slips -= 1) {
    const [chosen] = candidates.splice(random.between(0, candidates.length - 1), 1);
    const slipped = chosen && slip(chosen.part, random);
    // "there" with two letters swapped is a number.
    if (slipped && !isProtected(slipped)) parts[chosen.index] = slipped;
  }
  return parts.join("");
}

const letters = (part: string): string => part.replace(/[^\p{L}'’]/gu, "");

function maySlip(part: string, index: number, isProtected: (word: string) => boolean): boolean {
  // A capital inside a sentence is a name.
  if (index > 0 && /^\W*\p{Lu}/u.test(part)) return false;
  return new RegExp(`^\\W*[a-zA-Z]{${ENOUGH_LETTERS},}\\W*$`).test(part) && !isProtected(part);
}

/** Two letters swapped, one left out or one doubled; the first and the last stay. */
function slip(part: string, random: Random): string {
  const start = part.search(/[a-zA-Z]/);
  const length = letters(part).length;
  const at = start + random.between(1, length - 3);
  const [before, here, next, rest] = [part.slice(0, at), part.charAt(at), part.charAt(at + 1), part.slice(at + 2)];
  if (here === next) return `${before}${here}${rest}`;
  return random.pick([
    `${before}${next}${here}${rest}`,
    `${before}${next}${rest}`,
    `${before}${here}${here}${next}${rest}`,
  ]);
}
