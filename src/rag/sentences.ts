/** Dots that end no sentence. Where it cannot be told ("Main St."), two sentences stay one: better long than cut. */
const ABBREVIATION =
  /(?:^|[\s(])(?:drs?|mr|mrs|ms|prof|rev|jr|sr|st|ave|rd|blvd|ste|apt|ext|tel|dept|inc|vs|e\.g|i\.e|a\.m|p\.m|u\.s|approx|incl|min|hrs?|etc|[a-z])\.$/i;
/** "No. 5" counts, "No. We are closed." answers. */
const COUNTED = /(?:^|[\s(])no\.$/i;

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
  const pieces = line.split(/(?<=[.!?][)"'”’]*)\s+/);
  for (const [index, piece] of pieces.entries()) {
    current = current === "" ? piece : `${current} ${piece}`;
    const goesOn = ABBREVIATION.test(current) || (COUNTED.test(current) && /^\d/.test(pieces[index + 1] ?? ""));
    if (goesOn) continue;
    sentences.push(current);
    current = "";
  }
  if (current !== "") sentences.push(current);
  return sentences;
}

/** Whether a sentence needs the one before it to be understood: "It takes three days.", "Dr. Lee and Dr. Zhang are." */
export function leansOnPrevious(sentence: string): boolean {
  return OPENS_LEANING.test(sentence) || SETS_APART.test(sentence) || ENDS_LEANING.test(sentence);
}

const OPENS_LEANING =
  /^(?:it|its|they|their|them|that|those|these|this|he|she|otherwise|instead|then|after that|also|but|so|both|neither)\b(?! (?:clinic|site|office)\b)/i;
/** "On other public holidays …", "In that case …": other than what, in which case, was said just before. */
const SETS_APART =
  /^(?:however|still|likewise|similarly|(?:in|on|at|for|to|with|from|by|until|before|after|during|all|any|of)? ?(?:(?:that|this|those|these|such|either|both) (?:case|day|time|site|visit|way|reason)s?|(?:the )?(?:others?|rest|same|latter|former)))\b/i;
const ENDS_LEANING = /\b(?:is|are|was|were|do|does|did|isn't|aren't|doesn't|don't|can't|too|not)[.!]?$/i;
