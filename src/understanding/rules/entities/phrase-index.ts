import { oneSlipApart, type Token, tokenise } from "../../text/tokens.ts";
import { stem } from "./stem.ts";

export interface PhraseMatch {
  id: string;
  /** Token indexes, `to` exclusive. */
  from: number;
  to: number;
  /** Words of the phrase that were found. */
  length: number;
}

export interface PhraseIndex {
  /** Every phrase said in full, longest first; several ids may share a phrase. */
  find(words: readonly Token[]): PhraseMatch[];
}

interface Phrase {
  id: string;
  stems: readonly string[];
}

/**
 * Finds named things in text by all their names. Plurals are forgiven, and one slip in words of `forgiveFrom` letters or
 * more: shorter ones have too many neighbours ("cancel", "cancer").
 */
export function createPhraseIndex(
  entries: readonly { id: string; phrase: string }[],
  { forgiveFrom = 6 }: { forgiveFrom?: number } = {},
): PhraseIndex {
  const byFirst = new Map<string, Phrase[]>();
  for (const { id, phrase } of entries) {
    const stems = tokenise(phrase).words.map(({ word }) => stem(word));
    const first = stems[0];
    if (first === undefined) continue;
    const list = byFirst.get(first) ?? [];
    if (!list.some((known) => known.id === id && known.stems.join(" ") === stems.join(" "))) list.push({ id, stems });
    byFirst.set(first, list);
  }
  const firsts = [...byFirst.keys()].filter((word) => word.length >= forgiveFrom);
  return {
    find(words) {
      const stems = words.map(({ word }) => stem(word));
      const found: PhraseMatch[] = [];
      for (const [from, word] of stems.entries()) {
        const keys = byFirst.has(word) ? [word] : nearWords(word, firsts);
        for (const phrase of keys.flatMap((key) => byFirst.get(key) ?? [])) {
          const { length } = phrase.stems;
          if (words[from + length - 1]?.sentence !== words[from]?.sentence) continue;
          if (phrase.stems.every((wanted, at) => sameWord(stems[from + at] ?? "", wanted))) {
            found.push({ id: phrase.id, from, to: from + length, length });
          }
        }
      }
      return found.sort((left, right) => right.length - left.length || left.from - right.from);
    },
  };
}

const sameWord = (said: string, wanted: string) =>
  said === wanted || (wanted.length >= 6 && said.length >= 5 && said[0] === wanted[0] && oneSlipApart(said, wanted, 1));

function nearWords(word: string, known: readonly string[]): string[] {
  if (word.length < 5) return [];
  return known.filter((candidate) => candidate[0] === word[0] && sameWord(word, candidate));
}
