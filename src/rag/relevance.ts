import { SEPARATOR } from "./heading-path.ts";
import { isQualifier } from "./qualifiers.ts";
import { readText, speaksOf, type Topic } from "./question-topics.ts";
import { splitSentences } from "./sentences.ts";
import { stemOf, wordsOf } from "./words.ts";

/** A topic with its weight: the rarer in the clinic's documents, the more it says about a passage. */
export interface WeighedTopic extends Topic {
  weight: number;
  /** No document speaks of it. */
  isMissing: boolean;
}

/** Share of a passage's score that each view of it has. Found by trial on the questions in testing/demo-questions.ts. */
const SHARE = { passage: 0.45, sentence: 0.35, heading: 0.2 };

const NOTHING: ReadonlySet<WeighedTopic> = new Set();

/** A word that no document has may be chatter as well as the heart of the question, so it counts a little less. */
const MISSING_SHARE = 0.8;

/** Weight of a topic that `matches` of `passages` passages speak of (the inverse document frequency of BM25). */
export function topicWeight(matches: number, passages: number): number {
  const rarity = Math.log(1 + (passages - matches + 0.5) / (matches + 0.5));
  return matches === 0 ? rarity * MISSING_SHARE : rarity;
}

/**
 * How far a passage speaks of the topics, 0 to 1: in all of its text, in its best two neighbouring sentences, and in
 * its heading. A passage that has the words scattered about answers less than one that has them together; one that has
 * only qualifiers ("free", "next") does not answer at all.
 */
export function relevanceOf(passage: { heading: string; text: string }, topics: readonly WeighedTopic[]): number {
  const heading = topicsIn(passage.heading, topics);
  const sentences = splitSentences(passage.text).map((sentence) => topicsIn(sentence, topics));
  const pairs = sentences.map((sentence, index) => sentence.union(sentences[index + 1] ?? NOTHING));
  const everything = sentences.reduce((all, sentence) => all.union(sentence), heading);
  if ([...everything].every(isQualifier)) return 0;
  const best = Math.max(0, ...pairs.map((pair) => shareOf(pair.union(heading), topics)));
  return SHARE.passage * shareOf(everything, topics) + SHARE.sentence * best + SHARE.heading * shareOf(heading, topics);
}

/** The topics a text speaks of. */
export function topicsIn(text: string, topics: readonly WeighedTopic[]): Set<WeighedTopic> {
  const read = readText(text);
  return new Set(topics.filter((topic) => speaksOf(read, topic)));
}

/** Weight of the topics found, against that of all. */
export function shareOf(found: ReadonlySet<WeighedTopic>, topics: readonly WeighedTopic[]): number {
  const total = topics.reduce((sum, { weight }) => sum + weight, 0);
  return total === 0 ? 0 : [...found].reduce((sum, { weight }) => sum + weight, 0) / total;
}

const FUNCTION_WORDS = new Set(
  "a an i my is do to of in on at or be it we should need me may the you your are can how what which who where when why does did and with have has from that this there will would for our".split(
    " ",
  ),
);

/** Share of the question's own words that a passage has as they were said: of two that answer alike, the nearer one. */
export function literalShareOf(passage: { heading: string; text: string }, question: string): number {
  const said = new Set(
    wordsOf(question)
      .filter((word) => word.length > 2 && !FUNCTION_WORDS.has(word))
      .map(stemOf),
  );
  const has = new Set(wordsOf(`${passage.heading} ${passage.text}`).map(stemOf));
  return said.size === 0 ? 0 : said.intersection(has).size / said.size;
}

/** Share of a section heading's own words that the question has: "What to bring" says just what was asked. */
export function headingFitOf(heading: string, question: string): number {
  const section = heading.split(SEPARATOR).at(-1) ?? "";
  const own = new Set(
    wordsOf(section)
      .filter((word) => !FUNCTION_WORDS.has(word))
      .map(stemOf),
  );
  return own.size === 0 ? 0 : own.intersection(new Set(wordsOf(question).map(stemOf))).size / own.size;
}
