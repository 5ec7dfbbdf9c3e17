const MOMENT = "(?:moment|second|sec|minute|min|bit)";
const HOLD = new RegExp(
  `^\\s*(?:(?:oh|um|uh|ok|okay|please|yes|yeah)[\\s,]+)?(?:(?:wait|hold on|hang on|hold up)(?: (?:a|one|just a) ${MOMENT})?|(?:one|just a|just one|give me (?:a|one)|a) ${MOMENT})(?: please| now| there)?(?=\\s*(?:[,.!?;-]|$)|\\s+(?:what|how|do|does|did|is|are|can|could|where|when|who|which|will|i|actually|before|that)\\b)[\\s,.!?;-]*`,
  "iu",
);

/** How many characters of a message only ask for patience ("wait,", "hold on"); they refuse and stop nothing. */
export const holdLength = (text: string): number => HOLD.exec(text)?.[0].length ?? 0;
