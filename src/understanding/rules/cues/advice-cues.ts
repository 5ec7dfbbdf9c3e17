import type { Cue } from "../../text/patterns.ts";

export type AdviceCueName = "advice";

/** Ways to ask for a judgement about health; each counts only beside a word for a body, an illness or a medicine. */
export const ADVICE_CUES: readonly Cue<AdviceCueName>[] = [
  {
    name: "advice",
    weight: 1,
    lines: [
      "can|may|could|should|must @patient ~3 @health-act",
      "can|may|could|should|must my|our ~1 @relative ~2 @health-act",
      "should|must @patient ~2 get|have|go|worry|see",
      "should|must my|our ~1 @relative ~2 get|have|worry",
      "is|are|was|were ~5 @verdict",
      "is it ~2 okay|fine|safe|dangerous|bad|normal|wise|risky to|if",
      "does|do|will|can ~4 interact|react",
      "does|do this|that|it|they|these ~1 look|sound|seem like",
      "does|do ~4 help|work ~1 for|against|with",
      "does|do|did i|he|she|we ~1 have",
      "have i got",
      "what does|do|did|could|would|might ~7 mean",
      "why do|does|is|are|am|did|has|have my|his|her|our|i|he|she|it|the",
      "will|would my|his|her|this|it|the|these|that|i|he|she ~4 go|heal|pass|spread|scar|need|hurt|fade|return|recover|improve|die",
      "do|did you ~1 think ~1 my|it|this|i|he|she|that|these",
      "how do|can|should|would|to @patient? ~1 treat|cure|stop|relieve|ease|heal|soothe|prevent|lower|manage|remove|bandage|clean|care",
      "how do|can|should|to @patient? ~1 get rid",
      "what ~1 helps|works|is|are ~3 for|against|with",
      "how long does|do|will|is ~4 last|contagious|heal",
      "do|does|will|would @patient ~2 need !to",
      "do|does|will|would @patient ~2 need|have to get|have|take",
      "do|does|will ~4 require|requires",
      "what|which ~2 do|should|must @patient ~1 need|get|take",
      "is|are there ~4 required|necessary|recommended|needed|mandatory",
      "what happens|if ~1 if|when|i|he|she",
      "when can|should|may @patient ~2 @health-act|walk|shower|go",
      "could|might|may|can it|this|that|these ~2 be",
    ],
  },
];

/** Who the advice is for. */
export const PATIENT_WORDS = ["i", "he", "she", "we", "they", "you", "someone", "my"] as const;

/** What people ask leave to do with a body or a medicine. */
export const HEALTH_ACTS = [
  ..."take taking stop stopping skip mix combine double halve quit drop drink use apply exercise swim swimming drive".split(
    " ",
  ),
  ..."run running fly give put increase decrease pop restart swap substitute swallow crush exceed eat smoke lift".split(
    " ",
  ),
] as const;

/** How an illness, a number or a habit is judged. */
export const VERDICTS = [
  ..."serious dangerous bad normal abnormal high low contagious broken infected cancerous healthy curable treatable".split(
    " ",
  ),
  ..."deadly fatal harmful hereditary genetic sprained fractured worrying concerning risky addictive cancer".split(" "),
] as const;

/** What a front desk answers about, or what asks for a visit: beside these a question is not for a clinician alone. */
export const DESK_WORDS: ReadonlySet<string> = new Set(
  `bring arrive come park parking insurance insured cost costs price book schedule refill referral form forms records letter
  note bill copay room rooms wheelchair wheelchairs walk door floor register fast seen list appointment appointments visit
  slot accept offer available availability opening openings reschedule cancel interpreter tomorrow`.split(/\s+/),
);
