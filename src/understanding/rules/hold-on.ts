const MOMENT = "(?:moment|second|sec|minute|min|bit)";
const HOLD = new RegExp(
  `^\\s*(?:(?:oh|um|uh|ok|okay|please|yes|yeah)[\\s,]+)?(?:(?:wait|hold on|hang on|hold up)(?: (?:a|one|just a) ${MOMENT})?|(?:one|just a|just one|give me (?:a|one)|a) ${MOMENT})(?: please| now| there)?(?=\\s*(?:[,.!?;-]|$)|\\s+(?:what|how|do|does|did|is|are|can|could|where|when|who|which|will|i|actually|before|that|let me)\\b)[\\s,.!?;-]*`,
  "iu",
);

const CHECKS =
  /^(?:let me|i need to|i have to|i'll) (?:check|think|see|look)(?: (?:about it|my \w+|with my \w+|first|quickly|please))*[.!]*$/iu;

/** "I was wondering, three sessions with Mr. Reed": with a question behind it, it asks. */
const WONDERING =
  /^\s*(?:(?:hi|hello|hey|um|uh|well|so|sorry)[\s,.!]+)*i(?: was|'m| am)(?: just)? wondering\s*[,:;-]\s*(?!(?:if|whether|what|when|where|who|why|how|which|about|is|are|do|does|can|could)\b)/iu;

/** How many characters of a message only ask for patience ("wait,", "hold on"); they refuse and stop nothing. */
export function holdLength(text: string): number {
  const length = (HOLD.exec(text) ?? WONDERING.exec(text))?.[0].length ?? 0;
  return CHECKS.test(text.slice(length).trim()) ? text.length : length;
}
