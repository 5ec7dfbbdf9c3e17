import type { Lexicon } from "../../acts.ts";
import { oneSlipApart, type Token } from "../../text/tokens.ts";

export interface PractitionerReading {
  ids: string[];
  excludedIds: string[];
  spans: { from: number; to: number }[];
}

const TITLES = new Set(["dr", "doctor", "mr", "mrs", "ms", "prof", "professor", "nurse", "miss"]);
const BEFORE_NAME = new Set([
  "with",
  "see",
  "seeing",
  "by",
  "prefer",
  "is",
  "not",
  "or",
  "and",
  "for",
  "want",
  "to",
  "from",
  "except",
  "than",
  "visit",
]);
const EXCLUDES = new Set(["not", "except", "besides", "without", "but", "avoid", "hate", "no"]);
/** Family names that are also everyday words: believed only behind a title or a given name. */
const EVERYDAY = new Set([
  "day",
  "may",
  "long",
  "young",
  "green",
  "brown",
  "white",
  "black",
  "gray",
  "grey",
  "best",
  "love",
  "price",
  "short",
  "small",
  "good",
  "king",
  "hall",
  "park",
  "west",
  "north",
  "wood",
  "rice",
  "cook",
  "march",
  "june",
  "april",
  "august",
  "summer",
  "winter",
  "friday",
  "hope",
  "joy",
  "grace",
  "will",
  "rose",
  "gold",
  "silver",
  "bird",
  "fox",
  "wolf",
  "page",
  "power",
  "stone",
  "hill",
  "moon",
  "star",
  "noon",
  "early",
  "late",
  "new",
  "old",
  "can",
  "do",
  "so",
  "to",
  "an",
  "he",
  "she",
  "her",
  "you",
  "see",
  "too",
  "go",
  "he",
  "ma",
  "no",
  "in",
  "on",
  "or",
  "sun",
  "song",
  "son",
  "fine",
  "sharp",
  "first",
  "case",
  "cross",
  "field",
  "ford",
  "foot",
  "hand",
  "head",
  "major",
  "post",
  "rush",
  "savage",
  "wise",
  "yes",
]);

/** Recognises the clinic's practitioners by family name, full name or, behind "with" or a title, given name. */
export function createPractitionerReader(
  people: Lexicon["practitioners"],
): (words: readonly Token[]) => PractitionerReading {
  const named = people.map((person) => ({
    id: person.id,
    given: lettersOf(person.givenName),
    family: lettersOf(person.familyName),
  }));
  const byPart = new Map<string, Named[]>();
  for (const person of named) {
    for (const part of new Set([person.given[0], person.family[0]])) {
      if (part !== undefined) byPart.set(part, [...(byPart.get(part) ?? []), person]);
    }
  }
  return (words) => {
    const letters = words.map(({ raw }) => lettersOf(raw)[0] ?? "");
    const reading: PractitionerReading = { ids: [], excludedIds: [], spans: [] };
    for (let at = 0; at < words.length; at += 1) {
      const found = readAt({ named, byPart }, words, letters, at);
      if (!found) continue;
      const into = isExcluded(words, found.from) ? reading.excludedIds : reading.ids;
      for (const id of found.ids) if (!into.includes(id)) into.push(id);
      reading.spans.push({ from: found.from, to: found.to });
      at = found.to - 1;
    }
    reading.ids = reading.ids.filter((id) => !reading.excludedIds.includes(id));
    return reading;
  };
}

interface Named {
  id: string;
  given: string[];
  family: string[];
}

function readAt(
  people: { named: readonly Named[]; byPart: ReadonlyMap<string, readonly Named[]> },
  words: readonly Token[],
  letters: readonly string[],
  at: number,
): { ids: string[]; from: number; to: number } | null {
  const candidates = people.byPart.get(letters[at] ?? "") ?? [];
  const titled = TITLES.has(words[at - 1]?.word ?? "");
  const from = titled ? at - 1 : at;
  const full = candidates.filter(({ given, family }) => said(letters, at, [...given, ...family]));
  if (full[0]) return { ids: full.map(({ id }) => id), from, to: at + full[0].given.length + full[0].family.length };
  const family = candidates.filter((person) => said(letters, at, person.family));
  if (family[0]) {
    const everyday = family[0].family.length === 1 && EVERYDAY.has(family[0].family[0] ?? "");
    if (titled || !everyday) return { ids: family.map(({ id }) => id), from, to: at + family[0].family.length };
  }
  const given = candidates.filter((person) => said(letters, at, person.given));
  if (given[0] && (titled || BEFORE_NAME.has(words[at - 1]?.word ?? "")) && !EVERYDAY.has(given[0].given[0] ?? "")) {
    return { ids: given.map(({ id }) => id), from, to: at + given[0].given.length };
  }
  if (!titled) return null;
  const near = people.named.filter(
    ({ family: [name] }) => name !== undefined && name.length >= 5 && slip(words[at]?.word ?? "", name),
  );
  return near[0] ? { ids: near.map(({ id }) => id), from, to: at + 1 } : null;
}

const slip = (word: string, name: string) => word.length >= 4 && word[0] === name[0] && oneSlipApart(word, name, 1);

function said(letters: readonly string[], at: number, name: readonly string[]): boolean {
  return name.length > 0 && name.every((part, offset) => letters[at + offset] === part);
}

function isExcluded(words: readonly Token[], from: number): boolean {
  for (let at = from - 1; at >= Math.max(0, from - 3); at -= 1) {
    const token = words[at];
    if (!token || token.sentence !== words[from]?.sentence) return false;
    if (words[at + 1]?.commaBefore && token.word === "no") return false;
    if (token.word === "than") return words[at - 1]?.word === "other";
    // "Not with Lee but with Smith": what follows "but" is wanted, unless it is "anyone but Smith".
    if (token.word === "but") return /^(anyone|anybody|everyone|any|all|doctor)$/.test(words[at - 1]?.word ?? "");
    if (EXCLUDES.has(token.word)) return true;
  }
  return false;
}

/** Letters only, accents dropped, split at spaces and hyphens; a possessive "'s" is not part of a name. */
function lettersOf(name: string): string[] {
  return name
    .replace(/['’]s$/i, "")
    .normalize("NFD")
    .replace(/[\p{M}'’.]/gu, "")
    .toLowerCase()
    .split(/[\s-]+/)
    .filter(Boolean);
}
