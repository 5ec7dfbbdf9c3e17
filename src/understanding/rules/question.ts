import type { Tokens } from "../text/tokens.ts";

const OPENERS = new Set([
  "do",
  "does",
  "did",
  "is",
  "are",
  "can",
  "could",
  "will",
  "would",
  "should",
  "may",
  "what",
  "where",
  "when",
  "who",
  "how",
  "why",
  "which",
  "have",
  "has",
  "any",
  "tell",
]);

const LEADS = new Set([
  "and",
  "but",
  "yes",
  "yeah",
  "okay",
  "sure",
  "no",
  "please",
  "hi",
  "hello",
  "thanks",
  "also",
  "so",
  "first",
  "one",
]);

/** Whether a message is nothing but its question: what it names is then asked about, not wished for. */
export function isOnlyQuestion(tokens: Tokens): boolean {
  const question = questionIn(tokens);
  const start = tokens.text.indexOf(question.slice(0, -1));
  const before = tokens.words.filter((token) => token.end <= start);
  return before.every(({ word }) => LEADS.has(word));
}

/** The part of a message that asks, in the patient's own words: its question sentences, from the clause that asks. */
export function questionIn({ text, words, questions }: Tokens): string {
  const asking = [...new Set(words.map(({ sentence }) => sentence))].filter((sentence) => questions[sentence]);
  if (asking.length === 0) return text;
  return asking
    .map((sentence) => {
      const inside = words.filter((token) => token.sentence === sentence);
      const opener = inside.find(
        (token, at) =>
          OPENERS.has(token.word) && (at === 0 || token.commaBefore || LEADS.has(inside[at - 1]?.word ?? "")),
      );
      const first = opener ?? inside[0];
      const last = inside.at(-1);
      return first && last ? `${text.slice(first.start, last.end)}?` : "";
    })
    .filter(Boolean)
    .join(" ");
}
