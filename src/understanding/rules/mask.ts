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
