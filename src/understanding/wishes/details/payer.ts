/** Plans people name without the word insurance. */
const PLANS =
  "aetna|cigna|united ?healthcare|united|uhc|humana|kaiser(?: permanente)?|blue cross(?: blue shield)?|bcbs|blue shield|anthem|medicare(?: advantage)?|medicaid|tricare|delta dental|delta|metlife|guardian|ambetter|molina|centene|wellcare|oscar|emblem|medi-?cal|oxford|geha|principal|vsp|eyemed|ameritas|health ?net|bupa|axa|vitality";
const HAVE = new RegExp(
  `\\b(?:i|we|he|she|they|my (?:\\w+ )?(?:insurance|plan|coverage|carrier|insurer)|insurance|it|insured|covered|coverage|have|on|with|through|under|use|using|got) (?:(?:is|am|are|has|have|got|a|the|an|with|by|on|through|under|using|use|now|just|currently|my|our|insurance|will be|would be) )*(${PLANS})\\b`,
  "iu",
);
const NAMED =
  /\b(?:my|our|his|her|the) (?:insurance|plan|coverage|insurer|carrier)(?: company| provider)? (?:is|will be) (?:with |from |called |through )?((?!not|fine|good|okay|different|new|changed|expired|the|a|my|on|in|through|accepted|ok|up|bad|great|still|active|valid|important|unknown|whatever)[\p{L}][\p{L}&'-]*(?: [\p{Lu}][\p{L}&'-]*){0,3})/u;
const SELF_PAY =
  /\b(?:no|not have(?: any)?|do not have|without|have no|uninsured|not insured|self[- ]?pay(?:ing)?|pay(?:ing)? (?:in |with |by )?(?:cash|myself|out of pocket)|out of pocket)(?: insurance| coverage)?\b/u;
const SELF_PAY_SURE =
  /\b(?:no|any|without|have no) (?:insurance|coverage)\b|\buninsured\b|\bnot insured\b|\bself[- ]?pay|\bpay(?:ing)? (?:in |with |by )?(?:cash|myself)\b|\bout of pocket\b/u;
const UNKNOWN =
  /\bwhat ?ever (?:insurance|plan|coverage)\b|\b(?:not|no idea|do not|can not)(?: \w+){0,4} (?:insurance|plan|insurer|coverage|payer)(?: i| we| it| he| she)?(?: have| is| has)?\b|\b(?:insurance|plan|insurer|coverage)\b.{0,20}\b(?:not sure|do not know|no idea|can not remember|forgot|have to check)\b|\bsame (?:insurance|plan) as my\b|\bmy (?:wife|husband|spouse|partner|mom|mum|dad|employer|company)(?: 's)? (?:insurance|plan) (?:whatever|i think|not sure)\b/u;
const UNSURE = /\b(?:know|sure|remember|idea|recall|check|whatever)\b/u;
const ASKS =
  /\b(?:do|does|can|will|would|are|is) (?:you|they|the (?:clinic|office|practice)|dr \w+|doctor \w+|we|i|it)\b[^.]*\b(?:take|accept|accepts|cover|covered|in network|work with|use|bill)\b|\bdo you\b/u;

/** A plan's name alone, in answer to which insurance it is. */
export const readPlan = (text: string): string | undefined => ALONE.exec(text)?.[1];
const ALONE = new RegExp(
  `^(?:it is |it's |its |with |through |i have |i've got |just |i just switched to |we have |ppo |hmo )*(${PLANS})(?: (?:ppo|hmo|plan|insurance|please|i think))*[.!]*$`,
  "iu",
);

/**
 * The insurance plan as said, "self-pay" for none; null when it is said not to be known, undefined when nothing is said
 * of one. `text` as typed, `words` in lower case and written out.
 */
export function readPayer(text: string, words: string): string | null | undefined {
  if (ASKS.test(words)) return undefined;
  if (UNKNOWN.test(words) && UNSURE.test(words)) return null;
  if (/\bsame (?:insurance|plan) as my\b/u.test(words)) return null;
  const plan = HAVE.exec(text)?.[1] ?? NAMED.exec(text)?.[1];
  if (plan) return plan.trim();
  if (SELF_PAY_SURE.test(words) && SELF_PAY.test(words)) return "self-pay";
  return undefined;
}
