import type { Expectation, Understanding } from "../acts.ts";

type Declined = NonNullable<Understanding["declinedDetail"]>;

const FIELDS: readonly [Declined["field"], RegExp][] = [
  ["dateOfBirth", /\b(?:birthday|birth ?date|date of birth|dob|birth|born|age|how old)\b/u],
  ["code", /\b(?:code|pin|passcode)\b/u],
  ["phone", /\b(?:phone|telephone|cell|mobile|number|email|e-mail|contact)\b/u],
  ["payer", /\b(?:insurance|insurer|plan|coverage|payer|carrier|medicare|medicaid)\b/u],
  ["name", /\b(?:name|surname|who i am|identity|personal (?:details|information|info))\b/u],
];
const DETAIL = "(?:that|this|it|those|these|all|so much|my|the|a|an|any|me|personal|private)";
const WHY = new RegExp(
  `\\b(?:why|what) (?:do|does|would|should|are|is|must|did) (?:you|they|i|it|we|the \\w+|that|this|my) (?:\\w+ ){0,3}?(?:need|want|ask|asking|require|required|necessary|have to|matter|know|give|for)\\b|\\bwhy ${DETAIL}\\b|\\bwhy (?:is|are) (?:\\w+ ){0,4}(?:needed|necessary|required|important|relevant)\\b|\\bwhat (?:do|will|would) you (?:\\w+ )?(?:need|want|use|do with|ask) (?:\\w+ ){0,4}for\\b|\\bwhat is (?:it|that|this) for\\b|\\bdo you (?:really|actually) need\\b|\\bis (?:it|that|this) (?:really )?(?:necessary|required)\\b|\\bdo i (?:really )?have to (?:give|tell|say|share|provide)\\b|\\bhow come you (?:need|want|ask)\\b|^why$`,
  "u",
);
const REFUSES =
  /\b(?:rather|prefer|want|like|comfortable|going|wish|feel|care|willing|will) (?:\w+ )?not (?:to )?(?:\w+ )?(?:say|give|share|tell|provide|giving|sharing|disclose|answer|hand|type|put|saying|telling)?\b|\bnot (?:\w+ ){0,2}?(?:comfortable|going to|want to|like to|willing to|happy|wish to|allowed to|prefer to|feel like|be) ?(?:\w+ )?(?:say|saying|give|giving|share|sharing|tell|telling|provide|providing|disclose|typing|answer|put|handing|type)\b|\bnone of your (?:business|concern)\b|\b(?:i|we) (?:will|would|do|can) not (?:give|share|tell|say|provide|disclose|answer|hand|type) (?:\w+ ){0,3}\b|\b(?:that|it|this) is (?:private|personal|confidential|my business)\b|\bi refuse\b|\bno way (?:i am|am i)\b|\bskip (?:that|this|it|the question)\b|\bi would rather not\b|\bnot giving\b|\bpass on that question\b|\bnot on here\b/u;
const KNOWS_NOT =
  /\b(?:do|does|did|can|could|am|is) not (?:\w+ ){0,2}?(?:know|remember|recall|have|find|sure|get|receive|got|certain|see)\b|\bno (?:idea|clue)\b|\bnot sure\b|\b(?:forgot|forget|lost)\b|\bnever (?:got|received|came|arrived)\b|\bhave no (?:phone|insurance card|code|email)\b|\bwhat ?ever (?:insurance|plan)\b/u;

/** "No code came", "still nothing", "it hasn't arrived": said while a code is awaited. */
const NO_CODE =
  /\b(?:no|any|the|a|that|your) (?:code|pin|passcode|message|text|e-?mail|sms)\b.{0,24}\b(?:arrived?|arriving|came|come|comes|coming|received?|here|yet|got|get|there|shown?|appeared|showed)\b|\b(?:nothing|none) (?:\w+ )?(?:arrived|came|come|coming|yet|here|in my|on my|so far|received)\b|\bstill (?:\w+ )?(?:nothing|waiting|no|not)\b|\b(?:has|have|did|does|is|do|it) not (?:\w+ )?(?:arrived?|come|coming|came|got|get|gotten|received?|seen?|reached?|shown?|showed?)\b|\bnever (?:\w+ )?(?:arrived|came|got|received)\b|^(?:i )?(?:have|got|received|see) (?:no|nothing)\b|^(?:and |but |sorry )*(?:no code|nothing)(?: yet| here| so far| still| sorry)*$/u;
/** The phone or mailbox itself is gone: sending again helps nobody. */
const NO_CHANNEL =
  /\b(?:(?:do|can) not|no longer|no) (?:\w+ ){0,2}?(?:have|use|access|own|read|open|check|get into|reach)\b.{0,16}\b(?:phone|number|e-?mail|mail|account|inbox|mailbox|cell|mobile)\b|\b(?:old|different|new|wrong|changed|lost|broken|another) (?:my )?(?:phone|number|e-?mail|address|cell|mobile)\b|\b(?:lost|changed|broke|forgot) my (?:phone|number|e-?mail|cell|mobile)\b/u;

const ASKED_FIELDS: ReadonlySet<string> = new Set(["name", "dateOfBirth", "phone", "code", "payer"]);

/**
 * A detail that was asked for and is not given, or why it is needed; null when no detail is spoken of. Without a field in
 * the words, the one just asked for is meant. `words` in lower case, written out.
 */
export function readDeclinedDetail(words: string, { asked }: Pick<Expectation, "asked">): Declined | null {
  if (asked.includes("code")) {
    if (NO_CHANNEL.test(words)) return { how: "refused", field: "code" };
    if (NO_CODE.test(words)) return { how: "unknown", field: "code" };
  }
  const named = FIELDS.find(([, pattern]) => pattern.test(words))?.[0];
  const field = named ?? asked.find((one): one is Declined["field"] => ASKED_FIELDS.has(one));
  if (!field) return null;
  if (WHY.test(words)) return { how: "asked_why", field };
  if (
    REFUSES.test(words) &&
    (named === undefined ||
      asked.includes(named) ||
      /\b(?:give|share|tell|say|provide|disclose|giving|sharing|business|private)\b/u.test(words))
  )
    return { how: "refused", field };
  // "I don't know my name on the list" is rare; not knowing counts for what one can fail to know.
  const knowable =
    field === "payer" ||
    field === "code" ||
    (asked.includes(field) && named !== undefined) ||
    (asked.includes(field) && words.split(" ").length <= 6);
  return knowable && KNOWS_NOT.test(words) && !/\b(?:take|accept)\b/u.test(words) ? { how: "unknown", field } : null;
}
