import type { Conduct } from "./acts.ts";
import {
  ABUSE_LINES,
  ATTACK_LINES,
  BUSINESS_WORDS,
  CONDUCT_WORDS,
  FISHING_LINES,
  FRUSTRATION_LINES,
  HARASSMENT_LINES,
  ROBOT_LINES,
  SMALL_TALK_LINES,
} from "./conduct-phrases.ts";
import { normaliseText } from "./normalise.ts";
import { createPhraseBook } from "./text/patterns.ts";
import { type Token, tokenise } from "./text/tokens.ts";

/** In order of importance: of several in one message, the first is named. */
const LINES: Readonly<Record<Conduct, readonly string[]>> = {
  prompt_attack: ATTACK_LINES,
  privacy_fishing: FISHING_LINES,
  harassment: HARASSMENT_LINES,
  abuse: ABUSE_LINES,
  robot_question: ROBOT_LINES,
  frustration: FRUSTRATION_LINES,
  small_talk: SMALL_TALK_LINES,
};
const CONDUCTS = Object.keys(LINES) as readonly Conduct[];

const book = createPhraseBook(LINES, CONDUCT_WORDS);

const READ_CHARACTERS = 2_500;

/**
 * How a message treats the desk, besides what it asks; null: nothing out of the ordinary. It may also hold a wish
 * ("this is useless, just cancel it"), which is understood elsewhere. Red flags come first (screen.ts). Pure.
 */
export function readConduct(message: string): Conduct | null {
  const text = normaliseText(message.slice(0, READ_CHARACTERS));
  const folded = text.normalize("NFD").replaceAll(/\p{M}+/gu, "");
  const { words } = tokenise(folded);
  const found = new Set(book.find(words).matches.map(({ name }) => name));
  if (isMachineText(text)) found.add("prompt_attack");
  if (asksAfterNamed(text)) found.add("privacy_fishing");
  if (isMaskedInsult(text)) found.add("abuse");
  if (isShouted(text, words)) found.add("frustration");
  if (words.length > SMALL || words.some(({ word }) => BUSINESS_WORDS.has(word))) found.delete("small_talk");
  return CONDUCTS.find((conduct) => found.has(conduct)) ?? null;
}

/** Small talk is a message of few words. */
const SMALL = 12;

/** Written for a machine, not for a desk: queries, markup, roles and templates. */
const MACHINE_TEXT = [
  /\b(?:drop|truncate|alter)\s+(?:table|database)\b/i,
  /\b(?:select|delete)\b.{0,40}\bfrom\s+\w+\b.*(?:;|\bwhere\b|--)/i,
  /'\s*(?:or|and)\s+'?1'?\s*=\s*'?1/i,
  /<\/?\s*(?:script|system|assistant|instructions?)\b/i,
  /<\|[^|]*\|>|\[\/?INST\]/i,
  /[[{(<#]\s*\/?\s*(?:system|sys|admin|administrator|developer|root|assistant|override)\s*[\]})>#:]/i,
  /\{\{.*\}\}|\$\{.*\}/,
  /(?:^|[\s>"])(?:system|assistant|developer)\s*:/i,
];
const isMachineText = (text: string): boolean => MACHINE_TEXT.some((pattern) => pattern.test(text));

/** "Did John Smith come in?": a person by name, who is no practitioner, and what they have to do with the clinic. */
const NAME = String.raw`(?<!\b(?:Dr|dr|DR|Doctor|doctor|Nurse)\.?\s)(?!(?:Dr|Doctor|Nurse|Mr|Mrs|Ms)\b)\p{Lu}\p{Ll}+\s+(?:\p{Lu}\.?\s+)?\p{Lu}[\p{L}'-]+`;
const ABOUT_NAMED = [
  new RegExp(
    String.raw`\b(?:[Dd]id|[Hh]as|[Ii]s|[Ww]as|[Dd]oes|[Ww]ill)\s+(?:(?:Mr|Mrs|Ms|Miss)\.?\s+)?${NAME}(?:'s)?\s+(?:\w+\s+){0,3}?(?:come|came|check|checked|show|appointment|appointments|patient|booked|scheduled|cancel|cancelled|canceled|been|seen|seeing|visit|confirm|confirmed|attend|treated)\b`,
    "u",
  ),
  new RegExp(
    String.raw`\b(?:when|what|why|where|which|When|What|Why|Where|Which)\b.{0,25}?\b(?:is|was|are|did|does)\s+(?:(?:Mr|Mrs|Ms|Miss)\.?\s+)?${NAME}(?:'s|\s+(?:there|here|in|come|see|seeing|treated|next|being))`,
    "u",
  ),
  new RegExp(
    String.raw`\b(?:phone|number|address|diagnosis|results|record|records|chart|birthday|file)\s+(?:\w+\s+){0,2}?(?:of|for)\s+(?:patient\s+)?${NAME}`,
    "u",
  ),
  new RegExp(
    String.raw`${NAME}'s\s+(?:\w+\s+)?(?:diagnosis|results|record|records|chart|phone|address|file|medications?)\b`,
    "u",
  ),
  new RegExp(String.raw`¿?(?:[Vv]ino|[Tt]iene cita|[Ff]ue|[Ee]stuvo)\s+${NAME}`, "u"),
];
const asksAfterNamed = (text: string): boolean => ABOUT_NAMED.some((pattern) => pattern.test(text));

const isMaskedInsult = (text: string): boolean => /\b(?:f[*#@$!-]{1,4}k?|f[*#@$!]ck)\s*(?:you|u|off)\b/i.test(text);

const HELP_AT_LAST =
  /\b(?:human|person|agent|operator|representative|someone|help|hello|answer|humano|persona)\W*!{2,}/i;

/** "HUMAN!!", or a whole message in capitals with marks of impatience; capitals alone are how some people type. */
function isShouted(text: string, words: readonly Token[]): boolean {
  if (HELP_AT_LAST.test(text)) return true;
  const letters = text.replaceAll(/\P{L}/gu, "");
  const impatient = /[!?]{2,}\s*$/.test(text);
  return impatient && words.length >= 4 && letters.length >= 12 && letters === letters.toUpperCase();
}
