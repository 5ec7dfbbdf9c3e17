import { lineOf, type Token } from "../text/tokens.ts";

const PLACES =
  "doctor|dentist|practice|clinic|provider|practitioner|hygienist|therapist|physician|specialist|office|place";
const WENT =
  "found|chose|chosen|picked|joined|registered with|signed up with|went with|gone to|going to|switched to|moved to";
const OTHER = "another|(?:an?|some) (?:other|different|new|closer|cheaper|better)";
const LEAVES_FOR = new RegExp(`\\b(?:${WENT}) (?:${OTHER}) (?:\\w+ )?(?:${PLACES})\\b`, "u");
const PLACE = new RegExp(`^(?:${PLACES})$`, "u");

/** "I found another dentist" is a reason to leave: it asks for nobody else here. Of what is already so, not of a wish. */
export const leavesForAnother = (text: string): boolean => LEAVES_FOR.test(text);

/** The words behind such a reason: the other dentist names no visit here. All of them where no reason is given. */
export function behindReason(words: readonly Token[]): readonly Token[] {
  if (!leavesForAnother(lineOf(words))) return words;
  const end = words.findIndex(({ word }, at) => PLACE.test(word) && leavesForAnother(lineOf(words.slice(0, at + 1))));
  const rest = words.slice(end + 1);
  return rest.length > 0 ? rest : words;
}
