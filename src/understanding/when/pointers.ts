import type { Found } from "./numbers.ts";
import type { Which } from "./syntax.ts";
import type { Token } from "./tokens.ts";
import { wordAt } from "./words.ts";

const POINTERS: ReadonlyMap<string, Which> = new Map<string, Which>([
  ["this", "this"],
  ["current", "this"],
  ["coming", "coming"],
  ["upcoming", "coming"],
  ["next", "next"],
  ["nxt", "next"],
  ["following", "next"],
  ["last", "last"],
  ["past", "last"],
  ["previous", "last"],
]);

/** "this", "next", "last", "the coming", "this past": what points at a named day or period, and how. */
export function readPointer(tokens: readonly Token[], at: number): Found<Which> | null {
  let next = wordAt(tokens, at) === "the" ? at + 1 : at;
  let which = POINTERS.get(wordAt(tokens, next));
  if (!which) return null;
  next++;
  // "this coming Friday", "this past Monday": the second word says which.
  const second = POINTERS.get(wordAt(tokens, next));
  if (which === "this" && second) {
    which = second;
    next++;
  }
  return { value: which, next };
}

/** Steps from the current one: this 0, next +1, last −1. */
export const stepOf = (which: Which): number =>
  which === "next" || which === "coming" ? 1 : which === "last" ? -1 : 0;
