import type { Token } from "./tokens.ts";

/**
 * A cue is a line of elements over tokens, read left to right within one sentence:
 * `word`, `one|other`, `@class` (named word list), `word?` (may be absent), `~3` (up to three other words),
 * `!word|other` (the next word is none of these), `^` (a sentence or part after a comma begins), `^^` (the message
 * begins), `$` (the sentence ends), `$$` (the message ends), `#` (a number).
 */
export type CueLine = string;

export interface Cue<Name extends string = string> {
  name: Name;
  /** Share of sentences with these words that mean it; 0 to 1. */
  weight: number;
  lines: readonly CueLine[];
}

export interface CueMatch<Name extends string = string> {
  name: Name;
  weight: number;
  /** Token indexes, `to` exclusive. */
  from: number;
  to: number;
}

type Element =
  | { kind: "word"; words: ReadonlySet<string>; optional: boolean }
  | { kind: "not"; words: ReadonlySet<string> }
  | { kind: "number"; optional: boolean }
  | { kind: "gap"; most: number }
  | { kind: "start" | "end" | "first" | "last" };

interface Compiled<Name extends string> {
  name: Name;
  weight: number;
  elements: readonly Element[];
}

export interface CueBook<Name extends string> {
  /** All cues found, in order of their first word. `steps` counts the elements tried. */
  find(tokens: readonly Token[]): { matches: CueMatch<Name>[]; steps: number };
}

/** Compiles cue tables once; `classes` gives the word lists that `@name` stands for. */
export function createCueBook<Name extends string>(
  cues: readonly Cue<Name>[],
  classes: Readonly<Record<string, readonly string[]>> = {},
): CueBook<Name> {
  const byFirstWord = new Map<string, Compiled<Name>[]>();
  const anywhere: Compiled<Name>[] = [];
  for (const cue of cues) {
    for (const line of cue.lines) {
      const compiled = { name: cue.name, weight: cue.weight, elements: compile(line, classes) };
      const firsts = firstWords(compiled.elements);
      if (!firsts) anywhere.push(compiled);
      else for (const word of firsts) push(byFirstWord, word, compiled);
    }
  }
  return {
    find(tokens) {
      const matches: CueMatch<Name>[] = [];
      const counter = { steps: 0 };
      for (let from = 0; from < tokens.length; from += 1) {
        for (const list of [byFirstWord.get(tokens[from]?.word ?? ""), anywhere]) {
          for (const cue of list ?? []) {
            const to = matchFrom(cue.elements, 0, tokens, from, counter);
            if (to > from) matches.push({ name: cue.name, weight: cue.weight, from, to });
          }
        }
      }
      return { matches, steps: counter.steps };
    },
  };
}

/** A book of lines that are all as good as certain: named lists, in the order they are told. */
export const createPhraseBook = <Name extends string>(
  lines: Readonly<Record<Name, readonly CueLine[]>>,
  classes?: Readonly<Record<string, readonly string[]>>,
): CueBook<Name> =>
  createCueBook(
    (Object.keys(lines) as Name[]).map((name) => ({ name, weight: 1, lines: lines[name] })),
    classes,
  );

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function compile(line: CueLine, classes: Readonly<Record<string, readonly string[]>>): Element[] {
  return line
    .trim()
    .split(/\s+/)
    .map((part): Element => {
      if (part === "^") return { kind: "start" };
      if (part === "^^") return { kind: "first" };
      if (part === "$") return { kind: "end" };
      if (part === "$$") return { kind: "last" };
      if (part === "#" || part === "#?") return { kind: "number", optional: part === "#?" };
      if (/^~\d+$/.test(part)) return { kind: "gap", most: Number(part.slice(1)) };
      if (part.startsWith("!")) return { kind: "not", words: wordsOf(part.slice(1), classes, line) };
      const optional = part.endsWith("?");
      return { kind: "word", words: wordsOf(optional ? part.slice(0, -1) : part, classes, line), optional };
    });
}

function wordsOf(part: string, classes: Readonly<Record<string, readonly string[]>>, line: CueLine): Set<string> {
  const words = new Set<string>();
  for (const choice of part.split("|")) {
    if (!choice.startsWith("@")) {
      words.add(choice);
      continue;
    }
    const list = classes[choice.slice(1)];
    if (!list)
      throw new Error(`Cue "${line}" names the word class ${choice}, which does not exist. Add it or mend the name.`);
    for (const word of list) words.add(word);
  }
  return words;
}

/** The words a match can begin with, or null when it can begin with any. */
function firstWords(elements: readonly Element[]): Set<string> | null {
  const firsts = new Set<string>();
  for (const element of elements) {
    if (element.kind === "start" || element.kind === "first") continue;
    if (element.kind !== "word") return null;
    for (const word of element.words) firsts.add(word);
    if (!element.optional) return firsts;
  }
  return null;
}

const NUMBER = /^\d/;

/** Index after the match, or -1. */
function matchFrom(
  elements: readonly Element[],
  element: number,
  tokens: readonly Token[],
  at: number,
  counter: { steps: number },
): number {
  counter.steps += 1;
  const wanted = elements[element];
  if (!wanted) return at;
  const token = tokens[at];
  const inSentence = token !== undefined && (at === 0 || element === 0 || sameSentence(elements, element, tokens, at));
  switch (wanted.kind) {
    case "first":
      return at === 0 ? matchFrom(elements, element + 1, tokens, at, counter) : -1;
    case "last":
      return at === tokens.length ? matchFrom(elements, element + 1, tokens, at, counter) : -1;
    case "start": {
      const starts = at === 0 || token?.commaBefore || tokens[at - 1]?.sentence !== token?.sentence;
      return starts ? matchFrom(elements, element + 1, tokens, at, counter) : -1;
    }
    case "end": {
      const ends = !token || token.commaBefore || tokens[at - 1]?.sentence !== token.sentence;
      return ends ? matchFrom(elements, element + 1, tokens, at, counter) : -1;
    }
    case "not":
      if (inSentence && wanted.words.has(token.word)) return -1;
      return matchFrom(elements, element + 1, tokens, at, counter);
    case "gap": {
      for (let skip = 0; skip <= wanted.most; skip += 1) {
        const over = tokens[at + skip - 1];
        if (skip > 0 && (!over || over.sentence !== tokens[at - 1]?.sentence)) return -1;
        const end = matchFrom(elements, element + 1, tokens, at + skip, counter);
        if (end >= 0) return end;
      }
      return -1;
    }
    default: {
      const fits = inSentence && (wanted.kind === "number" ? NUMBER.test(token.word) : wanted.words.has(token.word));
      if (fits) {
        const end = matchFrom(elements, element + 1, tokens, at + 1, counter);
        if (end >= 0) return end;
      }
      return wanted.optional ? matchFrom(elements, element + 1, tokens, at, counter) : -1;
    }
  }
}

/** A match that has begun may not step into the next sentence. */
function sameSentence(elements: readonly Element[], element: number, tokens: readonly Token[], at: number): boolean {
  for (let before = 0; before < element; before += 1) {
    const kind = elements[before]?.kind;
    if (kind === "word" || kind === "number" || kind === "gap")
      return tokens[at - 1]?.sentence === tokens[at]?.sentence;
  }
  return true;
}
