import { CONCEPTS } from "./concepts.ts";
import { withoutLeadIn } from "./lead-in.ts";
import { NOISE } from "./noise.ts";
import { isSameStem, stemOf, wordsOf } from "./words.ts";

/** One thing a question is about. A passage that holds any of its terms speaks of it. */
export interface Topic {
  /** Words and phrases as the documents would write them. */
  terms: readonly string[];
  /** The word as asked, when no concept knows it: it may be misspelt. */
  unknown: string | null;
}

interface Phrase {
  stems: string[];
  concept: number;
}

const PHRASES: readonly Phrase[] = CONCEPTS.flatMap(({ said }, concept) =>
  said.map((phrase) => ({ stems: wordsOf(phrase).map(stemOf), concept })),
).sort((one, other) => other.stems.length - one.stems.length);

/** Longer questions are cut: what they are about stands in their first words. */
const MAX_WORDS = 60;

/** What a question asks about, each thing once. Empty for small talk and for text without words. */
export function topicsOf(question: string): Topic[] {
  const words = wordsOf(withoutLeadIn(question)).slice(0, MAX_WORDS);
  const stems = words.map(stemOf);
  const consumed = new Set<number>();
  const concepts = new Set<number>();
  for (const { stems: phrase, concept } of PHRASES) {
    for (let at = 0; at + phrase.length <= stems.length; at++) {
      const positions = phrase.map((_, index) => at + index);
      if (positions.some((position) => consumed.has(position))) continue;
      if (!phrase.every((stem, index) => stem === stems[at + index])) continue;
      for (const position of positions) consumed.add(position);
      concepts.add(concept);
    }
  }
  const known = [...concepts].map((concept) => ({ terms: CONCEPTS[concept]?.meant ?? [], unknown: null }));
  const left = words.filter((word, position) => !consumed.has(position) && !NOISE.has(word) && !/^\d{1,2}$/.test(word));
  return [...known, ...[...new Set(left)].map((word) => ({ terms: [word], unknown: word }))];
}

/** A text ready to be looked through for topics. */
export interface ReadText {
  text: string;
  stems: readonly string[];
}

export function readText(text: string): ReadText {
  return { text, stems: wordsOf(text).map(stemOf) };
}

/** Whether a text speaks of a topic: holds one of its terms, word by word, by stem. */
export function speaksOf(read: ReadText, topic: Topic): boolean {
  return topic.terms.some((term) => {
    if (term === "$") return read.text.includes("$");
    const wanted = stemsOfTerm(term);
    return read.stems.some((_, at) => wanted.every((stem, index) => isSameStem(stem, read.stems[at + index] ?? "")));
  });
}

const termStems = new Map(CONCEPTS.flatMap(({ meant }) => meant).map((term) => [term, wordsOf(term).map(stemOf)]));

function stemsOfTerm(term: string): readonly string[] {
  return termStems.get(term) ?? wordsOf(term).map(stemOf);
}
