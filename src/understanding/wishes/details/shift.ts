const LATER =
  /\b(?:something|anything|any|one|bit|little|much|even|slightly|somewhat|way|time|times|slot|slots|appointment|day|hour|get|go|do|make it|is there|have|prefer|rather|needs? it|come|but|how about|what about) (?:a bit |a little |much )?(earlier|later|sooner)\b|^(?:(?:a|yes|no|but|maybe|please|bit|little|much|slightly|or|and|can we do|do you have|make it|not|that is too early|that is too late|okay) )*(earlier|later|sooner)(?: please| maybe| if possible| thanks| in the day| that day| on| than that)*$|\b(earlier|later|sooner) (?:times?|slots?|ones?|appointments?|openings?|in the (?:day|week|morning|afternoon|month)|that day|that week|on that day|if possible|is better|works better|would be better)\b|\b(?:too) (early|late|soon)\b/u;
/** "Sooner or later", "see you later", "I will decide later": no wish for another time. */
const IDLE =
  /\b(?:sooner or later|see you later|talk (?:to you )?later|later on i|call (?:you |me )?(?:back )?later|decide later|come back later|do it later|no later than|not later than|running late|later today i|until later|for later|earlier today|said earlier|mentioned earlier|earlier i|as i said earlier|told you earlier|do (?:this|that) later|book later|how late|late fee|too late to)\b/u;
const FLIPPED: Readonly<Record<string, "earlier" | "later">> = {
  early: "later",
  soon: "later",
  late: "earlier",
  sooner: "earlier",
};

/** "A bit later", "anything sooner": each time later or earlier than what is on the table. */
export function readShift(words: string): "earlier" | "later" | undefined {
  if (IDLE.test(words)) return undefined;
  const said = LATER.exec(words)
    ?.slice(1)
    .find((group) => group !== undefined);
  if (!said) return undefined;
  return FLIPPED[said] ?? (said === "later" ? "later" : "earlier");
}
