import type { Cue } from "../../text/patterns.ts";

/**
 * `practice`: a question about the clinic, whatever errand it names. `supposed`: what would follow, nothing to be done. `elsewhere`: of another trade.
 */
export type LookAlikeName = "practice" | "search" | "own-visit" | "supposed" | "elsewhere";

/** Sentences that hold an errand's words and are no errand. */
export const LOOK_ALIKES: readonly Cue<LookAlikeName>[] = [
  {
    name: "practice",
    weight: 0.9,
    lines: [
      "^ do|does you|your|they|the|dr|clinic|office|anyone|any|this ~1 take|accept|offer|have|provide|do|charge|allow|validate|treat|work|give|speak|handle|prescribe|require|store|send|keep|use",
      "^ will|would|can you|they|the|dr|clinic|office ~1 take|accept|treat|validate|prescribe|cover",
      "do|does you|they|your|clinic|office ~1 take|accept|offer|have|provide|charge|allow|speak|treat|prescribe",
      "where can|do|could|are|is|would i|we|the|your ~2 find|get|forms|form|portal|download|park|wifi|parking|entrance|registration|waiting",
      "what is|are your",
      "what is|are the ~2 policy|fee|cost|price|hours|rules|difference|process|average|cheapest|best|number|phone|address|fax|requirements|charge|penalty",
      "how much is|are|does|do|would|will !i|we",
      "how long do|does|will|is|are ~6 take|last|keep|appointment|visit|results|refill|refills|referral|processing|process",
      "are|is you|your|the|there|any ~6 accessible|available|covered|required|included|accepted|free|open|closed|in",
      "what if i|we ~4 late|miss|cancel|not|no",
      "what happens if|when",
      "is|are there ~4 wheelchair|interpreter|interpreters|translator|elevator|ramp|parking",
      "is|are there ~2 a|an|any ~1 fee|charge|interpreters|interpreter|translator|wheelchair|ramp|elevator|parking|penalty|policy|waitlist|waiting|form|forms|walkers",
      "policy|policies on|about|for|regarding",
      "your ~3 policy|policies",
      "how late are|do|can|is you|i|the",
      "too late to",
      "which insurances|insurance|plans|plan|languages|forms",
      "what insurances|insurance|plans|plan|languages|forms|documents|kind|kinds|types|payment|cards",
    ],
  },
  {
    name: "supposed",
    weight: 0.9,
    lines: [
      "what if i|we|someone",
      "if i|we|someone|somebody|you|he|she ~8 not|miss|forget|skip|cancel|late ~8 what|how|will|do|is|would|does ~6 pay|cost|happens|happen|charge|charged|fee|owe|penalty",
      "what ~1 happens|happen if|when",
      "how ~5 days|hours|notice|early|late|soon ~6 cancel|reschedule|change|cancellation",
      "fee|charge|charged|penalty|policy|cost ~4 cancel|cancelling|canceling|reschedule|rescheduling|miss|cancellation|change|changing",
      "cancel|reschedule|change|miss ~4 fee|charge|charged|penalty|policy|cost",
      "can|may i|we ~2 cancel|reschedule|change ~2 later|online|if|for free|after",
      "can|may i|we ~2 cancel|reschedule|change ~2 any time",
      "how do|can|to i? ~1 cancel|reschedule|change ~3 online|website|app",
      "are|is|will you|clinic|office|practice|it|everyone ~2 open|closed|closing",
      "how early|late|long|soon ~1 should|must|do|does ~2 new|patients|people|you|one",
      "do|does|will|would ~1 my|the|our? insurance|medicare|medicaid ~2 cover|pay",
      "can|may|could i|we|you|people ~1 eat|smoke|vape|wait|sit|drink|charge|bring|park ~3 waiting|lobby|room|there|inside|outside|parking",
      "parking|wifi|water|coffee|consultation|estimate ~2 free",
      "is|are parking|wifi|water",
      "will|do|must|should|would i|we ~2 need|have|be to? ~1 pay|charged|owe|sign",
      "can|may|could|is a|my|our friend|husband|wife|mom|mother|dad|partner|son|daughter|sister|someone ~4 come|sit|be|allowed ~3 with|along me|us|him|her|too",
      "what|which ~2 do you|they|yall do|offer|treat|provide|accept|take|have",
      "do|does|will i|we|he|she|you|one need|require|needs ~1 a|an ~1 referral|insurance|appointment|id",
    ],
  },
  {
    name: "search",
    weight: 0.95,
    lines: [
      "search results",
      "results ~2 of ~2 search|game|match|election|election|vote|football|race|poll|query|google",
      "results ~3 page|screen|list",
      "play|game|football|soccer|election|match|lottery|quiz|exam|poll|nba|nfl results",
      "phone|electric|electricity|gas|water|cable|internet|hotel|restaurant|credit|utility|mobile|rent bill|bills",
      "bill gates|clinton|of",
      "gift|credit|bank|debit card|account|statement|balance",
      "bank|checking|savings",
      "cover letter",
      "post it note",
      "note that|to self",
      "ice cream",
      "record|records ~1 store|label|player|music|album",
      "world record",
      "life insurance",
      "car|auto|home|travel|renters|vehicle|pet insurance",
    ],
  },
  {
    name: "elsewhere",
    weight: 0.9,
    lines: [
      "flight|flights|hotel|membership|subscription|netflix|pizza|taxi|uber|lyft|haircut|tickets|parcel|delivery|airbnb|mortgage|loan|garage|mechanic|plumber|salon",
    ],
  },
  {
    name: "own-visit",
    weight: 0.9,
    lines: [
      "my|our|his|her|'s ~4 @visit !for|is ~1 !first",
      "my|our|his|her|'s ~4 @visit",
      "on|this|next|for|before|tomorrow|today monday|tuesday|wednesday|thursday|friday|saturday|tomorrow|today|week",
      "tomorrow|today",
      "bring|wear|eat|fast|prepare ~2 monday|tuesday|wednesday|thursday|friday|saturday",
      "when|before i come",
      "coming in",
      "this|that|the upcoming|coming appointment|visit",
      "this|that appointment|visit",
    ],
  },
];
