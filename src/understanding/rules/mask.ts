/** The text with the spans made spaces; every other offset stays. */
export function blankOut(text: string, spans: readonly { start: number; end: number }[]): string {
  let masked = text;
  for (const { start, end } of spans)
    masked = masked.slice(0, start) + " ".repeat(Math.max(0, end - start)) + masked.slice(end);
  return masked;
}
