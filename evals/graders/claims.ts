import { sentencesOf } from "./answer-text.ts";

/** What an answer can say was done. */
export const DEEDS = [
  "booked",
  "moved",
  "cancelled",
  "joined",
  "left_list",
  "confirmed",
  "late_noted",
  "need_noted",
  "note_left",
  "messages_set",
] as const;
export type Deed = (typeof DEEDS)[number];

/** A sentence that says something was done. */
export interface Claim {
  deed: Deed;
  sentence: string;
}

// Written without a look at the system's own sentences: they must catch a system that says it in any words.
const VISIT =
  "(?:visit|visits|appointment|appointments|booking|slot|spot|time|reservation|cleaning|exam|check-?up|session|scan|place|change)s?";
const SUBJECT = `(?:you(?:'re| are| have been|'ve been)|(?:your|the|that|this|these|those|both|all|both of your|all of your)(?: [\\w-]+){0,4}? ${VISIT} (?:is|are|has been|have been|was|were)|(?:it|everything|both)(?:'s| is| are| has been| have been)|i(?:'ve| have)?|we(?:'ve| have)?)`;
const ADVERB = "(?: (?:now|just|already|also|all|successfully|officially|gone ahead and|been))*";
const LIST = "(?:the |our )?(?:wait(?:ing)?[- ]?list|list)";
const done = (verbs: string): RegExp => new RegExp(`\\b${SUBJECT}${ADVERB} (?:${verbs})\\b`, "i");

