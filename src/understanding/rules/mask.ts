import type { Token } from "../text/tokens.ts";

/** The text with the spans made spaces; every other offset stays. */
export function blankOut(text: string, spans: readonly { start: number; end: number }[]): string {
  let masked = text;
  for (const { start, end: wanted } of spans) {
    const end = Math.min(wanted, text.length);
    if (start >= end) continue;
    masked = masked.slice(0, start) + " ".repeat(end - start) + masked.slice(end);
  }
  return masked;
}

const HIDDEN = "\u0000";

/** The words with those of the spans (indexes, `to` exclusive) made unreadable; every other index stays. */
export const hideWords = (words: readonly Token[], spans: readonly { from: number; to: number }[]): Token[] =>
  words.map((token, at) => (spans.some(({ from, to }) => at >= from && at < to) ? { ...token, word: HIDDEN } : token));
