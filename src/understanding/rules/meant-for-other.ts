const WHO =
  "(?:(?:my|our|the|his|her) )(?:\\w+ )?(?:son|boy|girl|daughter|kid|kids|child|children|baby|twins?|husband|wife|partner|spouse|mother|mom|mum|father|dad|brother|sister|nephew|niece|grandson|granddaughter|grandma|grandpa|grandmother|grandfather|aunt|uncle|friend)";
const VISIT =
  "(?:it|that|this|that one|this one|(?:the|my|that|this) (?:\\w+ )?(?:visit|appointment|booking|time|slot|one|cleaning|exam|check|check up|physical))";

/** Ways to say that what was just arranged was meant for somebody else; over words in lower case, written out. */
const LINES = [
  "\\bwrong (?:person|patient|name|kid|child|family member|one of us)\\b",
  "\\bnot (?:for|about) me\\b",
  `\\b${VISIT} (?:sh[a-z]{2,4}d|ought to|was supposed to|is supposed to|was meant to|was to|was going to) (?:have been|be|go) (?:for|to|in the name of|under)\\b`,
  `\\b${VISIT} (?:sh[a-z]{2,4}d|ought to|was supposed to|is supposed to|was meant to) (?:have been|be) (?:for )?${WHO}\\b`,
  "\\bsh[a-z]{2,4}d have (?:been for|said|put|booked|written|given|entered)\\b",
  `\\b(?:meant|intended|supposed to be|thought|wanted) (?:it |this |that )?(?:for|as) ${WHO}\\b`,
  `\\b(?:it is|it was|that is|that was|this is|this was) (?:actually |really |in fact |all |only )*(?:for )?${WHO} (?:'s|(?:\\w+ )?(?:who|that) (?:needs|should|has|wants))`,
  `^(?:(?:wait|no|oh|dear|oops|sorry|actually|hang|on|stop|ah|but|well|my|bad) )*${VISIT} (?:is|was) (?:actually |really |in fact )*(?:for|about) ${WHO}\\b`,
  "\\b(?:put|booked|entered|wrote|signed|gave|typed|used|registered|made) (?:you |it |this |that |down |in |for |under |up |the visit |out )*(?:me|myself|mine|my own \\w+|my name|my details)\\b",
  `\\bi (?:am|was) not the (?:patient|one)\\b`,
].map((line) => new RegExp(line, "u"));

const SOMEBODY = new RegExp(`\\b${WHO}\\b`, "u");

/**
 * "It should have been for my son", "I put myself down by mistake": that the person of a visit was the wrong one, of
 * which nobody says so in front of a visit that is only wished for. Pure.
 */
export const isMeantForOther = (line: string, forWhom: "self" | "other" | undefined): boolean =>
  (forWhom === "other" || SOMEBODY.test(line)) && LINES.some((pattern) => pattern.test(line));
