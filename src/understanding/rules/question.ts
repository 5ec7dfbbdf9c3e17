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

const LEANS: ReadonlySet<string> = new Set(["it", "they", "them", "that", "those"]);

/** "The garage next door, what does it cost?": what is asked about stands before the clause that asks. */
function leansBack(inside: Tokens["words"], opener: Tokens["words"][number]): boolean {
  const at = inside.indexOf(opener);
  const before = inside.slice(0, at).filter(({ word }) => !LEADS.has(word));
  const names = before.length <= MOST_NAMED && !before.some(({ word }) => TELLS.has(word));
  return before.length > 0 && names && inside.slice(at, at + 4).some(({ word }) => LEANS.has(word));
}

/** So many words name a thing; more tell something. */
const MOST_NAMED = 6;
const TELLS: ReadonlySet<string> = new Set("i we he she you am are is was have has need want would will".split(" "));

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
      const first = opener && !leansBack(inside, opener) ? opener : inside[0];
      const last = inside.at(-1);
      return first && last ? `${text.slice(first.start, last.end)}?` : "";
    })
    .filter(Boolean)
    .join(" ");
}
