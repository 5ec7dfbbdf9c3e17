const NO =
  /\b(?:no|not|without|do not have a|have not got a|never got a) (?:\w+ ){0,3}referral\b|\bself[- ]?refer|\breferral (?:not|no)\b|\bnot (?:been )?referred\b/u;
const YES =
  /\b(?:have|got|with|has|bring|gave me|given|received|here is|attached|holding|had) (?:(?:a|an|my|the|me|his|her|written|valid|doctor|'s) )*referral\b|\b(?:referred|referring|refers) (?:me|us|him|her|my \w+)\b|\b(?:was|am|been|were|is|are|got|being) referred\b|\breferral (?:from|by|letter from)\b|\b(?:gp|doctor|dr \w+|physician|dentist|pediatrician|nurse|specialist|pcp) (?:referred|sent|is sending|has sent|has referred|send|refer) (?:me|us|him|her)\b|\breferred (?:by|from|to you|here)\b/u;
/** Asked about, or wanted from the clinic: that is no referral one has. */
const ASKED =
  /\b(?:do|does|will|would|should) (?:i|we|you|he|she|they) (?:\w+ )?(?:need|have to have|require|take|want)\b|\b(?:need|want|get|give|send|write|request) (?:me )?(?:a|an|the|my) referral\b|\b(?:did|has|was|where|status|(?:is|are|have) (?:you|they|it|my|the|there)) (?:\w+ ){0,4}referral\b|\brefer me\b/u;

/** Whether the patient says they have a referral; undefined when it is not said or only asked about. */
export function readReferral(words: string): boolean | undefined {
  if (ASKED.test(words)) return undefined;
  if (NO.test(words)) return false;
  return YES.test(words) ? true : undefined;
}
