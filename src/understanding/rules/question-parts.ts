import type { Token, Tokens } from "../text/tokens.ts";
import { LEAD_WORDS, QUESTION_WORDS } from "./cues/verb-classes.ts";

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

const JOINTS = words("and but so now then or because");
const INVERTED = words("is are was were am do does did can could would will should may have has shall must");
const SUBJECTS = words(`i you we he she it they this that these those the a an my your our his her their there dr doctor
  anyone anybody any someone everything everyone somebody one each`);
const EXCLAIMED = words("nice kind true lovely wonderful cool great perfect sweet awesome good");
const TELLS = words("tell remind explain show know wonder wondering curious ask asking check confirm say give");
const ACTS = words(
  "go proceed do book make schedule confirm take have get reserve finish finalize finalise complete set use pick choose",
);
const TAGS = words("right correct yes no huh okay");
/** "Thank you for your help, yes": what is hung on to thanks is the answer. */
const KINDNESS = words("thanks thank you kind nice help helpful sweet kindness patience");
const YES = words("yes yeah yep yup sure");
const UNTIL_KNOWN = words("if whether unless until");

/**
 * For each word, whether it stands in a question: from the word that opens it to the end of its part of the sentence. A
 * request in the dress of a question ("could you go ahead?", "can we take that one?") is none. "Yes, where is it?" asks
 * only from "where" on; "the one by the station?" asks as a whole.
 */
export function askedWords({ words: all, questions }: Pick<Tokens, "words" | "questions">): boolean[] {
  const asked = all.map(() => false);
  const opened = new Set<number>();
  for (const { from, to } of partsOf(all)) {
    const sentence = all[from]?.sentence ?? -1;
    const start = questionStart(all, from, to, questions[sentence] === true) ?? tagStart(all, from, to, opened);
    if (start === null) continue;
    opened.add(sentence);
    for (let at = start; at < to; at += 1) asked[at] = true;
  }
  // A plain sentence with a question mark is asked whole, unless it says yes first.
  for (const [at, token] of all.entries()) {
    if (asked[at] || !questions[token.sentence] || opened.has(token.sentence)) continue;
    asked[at] = !isRequest(all, token.sentence) && !YES.has(firstOf(all, token.sentence));
  }
  return asked;
}

/** Whether a question is asked by its words, whatever its mark. */
export const opensQuestion = (all: readonly Token[]): boolean =>
  partsOf(all).some(({ from, to }) => {
    const start = questionStart(all, from, to, false);
    return start !== null && to - start > 1 && opens(all, start);
  });

/** Whether a message does nothing but ask, by its words. */
export function onlyAsks(all: readonly Token[]): boolean {
  const [first] = partsOf(all);
  const start = first ? questionStart(all, first.from, first.to, false) : null;
  return start !== null && opens(all, start) && all.slice(0, start).every(({ word }) => !YES.has(word));
}

/** "…, right?", "how long is it, exactly?": a word or two hung on to what was asked or said. */
function tagStart(all: readonly Token[], from: number, to: number, opened: ReadonlySet<number>): number | null {
  const first = all[from];
  const begins = all[from - 1]?.sentence !== first?.sentence;
  if (!first || begins) return null;
  if (opened.has(first.sentence)) return to - from <= 2 ? from : null;
  const said = all.filter(({ sentence }, at) => sentence === first.sentence && at < from).length;
  if (KINDNESS.has(all[from - 1]?.word ?? "")) return null;
  return to - from === 1 && said >= 3 && TAGS.has(first.word) ? from : null;
}

const firstOf = (all: readonly Token[], sentence: number): string =>
  all.find((token) => token.sentence === sentence)?.word ?? "";

/** Parts end with their sentence, at a comma, and before "and what …". */
function partsOf(all: readonly Token[]): { from: number; to: number }[] {
  const cuts = all.flatMap((token, at) => {
    const before = all[at - 1];
    const joint = JOINTS.has(token.word) && opens(all, at + 1);
    return at === 0 || token.commaBefore || joint || token.sentence !== before?.sentence ? [at] : [];
  });
  return cuts.map((from, index) => ({ from, to: cuts[index + 1] ?? all.length }));
}

const opens = (all: readonly Token[], at: number): boolean => {
  const word = all[at]?.word ?? "";
  if (QUESTION_WORDS.has(word)) return !isNoQuestion(all, at);
  return INVERTED.has(word) && SUBJECTS.has(all[at + 1]?.word ?? "") && !isNoQuestion(all, at);
};

/** Index of the word that opens the part's question, or null. */
function questionStart(all: readonly Token[], from: number, to: number, marked: boolean): number | null {
  let at = from;
  while (at < to && (JOINTS.has(all[at]?.word ?? "") || LEAD_WORDS.has(all[at]?.word ?? ""))) at += 1;
  if (at >= to) return null;
  if (opens(all, at)) return asksToAct(all, at) ? null : at;
  for (let inner = at; inner < to; inner += 1) {
    const word = all[inner]?.word ?? "";
    const told = TELLS.has(word) || TELLS.has(all[inner - 1]?.word ?? "");
    if (UNTIL_KNOWN.has(word) && inner > from) return inner;
    if (told && (QUESTION_WORDS.has(all[inner + 1]?.word ?? "") || UNTIL_KNOWN.has(all[inner + 1]?.word ?? "")))
      return inner + 1;
    // "On Monday, is it …", "for the first visit what …"
    if (marked && inner > at && QUESTION_WORDS.has(word) && !isNoQuestion(all, inner)) return inner;
  }
  return null;
}

/** "Why not", "what about …", "how nice", "what a …", "what you said is right", "do it". */
function isNoQuestion(all: readonly Token[], at: number): boolean {
  const word = all[at]?.word ?? "";
  const next = all[at + 1]?.word ?? "";
  if (word === "why") return next === "not";
  // "Have a nice day": "have you a time" asks.
  if (word === "have") return next === "a" || next === "an";
  if (next === "about") return true;
  if (word === "how") return EXCLAIMED.has(next);
  if (word === "what") return next === "a" || next === "an" || next === "you" || next === "i" || next === "we";
  if (word === "do") return next === "it" || next === "that" || next === "this" || next === "the";
  return word === "when" && next === "you";
}

/** "Can you go ahead", "could we do that", "may I take it": wants it done. */
function asksToAct(all: readonly Token[], at: number): boolean {
  const modal = /^(?:can|could|would|will|may|shall|should)$/.test(all[at]?.word ?? "");
  if (!modal || !/^(?:you|i|we)$/.test(all[at + 1]?.word ?? "")) return false;
  let verb = at + 2;
  while (/^(?:please|just|then|now|also|maybe|kindly|perhaps)$/.test(all[verb]?.word ?? "")) verb += 1;
  return ACTS.has(all[verb]?.word ?? "");
}

const isRequest = (all: readonly Token[], sentence: number): boolean =>
  all.some((token, at) => token.sentence === sentence && asksToAct(all, at));
