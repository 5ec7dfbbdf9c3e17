/** `it(…)`, `test(…)` or `describe(…)` with its modifiers, as in `it.skipIf(x)(…)`; a table's title follows `])(`. */
const STARTS =
  /(?:\b(?:it|test|describe)((?:\.\w+(?:\([^()\n]*\))?)*)\(|\](?: as const)?\)\()\s*(["'`])((?:(?!\2).)+)\2/g;
/** A modifier that keeps a test, or all others, from running. */
const NOT_RUN = /\.(?:skip|todo|only|fails)\b/;

/** Titles of the tests and groups in a file's text that run: those set aside or singled out do not count. */
export function titlesIn(text: string): string[] {
  return [...text.matchAll(STARTS)]
    .filter(([, modifiers]) => !NOT_RUN.test(modifiers ?? ""))
    .map(([, , , title]) => title as string);
}

/** Places in a file's text where a test, a table of tests or a group is set aside or singled out. */
export function setAside(text: string): string[] {
  return [...text.matchAll(/\b(?:it|test|describe)(?:\.\w+(?:\([^()\n]*\))?)*\.(?:skip|todo|only|fails)\b/g)].map(
    ([found]) => found,
  );
}
