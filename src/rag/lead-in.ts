/** Words before a question that carry nothing of it, and need no comma to be told from the question itself. */
const INTERJECTION =
  "oh|um+|uh+|erm?|h+m+|ah|so|and|also|but|ok(?:ay)?|hi|hello|hey|sorry|actually|anyway|btw|by the way|quick question|" +
  "one (?:more|other|last) (?:thing|question)|another (?:thing|question)|excuse me|good (?:morning|afternoon)|please|" +
  "hang on|hold on|while (?:i|we) wait|while i(?:'|’)m waiting|meanwhile|in the meantime|just (?:a|one) (?:sec(?:ond)?|moment|minute)|before (?:that|this|i (?:book|do|go|confirm|decide)|we (?:book|do|go|continue))";

/** Words that may as well begin the question ("wait times", "no insurance"), so only a pause or a new clause sets them apart. */
const WORD_OF_TWO_LIVES =
  "wait|no|yes|yeah|yep|right|alright|well|great|cool|perfect|listen|look|thanks|thank you|one sec";
const NEW_CLAUSE =
  "do|does|did|can|could|would|will|should|is|are|am|was|what|when|where|which|who|how|why|i|you|we|actually|so|but|if";

const LEAD_IN = new RegExp(
  `^[\\s,.!…:;-]*(?:(?:${INTERJECTION})(?![\\w'’])|(?:${WORD_OF_TWO_LIVES})(?:(?=\\s*[,.!…:;-])|(?=\\s+(?:${NEW_CLAUSE})\\b)))[\\s,.!…:;-]*`,
  "i",
);

/** A lead-in is a handful of words; whoever writes more is not leading in. */
const LEAD_INS_AT_MOST = 6;

/** The question without "oh", "wait", "before I book" and the like in front of it. */
export function withoutLeadIn(question: string): string {
  let rest = question;
  for (let turn = 0; turn < LEAD_INS_AT_MOST; turn++) {
    const shorter = rest.replace(LEAD_IN, "");
    if (shorter === rest) break;
    rest = shorter;
  }
  return rest;
}
