/** The same text with the words of some spans blanked out; offsets stay as they were. */
export const blank = (text: string, spans: readonly { start: number; end: number }[]): string =>
  spans.reduce((left, { start, end }) => left.slice(0, start) + " ".repeat(end - start) + left.slice(end), text);

/** Only the words of one span, at their own offsets. */
export const keepOnly = (text: string, { start, end }: { start: number; end: number }): string =>
  blank(text, [
    { start: 0, end: start },
    { start: end, end: text.length },
  ]);
