import { bareName } from "./bare-name.ts";
import { type BelongsToClinic, nameFor } from "./name-for.ts";
import { type NameReading, nameAt, RUN, standsApart, takeName } from "./name-run.ts";
import { NOT_A_NAME, titled } from "./name-words.ts";

export type { NameReading } from "./name-run.ts";
export { NOT_A_NAME };

const RELATIVE_WORDS =
  "son|daughter|kid|child|baby|wife|husband|mother|mom|mum|mommy|father|dad|daddy|brother|sister|partner|grandmother|grandma|granny|grandfather|grandpa|grandson|granddaughter|niece|nephew|aunt|uncle|cousin|friend|boy|girl";
const WHOSE = `(?:my|his|her|their|our|the|patient'?s?|the patient'?s?|(?:my|our) (?:${RELATIVE_WORDS})'?s)`;
const KIND = "(?:full |legal |whole |complete )?";
const STATED = new RegExp(
  `\\b(?:${WHOSE} ${KIND}name(?:'s| is| was|:)|name(?:'s| is|:)|(?:i am|i'm|he is|he's|she is|she's) called|call me|me llamo|mi nombre es|(?:book|put) it under|under the name(?: of)?|(?:the )?patient(?: is|:))\\s+`,
  "giu",
);
/** "Her name Fatima Al-Sayed": with no verb, only what looks like a name counts. */
const UNSAID = new RegExp(`\\b${WHOSE} ${KIND}name,?\\s+`, "giu");
const INTRODUCED =
  /(?:^|[.!?,;]\s*|\b(?:hi|hello|hey|yes|sorry|and)\b,?\s+)(?:i am|i'm|im|this is|it's|it is|soy)\s+/giu;
const RELATIVE = new RegExp(
  `\\b(?:my|our|for) (?:${RELATIVE_WORDS})[,:]?(?: is| named| called| his name is| her name is)?\\s+`,
  "giu",
);
const PART = "(?: name)?(?:'s| is| was|:)?";
const PARTS = new RegExp(
  `\\b(?:first|given)${PART}\\s+(\\p{L}[\\p{L}'-]*)[\\s,]+(?:and )?(?:(?:my|his|her|the) )?(?:last|family|sur)\\s?name(?:'s| is|:)?\\s+(\\p{L}[\\p{L}'-]*)`,
  "iu",
);
/** "Last name Okafor", "surname is de la Cruz", "first name: Ana". */
const ONE_PART =
  /\b(?:(first|given|last|family)\s?name|(surname))(?:'s| is| was|:|,)?\s+(?:(?:also|the same|still)[,:]?\s+)?/giu;
/**
 * The person's own name as they gave it: "my name is Ana Ruiz", "I'm Ana Ruiz", or bare "Ana Ruiz" when `asked`.
 * Offsets are those of the name in `text`. Null when nothing reads as a name. `isClinics` tells what the clinic has of that
 * name, for "it's for …", which may as well be a visit; `detailed`: a date of birth or a number was read beside it.
 */
export function readPersonName(
  text: string,
  asked: boolean,
  { isClinics, detailed = false }: { isClinics?: BelongsToClinic; detailed?: boolean } = {},
): NameReading | null {
  const parts = PARTS.exec(text);
  if (parts?.[1] && parts[2]) {
    return {
      givenName: titled(parts[1], text),
      familyName: titled(parts[2], text),
      start: parts.index,
      end: parts.index + parts[0].length,
    };
  }
  const part = nameParts(text, asked);
  if (part) return part;
  for (const match of text.matchAll(STATED)) {
    const found = nameAt(text, match.index + match[0].length, true);
    if (found) return found;
  }
  for (const match of text.matchAll(UNSAID)) {
    const found = nameAt(text, match.index + match[0].length, asked);
    if (found?.familyName && standsApart(text, found.end)) return found;
  }
  for (const match of text.matchAll(RELATIVE)) {
    const named = nameAt(text, match.index + match[0].length, false);
    if (named && (named.familyName || (asked && standsApart(text, named.end)))) return named;
    const found = asked ? nameAt(text, match.index + match[0].length, true) : null;
    if (found?.familyName && standsApart(text, found.end)) return found;
  }
  const here = nameBeforeHere(text);
  if (here) return here;
  const introduced = nameFor(text, asked, isClinics);
  if (introduced) return introduced;
  for (const match of text.matchAll(INTRODUCED)) {
    // "I'm Ana" needs a capital, or the question just before it; "I'm tired" is no introduction.
    const found = nameAt(text, match.index + match[0].length, asked);
    if (found) return found;
  }
  return asked ? bareName(text, detailed) : null;
}

/** "Hello, Nils Borg here", "Ana Ruiz speaking": a whole name before one of these words. */
function nameBeforeHere(text: string): NameReading | null {
  for (const match of text.matchAll(HERE)) {
    const start = match.index + (match[1]?.length ?? 0);
    const found = nameAt(text, start, false);
    if (found?.familyName && /^\s+(?:here|speaking|writing)\b/iu.test(text.slice(found.end))) return found;
  }
  return null;
}
const HERE =
  /(^|[.!?,;:]\s*|\b(?:hi|hello|hey|morning|afternoon|evening)\b,?\s+)(?=\p{Lu}[\p{L}'.-]*(?:\s+[\p{L}'.-]+){1,4}\s+(?:here|speaking|writing)\b)/giu;

