import type { Extent } from "./syntax.ts";
import type { Token } from "./tokens.ts";

export interface Source {
  text: string;
  tokens: readonly Token[];
}

/** The words of an extent, as written. */
export function span(extent: Extent, { text, tokens }: Source): { text: string; start: number; end: number } {
  const [first, second] = [tokens[extent.from], tokens[extent.from + 1]];
  // "the 8th" is answered as "8th", "a quarter to 6" as "quarter to 6"; "the 19" keeps its article.
  const isArticle = first?.word === "the" || (first?.word === "a" && second?.word === "quarter");
  const bare = second?.kind === "number" && !second.ordinal && extent.to - extent.from === 2;
  const start = (isArticle && !bare && extent.to - extent.from > 1 ? second : first)?.start ?? 0;
  const end = tokens[Math.min(extent.to, tokens.length) - 1]?.end ?? start;
  return { text: text.slice(start, end), start, end };
}
