import { AUXILIARIES, LEAD_WORDS, MODALS, QUESTION_WORDS, REQUEST_VERBS } from "../rules/cues/verb-classes.ts";
import type { Token } from "../text/tokens.ts";

/** Token indexes, `to` exclusive. */
export interface WishClause {
  from: number;
  to: number;
  /** It begins with "otherwise", "if nothing works" …: what follows is wanted only then. */
  otherwise: boolean;
}

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

const JOINTS = words(`and then also plus but or otherwise`);
const VERBS: ReadonlySet<string> = new Set([
  ...Object.values(REQUEST_VERBS).flatMap((verbs) => [...verbs]),
  ..."undo stop confirm confirming remind email text send fill sign refill renew ask let please join leave keep".split(
    " ",
  ),
]);
/** After "or" only these begin something else to be done: "cancel or move it" is one wish. */
const AFTER_OR = words(`put add call text let tell waitlist notify otherwise else`);
/** "Get me a skin check", "give my son the next one", "find us a dentist". */
const FOR_ONE = words(`get give find`);
const TO_WHOM = words(`me us him her them my our`);
const SUBJECTS = words(`i we he she they it there you someone somebody anyone my our your the this that dr doctor`);
const OTHERWISE: readonly RegExp[] = [
  /^(?:and |but |or )?otherwise\b/u,
  /^or else\b/u,
  /^(?:and |but )?if (?:not|nothing|none|no luck|that is not|it is not|that does not|it does not|you do not(?! mind)|there is not|there is no|there is nothing|there are no|that is full|he is not|she is not|you can not|that can not|it can not|not possible|unavailable)\b/u,
  // "If he has nothing", "if they're all full", "if Dr Lee can't".
  /^(?:and |but )?(?:if|when|in case) (?:he|she|they|it|that|this|you|(?:the|that|this) \w+|(?:dr|doctor|ms|mr|mrs) \w+) (?:(?:is|are|has|have|got) (?:all |already |completely |fully |got )?(?:full|fully|booked|busy|away|unavailable|out|taken|gone|nothing|none|no)\b|(?:can|do|does|will|could|would|has|have|is|are) not(?! mind| need| want))/u,
  /^(?:and |but )?(?:failing that|worst case|as a backup|as a fallback|if all else fails|if she is not|if he is not)\b/u,
];
/** How far a condition is read for its opening. */
const OPENING_WORDS = 6;

/**
 * Splits where another wish may begin: at sentences, and at a joint or comma before a verb, a question or a subject.
 * "Tuesday or Wednesday and after 4" and "Ana and Luis Ruiz" stay whole. Clauses without a wish are joined again later.
 */
export function wishClauses(tokens: readonly Token[]): WishClause[] {
  const cuts = tokens.length > 0 ? [0] : [];
  for (let at = 1; at < tokens.length; at += 1) if (isCut(tokens, at)) cuts.push(at);
  return cuts.map((from, index) => ({
    from,
    to: cuts[index + 1] ?? tokens.length,
    otherwise: isOtherwise(tokens, from) || isOrElse(tokens, from),
  }));
}

function isCut(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!token) return false;
  if (token.sentence !== tokens[at - 1]?.sentence) return true;
  // Both words of "don't" come from one place in the text.
  if (token.start === tokens[at - 1]?.start) return false;
  if (isOtherwise(tokens, at) && (token.commaBefore || token.word === "otherwise" || token.word === "if")) return true;
  if (token.word === "or") return isOrElse(tokens, at);
  if (JOINTS.has(tokens[at - 1]?.word ?? "") && !token.commaBefore) return false;
  if (token.word === "and" && !token.commaBefore && isSupposed(tokens, at)) return false;
  return (token.commaBefore || JOINTS.has(token.word)) && begins(tokens, at);
}

/** "If I forget it and don't come, …": both stand behind the "if". */
function isSupposed(tokens: readonly Token[], at: number): boolean {
  if (word(tokens, at + 1) !== "do" || word(tokens, at + 2) !== "not") return false;
  let from = at;
  while (from > 0 && !tokens[from]?.commaBefore && tokens[from]?.sentence === tokens[from - 1]?.sentence) from -= 1;
  return word(tokens, from) === "if";
}

/** Behind joints and manners stands a verb to be done, a question, or somebody who does something. */
function begins(tokens: readonly Token[], from: number): boolean {
  let at = from;
  while (at < from + 4 && (JOINTS.has(word(tokens, at)) || LEAD_WORDS.has(word(tokens, at)))) at += 1;
  const first = word(tokens, at);
  const second = word(tokens, at + 1);
  if (VERBS.has(first)) return true;
  if (FOR_ONE.has(first) && TO_WHOM.has(second)) return true;
  if (MODALS.has(first) || AUXILIARIES.has(first)) return SUBJECTS.has(second);
  if (first === "do" && second === "not") return true;
  if (first === "if" && second === "so") return true;
  if (/^(?:want|need|wanna|wanted)$/u.test(first) && JOINTS.has(word(tokens, from))) return true;
  if (first === "not" && VERBS.has(second)) return false;
  if (/^(?:i|we|he|she|they|it|there|you)$/u.test(first)) return true;
  if (first === "my" || first === "our") return true;
  return QUESTION_WORDS.has(first) || first === "whether";
}

const word = (tokens: readonly Token[], at: number): string => tokens[at]?.word ?? "";

const isOtherwise = (tokens: readonly Token[], from: number): boolean => {
  const opening = tokens
    .slice(from, from + OPENING_WORDS)
    .map((token) => token.word)
    .join(" ");
  return OTHERWISE.some((pattern) => pattern.test(opening));
};

/** "Or put me on the list", "or could you call me". */
function isOrElse(tokens: readonly Token[], from: number): boolean {
  if (word(tokens, from) !== "or") return false;
  let at = from + 1;
  while (at < from + 5 && /^(?:can|could|would|you|i|please|maybe|just|else)$/u.test(word(tokens, at))) at += 1;
  return AFTER_OR.has(word(tokens, at));
}
