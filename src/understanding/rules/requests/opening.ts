import type { Token } from "../../text/tokens.ts";
import {
  ADVERBS,
  AUXILIARIES,
  LEAD_WORDS,
  MODALS,
  QUESTION_WORDS,
  REQUEST_VERBS,
  WISHES,
} from "../cues/verb-classes.ts";
import type { Clause } from "./clauses.ts";
import { describe, isTime } from "./object.ts";

export interface Opening {
  /**
   * `command`: a verb stands at `at`, to be done by the listener. `wish`: the speaker wants to do the verb at `at`.
   * `thing`: the speaker wants the thing at `at`. `refusal`: "do not …". `question`: a question begins at `at`. `statement`: none of these.
   */
  kind: "command" | "wish" | "thing" | "question" | "statement" | "refusal";
  at: number;
  /** "I have to", "I need to": a duty, not a fancy. */
  duty?: boolean;
}

const TELLING: readonly (readonly string[])[] = [
  ["let", "me", "know"],
  ["do", "you", "know"],
  ["do", "you", "remember"],
  ["find", "out"],
  ["i", "forgot"],
  ["i", "forget"],
  ["remind", "me", "when"],
  ["remind", "me", "what"],
  ["remind", "me", "where"],
  ["tell", "me"],
  ["inform", "me"],
  ["see", "if"],
  ["see", "whether"],
  ["see", "who"],
  ["see", "what"],
  ["see", "when"],
  ["check", "if"],
  ["check", "who"],
  ["check", "what"],
  ["check", "when"],
  ["check", "whether"],
  ["check", "to", "see"],
  ["check", "and", "see"],
  ["look", "and", "see"],
  ["look", "up", "and", "see"],
  ["i", "was", "wondering"],
  ["i", "am", "wondering"],
  ["wondering"],
  ["know"],
  ["i", "am", "curious"],
];
const AFTER_TELLING = new Set(["if", "whether", "about", "of", "to", "see"]);

/** Strips manners and openers ("hi, could you please …") down to what is asked for. */
export function readOpening(words: readonly Token[], { from, to }: Clause): Opening {
  const word = (at: number) => (at < to ? (words[at]?.word ?? "") : "");
  let at = from;
  while (LEAD_WORDS.has(word(at)) || (word(at) === "thank" && word(at + 1) === "you"))
    at += word(at) === "thank" ? 2 : 1;
  const told = skipTelling(word, at);
  if (told > at && word(told) !== "how") return { kind: "question", at: told };
  return openerAt(word, skipFronted(words, told, to), 0);
}

/** "What is the process to …" asks how, and so for it. */
const WAYS = new Set(["process", "way", "procedure", "steps"]);

const FRONTED = new Set([
  "after",
  "before",
  "on",
  "at",
  "for",
  "in",
  "from",
  "next",
  "this",
  "the",
  "starting",
  "during",
]);

/** "Next week I will be away", "on Friday can you add …": the time said first is passed over. */
function skipFronted(words: readonly Token[], from: number, to: number): number {
  const first = words[from]?.word ?? "";
  if (!FRONTED.has(first) && !isTime(first)) return from;
  for (let at = from + 1; at < Math.min(to - 1, from + 10); at += 1) {
    const word = words[at]?.word ?? "";
    if (/^(?:i|we|can|could|please)$/.test(word) || (words[at]?.commaBefore && isVerb(word)))
      return describe(words, from, at).timed ? at : from;
  }
  return from;
}

type WordAt = (at: number) => string;

function skipAdverbs(word: WordAt, from: number): number {
  let at = from;
  while (ADVERBS.has(word(at))) at += 1;
  return at;
}

function skipTelling(word: WordAt, from: number): number {
  for (const phrase of TELLING) {
    if (!phrase.every((part, index) => word(from + index) === part)) continue;
    // "Remind me when …": the last word begins the question.
    let at = from + phrase.length - (/^(?:who|what|when|where)$/.test(phrase.at(-1) ?? "") ? 1 : 0);
    while (AFTER_TELLING.has(word(at))) at += 1;
    return at;
  }
  return from;
}

