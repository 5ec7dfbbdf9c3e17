/** Dots that end no sentence. */
const ABBREVIATION = /(?:^|[\s(])(?:dr|mr|mrs|ms|st|ave|no|vs|e\.g|i\.e|a\.m|p\.m|approx|etc|[a-z])\.$/i;

/** Sentences of plain text, in order, trimmed. List items and lines of a paragraph break stand for themselves. */
export function splitSentences(text: string): string[] {
  return text
    .split(/\n+/)
    .flatMap((line) => splitLine(line.trim()))
    .filter((sentence) => sentence !== "");
}

function splitLine(line: string): string[] {
  const sentences: string[] = [];
  let current = "";
  for (const piece of line.split(/(?<=[.!?][)"'”’]*)\s+/)) {
    current = current === "" ? piece : `${current} ${piece}`;
    const nextMayFollow = !ABBREVIATION.test(current);
    if (!nextMayFollow) continue;
    sentences.push(current);
    current = "";
  }
  if (current !== "") sentences.push(current);
  return sentences;
}
