import { figuresOf, READS_LIKE_AN_ORDER } from "./ground.ts";
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
  /** What the conversation is about: of a list of prices, the one of the visit at hand. */
  about: readonly WeighedTopic[] = [],
): Extract | null {
  const [best] = passages;
  if (best === undefined) return null;
  const opening = ASKS_THE_WAY.test(question) ? openingOf(passages, topics) : null;
  if (opening) return opening;
  const near = passages.filter(
    ({ documentSlug, score }) => documentSlug === best.documentSlug && best.score - score <= LIKE_SCORES,
  );
  // One that matches by the document's title alone has nothing to add to the others.
  const telling = near.filter((passage) => topicsIn(passage.text, topics).size > 0);
  const alike = (telling.length > 0 ? telling : [best])
    .slice(0, SENTENCES_AT_MOST)
    .sort((one, other) => one.ordinal - other.ordinal);
  const perPassage = alike.length > 1 ? 1 : SENTENCES_AT_MOST;
  const asksPrice = topics.some(({ terms }) => terms.includes("$"));
  const parts = alike.map((passage) => ({
    passage,
    sentences: bestSentences(passage, {
      question,
      topics: asksPrice ? [...topics, ...about] : topics,
      limit: perPassage,
    }),
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

/** "How does it work?", "how do I join?": asked of a thing as a whole, not how long or how much. */
const ASKS_THE_WAY = /\bhow (?:do|does|can|could|would|will|is|are|should) (?!.*\b(?:cost|take|charge)\b)/i;

/** A section that is about just what was asked begins with the way it goes; its sentences need not name it again. */
function openingOf(passages: readonly Passage[], topics: readonly WeighedTopic[]): Extract | null {
  const [best] = passages;
  const [first] = passages
    .filter(
      ({ documentSlug, score, title, heading }) =>
        documentSlug === best?.documentSlug &&
        best.score - score <= LIKE_SCORES &&
        topicsIn(`${title} ${heading}`, topics).size === topics.length,
    )
    .sort((one, other) => one.ordinal - other.ordinal);
  // Sections with headings of their own (site by site) each answer in part.
  if (first?.heading !== "" || topics.length === 0) return null;
  const sentences: string[] = [];
  for (const sentence of splitSentences(first.text).filter((text) => !READS_LIKE_AN_ORDER.test(text))) {
    const length = [...sentences, sentence].join(" ").length;
    if (sentences.length === SENTENCES_AT_MOST || length > CHARACTERS_AT_MOST) break;
    sentences.push(sentence);
  }
  return sentences.length === 0 ? null : { text: sentences.map(withFullStop).join(" "), passages: [first] };
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
  const end = Math.max(...chosen.map(({ position }) => position));
  const goesOn = sentences[end + 1];
  const [told, alone] = [chosen.map(({ text }) => text).join(" "), chosen.length === 1 && sentences.length === 2];
  const fits = goesOn !== undefined && told.length + goesOn.text.length <= CHARACTERS_AT_MOST;
  // "Up to two hours are free. After two hours …": it goes on with the same matter.
  if (limit > chosen.length && fits && sharesFigure(sentences[end]?.text ?? "", goesOn.text)) chosen.push(goesOn);
  // Of a section of two sentences the second says little without the first.
  const [opening] = sentences;
  if (limit > 1 && alone && opening && end === 1 && opening.topics.size > 0) chosen.push(opening);
  return withSupport(chosen, sentences).map(({ text }) => text);
}

const sharesFigure = (one: string, other: string): boolean => {
  const figures = new Set(figuresOf(one));
  return figuresOf(other).some((figure) => figures.has(figure));
};

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
