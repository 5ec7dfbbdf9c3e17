/**
 * Somebody is said to have allowed it: "my doctor said you'd squeeze me in", "the nurse told me to take Friday 8 am".
 * Being told that a visit is needed ("my doctor told me to book a cleaning") is no permission.
 */
const TELLER =
  "(?:nurse|doctor|dr \\w+|doctor \\w+|receptionist|manager|secretary|assistant|clinic|office|staff|lady|girl|guy|hygienist|supervisor|front desk|reception|dentist|specialist|gp|physician|coordinator|someone|somebody|they|she|he|you|person|woman|man|one of your \\w+|pharmacist|therapist)";
const SAID =
  "(?:said|told|says|promised|approved|agreed|assured|confirmed|guaranteed|cleared|okayed|offered|authorized|authorised|gave me permission|has allowed|allowed|arranged|let me know)";
const SLOT =
  "(?:squeeze|squeezed|fit me|fit us|fit him|fit her|work me|work us|slip me|slip us|get me in|get us in|put me in|see me (?:today|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|early|at|right away|without|before)|make an exception|exception|override|skip|without (?:a|the|an)|it is (?:okay|fine|all right)|that is (?:okay|fine)|not a problem|would be (?:okay|fine|no problem)|waive|double book|overbook|hold|held|saved|saving|save me|reserved|open (?:up|early)|come in (?:at|on|early|anytime|any time|whenever|today|tomorrow|right away|without|before|this|monday|tuesday|wednesday|thursday|friday|saturday)|come (?:at|on|by|anytime|any time|today|tomorrow|right away|early|monday|tuesday|wednesday|thursday|friday|saturday)|walk in|just (?:come|show up|walk|take)|take (?:the |that |a |his |her )?(?:friday|monday|tuesday|wednesday|thursday|saturday|sunday|\\d|first|last|early|slot|spot|tomorrow|today)|have (?:the|that|a|his|her) (?:slot|spot|friday|monday|tuesday|wednesday|thursday|saturday|\\d|time)|(?:i|we) (?:can|could|may|should) (?:have|take|come|get|book|move|cancel|skip|use|bring|be seen|change|jump)|you (?:can|could|would|will|may|should) (?:\\w+ )?(?:see|take|fit|squeeze|get|give|put|book|move|make|let|open|allow|waive|do|find|work|stay|add|cancel|bump))";
const PERMISSION = new RegExp(`\\b${TELLER} (?:\\w+ ){0,3}?${SAID}\\b(?:[^.?!]{0,30}?)\\b${SLOT}`, "u");
const PROMISED =
  /\b(?:was|were|been|am|got|have been) (?:told|promised|assured|given permission|cleared|approved|offered) (?:by \w+(?: \w+)? )?(?:that |to )?(?:i|we|you|it|this|the|a|take|come|there)\b|\bwith (?:the )?(?:doctor|dr \w+|nurse|manager) ?(?:'s)? (?:permission|okay|approval|blessing)\b|\b(?:has|have|with|got) (?:special )?permission\b|\b(?:doctor|nurse|manager|dr \w+) (?:is expecting|expects|knows about|already approved|already okayed)\b/u;
const NEEDS_ONE =
  /\b(?:told|said) (?:me |us |that |to )*(?:i (?:need|should|have|must)|to (?:book|make|schedule|get|see|come back in|return|call|have|follow|set)) (?!in\b)/u;

/** Whether somebody else's word is claimed for what is wanted. `words` in lower case, written out. */
export function claimsPermission(words: string): boolean {
  const read = words.replaceAll(" not ", " ");
  if (PROMISED.test(read)) return true;
  if (!PERMISSION.test(read)) return false;
  return !NEEDS_ONE.test(read) || /\b(?:squeeze|fit|exception|promised|work) (?:me|us|in)?\b/u.test(read);
}
