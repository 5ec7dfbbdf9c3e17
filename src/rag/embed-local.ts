import { createHash } from "node:crypto";
import { NOISE } from "./noise.ts";
import { stemOf, wordsOf } from "./words.ts";

export const LOCAL_DIMENSIONS = 512;
/** Letters give misspelt words a part of their likeness back, but must not outweigh whole words. */
const WEIGHTS = { word: 1, pair: 0.5, letters: 0.25 };

/**
 * A vector of a text from its own letters: stems, pairs of neighbouring stems and groups of three letters, each hashed to
 * one of 512 places. No model, no meaning; the same text gives the same vector on every machine. Length 1, or all zero
 * for a text without words.
 */
export function embedLocally(text: string): number[] {
  const vector = new Array<number>(LOCAL_DIMENSIONS).fill(0);
  const add = (feature: string, weight: number) => {
    const { place, sign } = placeOf(feature);
    vector[place] = (vector[place] ?? 0) + sign * weight;
  };
  const stems = wordsOf(text)
    .filter((word) => !NOISE.has(word))
    .map(stemOf);
  stems.forEach((stem, index) => {
    add(`word ${stem}`, WEIGHTS.word);
    const next = stems[index + 1];
    if (next !== undefined) add(`pair ${stem} ${next}`, WEIGHTS.pair);
    const framed = `_${stem}_`;
    for (let at = 0; at + 3 <= framed.length; at++) add(`letters ${framed.slice(at, at + 3)}`, WEIGHTS.letters);
  });
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((value) => value / length);
}

const places = new Map<string, { place: number; sign: 1 | -1 }>();
/** Language has few distinct stems and groups of letters; a flood of nonsense must not fill the memory. */
const PLACES_KEPT = 50_000;

/** Where a feature goes; half of them count negative, so that two that share a place do not add up to a likeness. */
function placeOf(feature: string): { place: number; sign: 1 | -1 } {
  const known = places.get(feature);
  if (known) return known;
  const hash = createHash("sha256").update(feature).digest().readUInt32LE(0);
  const found = { place: hash % LOCAL_DIMENSIONS, sign: hash & 0x8000_0000 ? -1 : 1 } as const;
  if (places.size < PLACES_KEPT) places.set(feature, found);
  return found;
}
