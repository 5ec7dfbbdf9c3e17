import type { QuestionCueName } from "../rules/cues/question-cues.ts";
import { WORD_CLASSES } from "../rules/cues/word-classes.ts";
import type { Signals } from "../rules/signals.ts";
import { type Cue, createCueBook } from "../text/patterns.ts";
import type { Token } from "../text/tokens.ts";

/** What the data contract calls each topic of a question about a provider. */
export const REQUESTED: Readonly<Partial<Record<QuestionCueName, string>>> = {
  "q-phone": "phone",
  "q-address": "address",
  "q-rating": "rating",
  "q-cosmetic": "cosmetic",
  "q-price": "price",
  "q-hours": "hours",
  "q-city": "city",
};

/** More ways to ask about the one provider that is spoken of; too loose to be read without one. */
const ABOUT_PROVIDER: readonly Cue<"phone" | "address" | "rating" | "city" | "cosmetic">[] = [
  {
    name: "address",
    weight: 1,
    lines: [
      "where ~2 they|he|she|it|there|that is|are|at",
      "where ~3 are they|you",
      "where ~4 they|it|he|she ~1 in|at|located|based|practice|work",
      "where ~2 is|are ~4 located|location|situated|lab|clinic|office|dentist|doctor|practice|place|building",
      "their|the|his|her|its|exact|office location",
      "location is|are|and|or ~2",
      "how|is|are ~2 far|close|near|nearby ~2 to|from|me|it|they",
      "contact|mailing|street address",
    ],
  },
  {
    name: "phone",
    weight: 1,
    lines: [
      "a|the|their|his|her number ~1 for|of|to|where|please",
      "what is their|his|her|the ~1 number",
      "ring|phone|call them|him|her",
      "number phone",
    ],
  },
  {
    name: "rating",
    weight: 1,
    lines: [
      "review|reviewed|reviews|ratings|rating|rated|rate",
      "is|are he|she|they|it ~1 a? ~1 good|any|recommended|popular|well",
      "feedback",
      "how good|popular|well",
      "what ~2 people|patients|others ~2 say|think",
    ],
  },
  { name: "address", weight: 1, lines: ["their|his|her information|info|details"] },
  { name: "phone", weight: 1, lines: ["their|his|her information|info|details"] },
  { name: "city", weight: 1, lines: ["the|what|which|their|tell city", "city and|or"] },
  { name: "cosmetic", weight: 1, lines: ["cosmetic|cosmetics|cosmetology"] },
];
const book = createCueBook(ABOUT_PROVIDER);
const ORDER = ["phone", "address", "rating", "cosmetic", "price", "hours", "city"];
const INDEFINITE = new Set([
  "one",
  "ones",
  "someone",
  "somebody",
  "something",
  "another",
  "different",
  "else",
  "somewhere",
]);
const DEFINITE = new Set(["this", "that", "the", "these", "those"]);

/**
 * What is asked about a provider, in the contract's words. `known`: one is spoken of, so looser words count too; `arranging`:
 * a day or time is being named, so "open" means a free time.
 */
export function readRequested(
  signals: Signals,
  { known, arranging }: { known: boolean; arranging: boolean },
): string[] {
  const { words } = signals.tokens;
  const found = new Set<string>();
  for (const { name, from } of signals.matches) {
    const topic = REQUESTED[name as QuestionCueName];
    if (topic && !(topic === "cosmetic" && isWish(words, from))) found.add(topic);
  }
  if (known)
    for (const { name, from } of book.find(words).matches)
      if (name === "rating" || !isWish(words, from)) found.add(name);
  // "Contact address" is an address; a number is asked for as well only when it is named.
  if (found.has("phone") && found.has("address") && !words.some(isNumber)) found.delete("phone");
  if (arranging) found.delete("hours");
  return ORDER.filter((topic) => found.has(topic));
}

const NUMBER_WORDS = new Set(["phone", "number", "numbers", "telephone", "call", "digits", "fax", "cell", "mobile"]);

/** The word can stand for a number to ring; "contact" does unless it only tells which address. */
function isNumber({ word }: Token, at: number, words: readonly Token[]): boolean {
  if (NUMBER_WORDS.has(word)) return true;
  return word === "contact" && !/^(?:address|location)$/.test(words[at + 1]?.word ?? "");
}

const PERSON: ReadonlySet<string> = new Set([...WORD_CLASSES.clinician, "clinic", "practice", "place"]);

/** "One that offers cosmetic work", "a cosmetic dentist" describe who is wanted; "does this one …?" asks. */
export function isWish(words: readonly Token[], at: number): boolean {
  const sentence = words[at]?.sentence;
  return words.some(
    (token, index) =>
      token.sentence === sentence &&
      ((INDEFINITE.has(token.word) && !DEFINITE.has(words[index - 1]?.word ?? "")) ||
        (PERSON.has(token.word) && [1, 2].some((back) => /^an?$/.test(words[index - back]?.word ?? "")))),
  );
}
