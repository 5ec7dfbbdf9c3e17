import { type Found, readYear } from "./numbers.ts";
import type { Days, Which } from "./syntax.ts";
import type { Token } from "./tokens.ts";
import { wordAt } from "./words.ts";

const SEASONS: ReadonlyMap<string, number> = new Map([
  ["spring", 0],
  ["summer", 1],
  ["autumn", 2],
  ["winter", 3],
]);

/** "this summer", "winter 2027", "fall of 2027", "the season": `introduced` tells whether the words before let it be one. */
export function readSeason(
  tokens: readonly Token[],
  at: number,
  which: Which | undefined,
  introduced: boolean,
): Found<Days> | null {
  const name = wordAt(tokens, at);
  if (name === "season" && which) return { value: { is: "season", season: -1, which }, next: at + 1 };
  const year = readYear(tokens, at + (wordAt(tokens, at + 1) === "of" ? 2 : 1));
  // Elsewhere a fall is an accident.
  const isFall = name === "fall" && (year !== null || which === "this" || which === "next" || which === "coming");
  const season = isFall ? 2 : SEASONS.get(name);
  if (season === undefined || !(introduced || year) || /^(rolls?|fever|water)$/.test(wordAt(tokens, at + 1)))
    return null;
  return {
    value: { is: "season", season, which: which ?? "bare", ...(year ? { year: year.value } : {}) },
    next: year?.next ?? at + 1,
  };
}
