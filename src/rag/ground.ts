import { wordsOf } from "./words.ts";

/** What a check found in one sentence of a model's answer. */
export interface GroundedAnswer {
  /** Sentences that may be sent, in order. */
  accepted: string[];
  /** Left out, each with what the passages do not say. */
  rejected: { sentence: string; reason: string }[];
}

/**
 * Lets through the sentences whose every number, time, price, address and name stands in the passages. A sentence that
 * says something was booked, moved or cancelled never passes: only rows of the database say that.
 */
export function ground(sentences: readonly string[], passages: readonly string[]): GroundedAnswer {
  const source = readSource(passages.join("\n"));
  const result: GroundedAnswer = { accepted: [], rejected: [] };
  for (const sentence of sentences) {
    const reason = ungrounded(sentence, source);
    if (reason === null) result.accepted.push(sentence);
    else result.rejected.push({ sentence, reason });
  }
  return result;
}

interface Source {
  text: string;
  figures: ReadonlySet<string>;
  words: ReadonlySet<string>;
}

function readSource(text: string): Source {
  return {
    text: text.toLowerCase(),
    figures: new Set(figuresOf(text)),
    words: new Set(wordsOf(text).flatMap((word) => [word, bare(word)])),
  };
}

/** What the sentence says that the source does not, or null. */
function ungrounded(sentence: string, source: Source): string | null {
  if (CLAIMS_AN_ACT.test(sentence)) return "claims an act";
  if (READS_LIKE_AN_ORDER.test(sentence)) return "reads like an instruction to the assistant";
  for (const address of sentence.match(ADDRESS) ?? []) {
    const wanted = address.toLowerCase().replace(/[.,;:!?)]+$/, "");
    if (!source.text.includes(wanted)) return `address "${wanted}"`;
  }
  const rest = sentence.replace(ADDRESS, " ");
  const figure = figuresOf(rest).find((value) => !source.figures.has(value));
  if (figure !== undefined) return `figure "${figure}"`;
  const name = namesOf(rest).find((word) => !source.words.has(word));
  return name === undefined ? null : `name "${name}"`;
}

/** "I've booked you", "your appointment is confirmed", "you're all set": what only the calendar may say. */
const CLAIMS_AN_ACT =
  /\b(?:i(?:'ve|’ve| have| just|'ll| will)?|we(?:'ve|’ve| have| just)?) (?:now |just |already |successfully )*(?:booked|scheduled|reserved|cancell?ed|rescheduled|moved|confirmed|held)\b|\b(?:is|are|has been|have been|was) (?:now |already |successfully )*(?:booked|scheduled|reserved|confirmed|rescheduled|cancell?ed) (?:for you|for (?:mon|tues|wednes|thurs|fri|satur|sun|to|\d)|on|at)\b|\byour (?:appointment|visit|booking|slot)[^.!?]{0,40}\b(?:is|has been|was) (?:now |already )?(?:booked|confirmed|scheduled|reserved|cancell?ed|moved|rescheduled)\b|\byou(?:'re|’re| are) (?:all set|booked|confirmed|scheduled)\b/i;

/** Text that speaks to the assistant instead of the patient: a document may have it planted, a model may repeat it. */
export const READS_LIKE_AN_ORDER =
  /\b(?:ignore|disregard|forget|override)\b[^.!?]{0,40}\b(?:instructions?|rules?|prompts?|previous|above)\b|\bsystem prompt\b|\byou are (?:now )?(?:an? |the )?(?:ai|assistant|chatbot|language model|bot)\b|\b(?:as an|dear) (?:ai|assistant|language model)\b|^\s*(?:system|assistant)\s*:|\b(?:assistants?|chatbots?|ai models?) (?:must|should|shall|will|have to)\b|\b(?:tell|inform|instruct) (?:the |every |all )?(?:patients?|users?) (?:that|to)\b/i;

const ADDRESS = /(?:https?:\/\/|www\.)\S+|\S+@\S+\.\w+/gi;

const NUMBER_WORDS: Readonly<Record<string, string>> = {
  two: "2",
  three: "3",
  four: "4",
  five: "5",
  six: "6",
  seven: "7",
  eight: "8",
  nine: "9",
  ten: "10",
  eleven: "11",
  twelve: "12",
  fifteen: "15",
  twenty: "20",
  thirty: "30",
  forty: "40",
  fifty: "50",
  sixty: "60",
  hundred: "100",
  noon: "12:00",
  midnight: "0:00",
};

const TIME = /\b(\d{1,2})(?:[:.](\d{2}))?\s*([ap])\.?\s?m\b\.?/gi;

/** Times as `13:05`, money as `$120`, other numbers as digits; number words too ("one" says too little to count). */
export function figuresOf(text: string): string[] {
  const figures: string[] = [];
  const rest = text.toLowerCase().replace(TIME, (_, hour: string, minute: string | undefined, half: string) => {
    figures.push(`${(Number(hour) % 12) + (half === "p" ? 12 : 0)}:${minute ?? "00"}`);
    return " ";
  });
  for (const [figure] of rest.matchAll(/\$\s?\d[\d,]*(?:\.\d+)?|\d+:\d{2}|\d[\d,]*(?:\.\d+)?/g)) {
    figures.push(figure.replace(/[\s,]/g, "").replace(/\.0+$/, ""));
  }
  for (const word of wordsOf(rest)) {
    const value = NUMBER_WORDS[word];
    if (value !== undefined) figures.push(value);
  }
  return figures;
}

/** Words written with a capital, a sentence's first word left out unless a name or title goes with it. */
function namesOf(sentence: string): string[] {
  const words = sentence.match(/[\p{L}][\p{L}'’.-]*/gu) ?? [];
  const isCapital = (word: string | undefined) => word !== undefined && /^\p{Lu}/u.test(word);
  return words
    .filter((word, index) => {
      if (!isCapital(word) || OFTEN_CAPITAL.has(word.toLowerCase())) return false;
      return index > 0 || isCapital(words[1]) || /\p{Lu}.*\p{Lu}/u.test(word);
    })
    .flatMap((word) => wordsOf(word).map(bare));
}

/** A word without its possessive ending. */
function bare(word: string): string {
  return word.replace(/'s$/, "");
}

const OFTEN_CAPITAL = new Set([
  "i",
  "i'm",
  "i’m",
  "i'd",
  "i'll",
  "i've",
  "dr",
  "dr.",
  "mr.",
  "ms.",
  "mrs.",
  "ok",
  "yes",
  "no",
  "the",
  "our",
  "we",
  "you",
  "please",
]);