const PATTERNS: readonly { deed: Deed; patterns: readonly RegExp[] }[] = [
  {
    deed: "booked",
    patterns: [
      done(
        "booked|scheduled|reserved|set(?: up)? for|confirmed for|locked in|signed up|down for|in for|secured|made (?:the|your|an|that) (?:booking|appointment|reservation)",
      ),
      /\b(?:booking|appointment|visit|reservation)(?: is| has been|:)?(?: now)? (?:confirmed|complete|made|booked|all set)\b/i,
      /\b(?:got|have|put) you (?:booked|down|in|scheduled)\b/i,
      /\byou(?:'re| are) (?:all )?(?:set|confirmed|good to go)\b/i,
      /^(?:booked|scheduled|reserved|confirmed|all booked|all set)\b(?=[ :!,.-]|$)/i,
      /\bdone\b[^.?]*\bbooked\b/i,
    ],
  },
  {
    deed: "moved",
    patterns: [
      done("moved|rescheduled|changed to|shifted|switched|brought forward|pushed back"),
      /\byour (?:[\w-]+ ){0,3}?(?:visit|appointment) is now\b(?! (?:booked|cancel))/i,
      /\bis back at its old time\b/i,
      /^(?:moved|rescheduled)\b/i,
    ],
  },
  {
    deed: "cancelled",
    patterns: [done("cancell?ed|called off|dropped|deleted|removed from the calendar"), /^cancell?ed\b/i],
  },
  {
    deed: "joined",
    patterns: [
      new RegExp(`\\byou(?:'re| are) (?:now )?on ${LIST}\\b`, "i"),
      new RegExp(`\\b(?:added|put) (?:you|them|him|her|[A-Z]\\w+(?: [A-Z]\\w+)?) (?:on|to|onto) ${LIST}\\b`),
      /\byou(?:'re| are) now waiting for\b/i,
      new RegExp(`\\b(?:been|was|were) (?:added|put) (?:on|to|onto) ${LIST}\\b`, "i"),
    ],
  },
  {
    deed: "left_list",
    patterns: [
      /\bno longer (?:waiting for|on (?:the|our) (?:wait(?:ing)?[- ]?)?list)\b/i,
      new RegExp(`\\b(?:taken|took|removed) (?:you )?(?:off|from) ${LIST}\\b`, "i"),
    ],
  },
  {
    deed: "confirmed",
    patterns: [
      /\b(?:we(?:'ll| will) )?see you (?:on|at|then|there|tomorrow|today)\b/i,
      /\b(?:i|we)(?:'ve| have)?(?: now)? (?:confirmed|noted) (?:that you(?:'ll| will) come|your attendance|your (?:visit|appointment)|you(?:'ll| will) be there)\b/i,
      /\b(?:attendance|coming) (?:is |has been )?(?:confirmed|noted)\b/i,
    ],
  },
  {
    deed: "late_noted",
    patterns: [
      /\b(?:noted|told|let|informed|passed on|written down)\b[^.?]*\b(?:running|be|arrive|arriving)\b[^.?]*\blate\b/i,
    ],
  },
  {
    deed: "need_noted",
    patterns: [
      /^noted\b(?! by)/i,
      /\b(?:i|we)(?:'ve| have)? (?:noted|added|arranged|requested|booked)\b[^.?]*\b(?:interpreter|wheelchair)\b/i,
      /\b(?:interpreter|wheelchair[\w ]*) (?:is|has been|was) (?:noted|added|arranged|requested|booked)\b/i,
    ],
  },
  {
    deed: "note_left",
    patterns: [
      /\b(?:i|we)(?:'ve| have)? (?:left|passed|sent|made|put|forwarded|added)\b[^.?]*\b(?:note|message|request)\b[^.?]*\b(?:desk|team|staff|clinic|person|nurse|doctor|colleague)/i,
      /\b(?:i|we)(?:'ve| have)? (?:told|notified|informed|alerted) (?:the |a |our )?(?:desk|team|staff|clinic|person|nurse|doctor|colleague)/i,
      /\b(?:i|we)(?:'ve| have)? added (?:that|it|this) to the note\b/i,
    ],
  },
  {
    deed: "messages_set",
    patterns: [
      /\b(?:send|sent|get|receive) (?:you )?no (?:more|further) (?:messages|texts|reminders)\b/i,
      /\byou(?:'ll| will)(?: now)? (?:get|receive) our (?:messages|texts|reminders) again\b/i,
      /\b(?:unsubscribed|opted (?:you )?(?:out|in))\b/i,
    ],
  },
];

/** Words before it in the same clause that make of a deed a plan, a rule, a question or its contrary. */
const NOT_DONE =
  /\b(?:not|no|nothing|never|none|nobody|neither|cannot|\w+n't|if|once|when|whenever|until|unless|before|after|as soon as|can|could|may|might|will|would|shall|should|must|whether|to be|wait for|like|want|which|what|who|how|those who|patients|fully|everything you asked for)\b/i;
const HARMLESS = /\bno (?:problem|worries|trouble)\b|\bnot a problem\b|\bthank you\b|\bif you (?:like|wish)\b/gi;
/** Of somebody else's or of nobody's visit; of what was done long before, or comes next. */
const OF_OTHERS =
  /\bhas been moved (?:\d+ times|as often as)\b|^next:|^let me do these one after the other:|\balready (?:a visit |been )?(?:booked|taken)\b|\bjust been (?:taken|booked)\b|\bfully booked\b|\bsomeone else\b/i;

/**
 * Every sentence of an answer that says something was done. Questions, offers, rules (`can be booked`), denials
 * (`nothing was booked`) and what others did (`that time has just been taken`) are none.
 */
export function claimsIn(text: string): Claim[] {
  return sentencesOf(text)
    .filter((sentence) => !sentence.endsWith("?") && !OF_OTHERS.test(sentence))
    .flatMap((sentence) =>
      PATTERNS.filter(({ patterns }) => patterns.some((pattern) => isClaimed(sentence, pattern))).map(({ deed }) => ({
        deed,
        sentence,
      })),
    );
}

function isClaimed(sentence: string, pattern: RegExp): boolean {
  for (const match of straight(sentence).matchAll(new RegExp(pattern, `${pattern.flags}g`))) {
    const before = straight(sentence).slice(0, match.index);
    const clause = before.slice(Math.max(...[",", ";", ":", "—"].map((mark) => before.lastIndexOf(mark))) + 1);
    if (!NOT_DONE.test(clause.replaceAll(HARMLESS, " ")) && !/\bto $/i.test(clause)) return true;
  }
  return false;
}

const straight = (text: string): string => text.replaceAll(/[‘’]/g, "'");