/**
 * The family name alone, where only that is still wanted: "chen too, obviously", "same as mine, Okafor", "it's de la
 * Cruz".
 */
export function readLoneFamilyName(text: string): NameReading | null {
  const lead = LONE_LEAD.exec(text)?.[0].length ?? 0;
  const run = RUN.exec(text.slice(lead))?.[0];
  const words = run ? takeName(run, true) : [];
  const last = words.at(-1);
  if (!last || words.length > 4) return null;
  const start = text.indexOf(words[0] ?? "", lead);
  const end = text.indexOf(last, start) + last.length;
  if (!standsApart(text, end) && !ALSO.test(text.slice(end))) return null;
  const familyName = words.map((word) => titled(word, text)).join(" ");
  return { familyName, start, end };
}

const LONE_LEAD =
  /^\s*(?:(?:it's|its|it is|that's|that is|that would be|hers is|his is|theirs is|mine is|same as (?:mine|me|my own|hers|his)|the same(?: as mine)?|same|also|like mine|sorry|oh|ok|okay|yes|yeah|and|um|uh|right)[\s,.!:-]+)*/iu;
const ALSO = /^[\s,]*(?:too|also|as well|again|obviously|of course|naturally|same as|like me|like mine|thank)\b/iu;

/** "Last name Okafor", "surname de la Cruz, first name Ana". */
function nameParts(text: string, asked: boolean): NameReading | null {
  const found: Partial<NameReading> = {};
  for (const match of text.matchAll(ONE_PART)) {
    if (OTHERS.test(text.slice(0, match.index))) continue;
    const from = match.index + match[0].length;
    const run = RUN.exec(text.slice(from))?.[0];
    const words = run ? takeName(run, asked) : [];
    const last = words.at(-1);
    if (!last) continue;
    const name = words.map((word) => titled(word, text)).join(" ");
    if (/^(?:first|given)$/iu.test(match[1] ?? "")) found.givenName ??= name;
    else found.familyName ??= name;
    found.start ??= match.index;
    found.end = text.indexOf(last, from) + last.length;
  }
  const { start, end } = found;
  return start === undefined || end === undefined ? null : { ...found, start, end };
}

/** "What's your last name", "a doctor, last name Chen". */
const OTHERS =
  /\b(?:your|what|which|whose|no|doctor|doctor's|dr|dentist|dentist's|hygienist|her doctor)\b[^.!?]{0,20}$/iu;
