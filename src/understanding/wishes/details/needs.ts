import type { NeedsPatch } from "../../acts.ts";

const LANGUAGES =
  "spanish|english|french|german|italian|portuguese|russian|ukrainian|polish|mandarin|cantonese|chinese|vietnamese|korean|japanese|tagalog|filipino|arabic|farsi|persian|dari|pashto|hindi|urdu|punjabi|bengali|gujarati|tamil|telugu|nepali|somali|amharic|tigrinya|swahili|haitian creole|creole|greek|turkish|hebrew|thai|lao|khmer|hmong|burmese|romanian|albanian|serbian|bosnian|croatian|czech|hungarian|armenian|yiddish|navajo|samoan|tongan|malay|indonesian|dutch|swedish|norwegian|danish|finnish";
const SIGN = /\b(?:sign language|asl|signs|signer|bsl|deaf)\b/u;
const INTERPRETER =
  /\b(?:interpreter|translator|interpreting|interpretation|translation|translates?|translating|interprets?|interprete|intérprete|traductor)\b/u;
const SPOKEN = new RegExp(
  `\\b(${LANGUAGES})\\b(?= (?:interpreter|translator|interpretation|translation|speaking|speaker|language)\\b)|\\b(?:interpreter|translator|interpretation|translation)(?: \\w+){0,2} (?:for|in|to|who speaks|speaking|that speaks) (${LANGUAGES})\\b|\\b(?:speaks?|talks?|only|speaking) (?:only |just )?(${LANGUAGES})\\b`,
  "u",
);
const ANY_LANGUAGE = new RegExp(`\\b(${LANGUAGES})\\b`, "u");
const WHEELCHAIR = /\b(?:wheel ?chair|wheelchairs)\b/u;
const OTHERS: readonly [RegExp, string][] = [
  [/\b(?:hard of hearing|hearing (?:impaired|loss|aids?|problems?))\b/u, "hard of hearing"],
  [/\b(?:blind|visually impaired|vision impaired|sight impaired|vision loss)\b/u, "low vision"],
  [/\b(?:walker|crutches|cane|scooter|zimmer)\b/u, "walking aid"],
  [/\b(?:service|guide|assistance|seeing eye) (?:dog|animal)\b/u, "service animal"],
  [
    /\b(?:ground|first) floor\b|\b(?:can|could) not (?:\w+ ){0,2}(?:stairs|steps)\b|\b(?:stairs|steps) (?:are|is) (?:hard|difficult|a problem)\b/u,
    "no stairs",
  ],
  [/\blarge print\b/u, "large print"],
  [/\boxygen\b/u, "oxygen"],
  [/\b(?:autistic|autism|quiet (?:room|space|place))\b/u, "quiet room"],
  [/\b(?:bariatric|(?:wider|bigger) (?:chair|table|bed))\b/u, "wider chair"],
  [
    /\b(?:lift|hoist|help (?:\w+ )?(?:transferring|getting (?:up|out|in|onto|on)|standing|walking)|assistance (?:\w+ )?(?:transferring|walking|standing))\b/u,
    "help moving",
  ],
];
/** Said of a thing that is not needed, or of somebody else's. */
const REFUSED = /\b(?:not (?:need|require|use|want)|no longer (?:need|use)|no need|without)\b/u;

/** What a visit must be prepared for, from words in lower case; null when nothing is said. */
export function readNeeds(text: string): NeedsPatch | null {
  if (REFUSED.test(text)) return null;
  const needs: NeedsPatch = {};
  const language = interpreterLanguage(text);
  if (language) needs.interpreter = language;
  if (WHEELCHAIR.test(text)) needs.wheelchair = true;
  const other = OTHERS.filter(([pattern]) => pattern.test(text)).map(([, name]) => name);
  if (other.length > 0) needs.other = other.join(", ");
  return Object.keys(needs).length > 0 ? needs : null;
}

function interpreterLanguage(text: string): string | null {
  if (SIGN.test(text)) return "sign language";
  if (/\b(?:int[eé]rprete|traductor)\b/u.test(text)) return "Spanish";
  const spoken = SPOKEN.exec(text);
  const noEnglish = /\b(?:not (?:speak|understand)|no|little|bad|poor)\b(?: \w+){0,3} (?:english|inglish)\b/u.test(
    text,
  );
  const named = spoken?.[1] ?? spoken?.[2] ?? spoken?.[3];
  if (named && named !== "english") return capitalised(named);
  if (!INTERPRETER.test(text) && !noEnglish) return null;
  const language = text.replace(/\b(?:english|inglish)\b/gu, "").match(ANY_LANGUAGE)?.[1];
  return language ? capitalised(language) : "language not said";
}

const capitalised = (name: string): string => name.replace(/\b\p{L}/gu, (letter) => letter.toUpperCase());