/** `depth` bounds "could you help me to …" within "I would like you to …". */
function openerAt(word: WordAt, at: number, depth: number): Opening {
  const first = word(at);
  if (depth > 3) return { kind: "command", at };
  if (first === "do" && word(at + 1) === "not") return { kind: "refusal", at };
  if (first === "let" && (word(at + 1) === "us" || word(at + 1) === "me")) return command(word, at + 2, depth);
  if (first === "go" && word(at + 1) === "ahead") return command(word, at + 2, depth);
  if (first === "help" && (word(at + 1) === "me" || word(at + 1) === "us")) return command(word, at + 2, depth);
  if (first === "make" && word(at + 1) === "sure") return command(word, at + (word(at + 2) === "to" ? 3 : 2), depth);
  if (
    first === "how" &&
    ["do", "can", "could", "would", "should"].includes(word(at + 1)) &&
    /^(?:i|we|you)$/.test(word(at + 2))
  )
    return command(word, at + 3, depth);
  const cannot = MODALS.has(word(at + 1)) && word(at + 2) === "not" && /^(?:i|we)$/.test(word(at + 3));
  if (first === "why" && cannot) return command(word, at + 4, depth);
  const way = [2, 3, 4, 5].find((skip) => WAYS.has(word(at + skip)));
  if (first === "what" && way && /^(?:to|for|of)$/.test(word(at + way + 1))) return command(word, at + way + 2, depth);
  if (first === "what" && word(at + 1) === "do" && word(at + 3) === "do" && word(at + 4) === "to")
    return command(word, at + 5, depth);
  const possible = [2, 3, 4].find((skip) => word(at + skip) === "possible");
  if (first === "is" && word(at + 1) === "it" && possible) {
    const past = word(at + possible + 1) === "for" ? at + possible + 3 : at + possible + 1;
    return command(word, past, depth);
  }
  if (/^(?:are|am)$/.test(first) && /^(?:you|i|we)$/.test(word(at + 1)) && word(at + 2) === "able")
    return command(word, at + 3, depth);
  if (MODALS.has(first) && isVerb(word(at + 1))) return { kind: "command", at: at + 1 };
  if (
    MODALS.has(first) &&
    (word(at + 1) === "you" || (first !== "will" && first !== "should" && /^(?:i|we)$/.test(word(at + 1))))
  )
    return command(word, at + 2, depth);
  if (first === "i" || first === "we" || WISHES.has(first)) return wishAt(word, at, depth);
  if (QUESTION_WORDS.has(first) || AUXILIARIES.has(first) || /^(?:any|anything|something)$/.test(first))
    return { kind: "question", at };
  return { kind: "command", at };
}

const isVerb = (word: string) => REQUEST_VERBS.enter.has(word) || REQUEST_VERBS.change.has(word) || word === "book";

/** What follows an opener: another opener, a question to be told, or the verb itself. */
function command(word: WordAt, from: number, depth: number): Opening {
  const at = skipAdverbs(word, from);
  const told = skipTelling(word, at);
  if (told > at) return { kind: "question", at: told };
  if (word(at) === "have") return { kind: "command", at };
  const opened = openerAt(word, at, depth + 1);
  return opened.kind === "statement" ? { kind: "command", at } : opened;
}

/** "I would like (you) to …", "I need a …", "I was wondering if you could …", or only a statement. */
function wishAt(word: WordAt, from: number, depth: number): Opening {
  let at = from;
  while (
    /^(?:i|we|would|will|am|are|do|really|also|just|might|gonna|going|to|still|was|were|have|had|could)$/.test(
      word(at),
    ) &&
    at < from + 5 &&
    !(word(at) === "have" && word(at + 1) !== "to")
  ) {
    if (word(at) === "have" && word(at + 1) === "to")
      return { kind: "wish", at: skipAdverbs(word, at + 2), duty: true };
    at += 1;
  }
  if (word(at) === "wondering" || word(at) === "wonder" || word(at) === "know" || word(at) === "curious") {
    const past = /^(?:if|whether)$/.test(word(at + 1)) ? at + 2 : at + 1;
    return MODALS.has(word(past)) || /^(?:you|i|we)$/.test(word(past))
      ? afterSubject(word, past, depth)
      : { kind: "question", at: past };
  }
  if (word(at) === "to" && word(at - 1) === "would") return { kind: "wish", at: skipAdverbs(word, at + 1) };
  const fancy = /^(?:like|love|hope|wish|plan)$/.test(word(at));
  if (!WISHES.has(word(at)) || (fancy && word(at - 1) !== "would" && word(at + 1) !== "to"))
    return { kind: "statement", at: from };
  let past = at + 1;
  if (word(past) === "for") past += 1;
  if (word(past) === "you" || (word(past) === "us" && word(past + 1) === "to")) past += 1;
  if (word(past) === "to") {
    const verb = skipAdverbs(word, past + 1);
    const told = skipTelling(word, verb);
    if (told > verb) return { kind: "question", at: told };
    const able = word(verb) === "be" && word(verb + 1) === "able" ? skipAdverbs(word, verb + 2) : verb;
    return { kind: past > at + 1 ? "command" : "wish", at: able, duty: /^need/.test(word(at)) };
  }
  return { kind: "thing", at: past };
}

/** "… if you could please move", "… if I can book", "… you can" */
function afterSubject(word: WordAt, from: number, depth: number): Opening {
  let at = from;
  while (/^(?:i|we|you|can|could|would|might|am|are|able)$/.test(word(at))) at += 1;
  return at > from && at > from + 1 ? command(word, at, depth) : { kind: "question", at: from };
}
