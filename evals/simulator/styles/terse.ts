/** What is left out by who types as little as possible. None of it says what is wanted. */
const LEFT_OUT: readonly RegExp[] = [
  /^(?:hi|hello|hey)(?: there)?[,!.]? +/i,
  /\b(?:please|thank you|thanks)\b[,.!]?/gi,
  /^(?:I would like to|I'd like to|I'd love to|I want to|I need to|(?:can|could) you|(?:can|could) I) +(?=\p{L}{3})/iu,
  /^(?:I would like|I'd like|I'd love|I want|I need|I'm looking for) +(?=\p{L})/iu,
];

/** The same in fewer words: no courtesy, no run-up, no full stop. */
export function tersely(sentence: string): string {
  const short = LEFT_OUT.reduce((text, pattern) => text.replace(pattern, ""), sentence)
    .replace(/ +([,.!?])/g, "$1")
    .replace(/,(?=\s*(?:[.!?]|$))/g, "")
    .replace(/ {2,}/g, " ")
    .replace(/[.!]\s*$/, "")
    .trim();
  return short === "" ? sentence : short;
}
