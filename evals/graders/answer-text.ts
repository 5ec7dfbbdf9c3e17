import type { Card } from "../../src/graph/reply.ts";
import type { TurnRecord } from "../trial.ts";

/** What a client keeps to itself: ids, instants and addresses of files, never drawn as words. */
const UNSEEN = new Set([
  "slotId",
  "calendarUrl",
  "startsAt",
  "endsAt",
  "expiresAt",
  "date",
  "autocomplete",
  "type",
  "action",
  "code",
  "purpose",
]);

/** A card as the words a person reads, one a line. Read without knowing the kinds of card, so that a new one is graded too. */
export function cardText(card: Card): string {
  return seenIn(card.content).join("\n");
}

function seenIn(value: unknown, key = ""): string[] {
  if (UNSEEN.has(key)) return [];
  if (typeof value === "string") return value === "" ? [] : [value];
  if (typeof value === "number") return [String(value)];
  if (Array.isArray(value)) return value.flatMap((item) => seenIn(item));
  if (value !== null && typeof value === "object") {
    // A field of a form is called by its label; its `name` is for the program.
    const isField = "label" in value && "type" in value;
    return Object.entries(value).flatMap(([name, of]) => (isField && name === "name" ? [] : seenIn(of, name)));
  }
  return [];
}

/** All that one answer shows: its text, then its cards. */
export const answerText = ({ text, cards }: Pick<TurnRecord, "text" | "cards">): string =>
  [text, ...cards.map(cardText)].filter((part) => part !== "").join("\n");

/** The same with what it offers to be tapped. */
export const answerTextWithTaps = (turn: Pick<TurnRecord, "text" | "cards" | "suggestions">): string =>
  [answerText(turn), ...turn.suggestions].join("\n");

/** Sentences of a text; a line ends one. An abbreviation (`Dr.`, `a.m.`) does not. */
export function sentencesOf(text: string): string[] {
  return text
    .split("\n")
    .flatMap((line) =>
      line
        .replaceAll(/\b(Dr|Mr|Ms|Mrs|St|No|approx|e\.g|i\.e|[ap]\.m)\. (?=[\p{L}\d])/giu, "$1.\u00a0")
        .split(/(?<=[.!?]) +(?=[\p{Lu}\d"'“])/u),
    )
    .map((sentence) => sentence.replaceAll("\u00a0", " ").trim())
    .filter((sentence) => sentence !== "");
}

/** Small letters without accents, one kind of apostrophe and of space: how words are compared. */
export function folded(text: string): string {
  return text
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[‘’ʼ`´]/g, "'")
    .replaceAll(/\s+/g, " ")
    .toLowerCase()
    .trim();
}

/** Whether `words` stand in `text` as whole words, whatever their case and accents. Both already folded. */
export function hasWords(text: string, words: string): boolean {
  if (words === "") return false;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    if (!isWordLetter(text[at - 1]) && !isWordLetter(text[at + words.length])) return true;
  }
  return false;
}

const isWordLetter = (letter: string | undefined): boolean => letter !== undefined && /[\p{L}\p{N}]/u.test(letter);
