import { isNameWord, NAME_PARTICLES, titled } from "./name-words.ts";

export interface NameReading {
  givenName?: string;
  familyName?: string;
  start: number;
  end: number;
}

/** Words in a row that may be a name, from the beginning of a text. */
export const RUN = /^(?:\p{L}[\p{L}'.-]*)(?:\s+\p{L}[\p{L}'.-]*){0,4}/u;

/** The name that begins at `start`; without `anyCase` only words with a capital are of it. */
export function nameAt(text: string, start: number, anyCase: boolean): NameReading | null {
  const run = RUN.exec(text.slice(start))?.[0];
  if (!run) return null;
  const words = takeName(run, anyCase);
  return words.length > 0 ? reading(words, text, start) : null;
}

/** What follows begins something else: a name that runs on into a sentence is none. */
export function standsApart(text: string, end: number): boolean {
  const after = text.slice(end).trimStart();
  return (
    after === "" ||
    /^[,.;:!\d(/-]|^(?:born|dob|and|my|her|his|phone|cell|mobile|number|date|birth|birthday|i was|she was|he was|here|thanks|please|is my|on|at)\b/iu.test(
      after,
    )
  );
}

/** The words of a run that are a name, at most five. */
export function takeName(run: string, anyCase: boolean): string[] {
  const words: string[] = [];
  for (const word of run.split(/\s+/)) {
    const clean = word.replace(/\.$/, "");
    const particle = words.length > 0 && NAME_PARTICLES.has(clean.toLowerCase());
    const known = particle || (isNameWord(clean) && (anyCase || /^\p{Lu}/u.test(clean)));
    if (!known || words.length === 5) break;
    words.push(clean);
    if (/[^.]\.$/.test(word) && clean.length > 1) break;
  }
  while (words.length > 0 && NAME_PARTICLES.has((words.at(-1) ?? "").toLowerCase())) words.pop();
  return words;
}

function reading(words: readonly string[], text: string, start: number): NameReading {
  const joined = words.join(" ");
  const at = text.indexOf(words[0] ?? "", start);
  const end =
    text.indexOf(words.at(-1) ?? "", at + joined.length - (words.at(-1)?.length ?? 0)) + (words.at(-1)?.length ?? 0);
  const [first = "", ...rest] = words.map((word) => titled(word, text));
  if (rest.length === 0) return { givenName: first, start: at, end: Math.max(end, at + first.length) };
  const particle = rest.findIndex((word) => NAME_PARTICLES.has(word.toLowerCase()));
  const familyFrom = particle >= 0 ? particle : rest.length - 1;
  return {
    givenName: [first, ...rest.slice(0, familyFrom)].join(" "),
    familyName: rest.slice(familyFrom).join(" "),
    start: at,
    end: Math.max(end, at + joined.length),
  };
}
