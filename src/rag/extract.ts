import { READS_LIKE_AN_ORDER } from "./ground.ts";
import type { Passage } from "./passage.ts";
import { literalShareOf, shareOf, topicsIn, type WeighedTopic } from "./relevance.ts";
import { leansOnPrevious, splitSentences } from "./sentences.ts";

export interface Extract {
  text: string;
  /** The passages it was taken from, in order. */
  passages: Passage[];
}

const SENTENCES_AT_MOST = 3;
const CHARACTERS_AT_MOST = 320;
/** Sections of one document that score this near to each other answer together: opening hours, site by site. */
const LIKE_SCORES = 0.02;

/** The sentences that answer best, word for word: one to three, from the best passage or its like. Null: there is none. */
export function extractAnswer(
  question: string,
  passages: readonly Passage[],
  topics: readonly WeighedTopic[],
): Extract | null {
  const [best] = passages;
  if (best === undefined) return null;
  const near = passages.filter(
    ({ documentSlug, score }) => documentSlug === best.documentSlug && best.score - score <= LIKE_SCORES,
  );
  // One that matches by the document's title alone has nothing to add to the others.
  const telling = near.filter((passage) => topicsIn(passage.text, topics).size > 0);
  const alike = (telling.length > 0 ? telling : [best])
    .slice(0, SENTENCES_AT_MOST)
    .sort((one, other) => one.ordinal - other.ordinal);
  const perPassage = alike.length > 1 ? 1 : SENTENCES_AT_MOST;
  const parts = alike.map((passage) => ({
    passage,
    sentences: bestSentences(passage, { question, topics, limit: perPassage }),
  }));
  const used = parts.filter(({ sentences }) => sentences.length > 0);
  if (used.length === 0) return null;
  return {
    text: used
      .flatMap(({ sentences }) => sentences)
      .map(withFullStop)
      .join(" "),
    passages: used.map(({ passage }) => passage),
  };
}

interface Sentence {
  text: string;
  position: number;
  topics: Set<WeighedTopic>;
  /** Breaks ties between sentences that speak of the same topics. */
  literal: number;
}

/** The sentence that says most of what was asked, then those that say the rest, in the order of the text. */
function bestSentences(
  passage: Passage,
  { question, topics, limit }: { question: string; topics: readonly WeighedTopic[]; limit: number },
): string[] {
  const sentences: Sentence[] = splitSentences(passage.text)
    .filter((text) => !READS_LIKE_AN_ORDER.test(text))
    .map((text, position) => ({
      text,
      position,
      topics: topicsIn(text, topics),
      literal: literalShareOf({ heading: "", text }, question),
    }));
  const chosen: Sentence[] = [];
  for (let covered = new Set<WeighedTopic>(); chosen.length < limit; ) {
    const gain = (sentence: Sentence) => shareOf(sentence.topics.difference(covered), topics);
    const left = sentences.filter((sentence) => !chosen.includes(sentence));
    const [next] = left.sort((one, other) => gain(other) - gain(one) || other.literal - one.literal);
    if (next === undefined || (chosen.length > 0 && gain(next) === 0)) break;
    chosen.push(next);
    covered = covered.union(next.topics);
  }
  const [only] = chosen;
  const following = only && sentences[only.position + 1];
  // A sentence alone is often half of the answer ("up to two hours are free"); a list item stands for itself.
  if (limit > 1 && chosen.length === 1 && following && [only, following].every(({ text }) => /[.!?]$/.test(text))) {
    if (only.text.length + following.text.length <= CHARACTERS_AT_MOST) chosen.push(following);
  }
  return withSupport(chosen, sentences).map(({ text }) => text);
}

/** The chosen sentences in the order of the text, each that leans on the one before it together with that one. */
function withSupport(chosen: readonly Sentence[], sentences: readonly Sentence[]): Sentence[] {
  const kept = new Set(chosen);
  for (const { position } of chosen) {
    for (let at = position; at > 0; at--) {
      const [sentence, previous] = [sentences[at], sentences[at - 1]];
      if (!sentence || !previous || !leansOnPrevious(sentence.text)) break;
      kept.add(previous);
    }
  }
  return sentences.filter((sentence) => kept.has(sentence));
}

function withFullStop(sentence: string): string {
  return /[.!?:]$/.test(sentence) ? sentence : `${sentence}.`;
}
