import type { Strings } from "./en.ts";

const LATIN = "abcdefghijklmnopqrstuvwxyz";
const ARABIC = "ابسدعفجهيكقلمنوپقرستوفوخيز";

/**
 * A dictionary that reads from right to left, for tests of the layout: every Latin letter becomes an Arabic one, and
 * what is put into a phrase (names, numbers) stays as it is, apart from the words around it, as in
 * every such language: "(555) 010-0100" would else be shown as "010-0100 (555)". It is no Arabic, and no patient sees it.
 */
export const pseudoArabic = (strings: Strings): Strings => turned(strings);

/** The same shape, with every text of it turned. */
function turned<Part>(part: Part): Part {
  // Each branch gives back the kind of value it was given, which the compiler cannot follow.
  const same = (value: unknown) => value as Part;
  if (typeof part === "string") return same(letters(part));
  if (Array.isArray(part)) return same(part.map(turned));
  if (typeof part === "function") return same((...values: unknown[]) => phrase(part as Phrase, values));
  return same(Object.fromEntries(Object.entries(part as object).map(([name, value]) => [name, turned(value)])));
}

type Phrase = (...values: unknown[]) => string;

/** Texts travel through the phrase as marks that no alphabet has. */
function phrase(make: Phrase, values: unknown[]): string {
  const marks = values.map((value, index) => (typeof value === "string" ? String.fromCharCode(0xe000 + index) : value));
  return letters(make(...marks)).replace(
    /[\ue000-\ue0ff]/g,
    (mark) => `\u2068${values[mark.charCodeAt(0) - 0xe000]}\u2069`,
  );
}

const letters = (text: string) =>
  text.replace(/[a-z]/gi, (letter) => ARABIC[LATIN.indexOf(letter.toLowerCase())] ?? "");
