import { isNameWord, NAME_PARTICLES, NOT_A_NAME, titled } from "./name-words.ts";

export { NOT_A_NAME };

export interface NameReading {
  givenName?: string;
  familyName?: string;
  start: number;
  end: number;
}

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
const RUN = /^(?:\p{L}[\p{L}'.-]*)(?:\s+\p{L}[\p{L}'.-]*){0,4}/u;

/**
 * The person's own name as they gave it: "my name is Ana Ruiz", "I'm Ana Ruiz", or bare "Ana Ruiz" when `asked`.
 * Offsets are those of the name in `text`. Null when nothing reads as a name.
 */
export function readPersonName(text: string, asked: boolean): NameReading | null {
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
  for (const match of text.matchAll(INTRODUCED)) {
    // "I'm Ana" needs a capital, or the question just before it; "I'm tired" is no introduction.
    const found = nameAt(text, match.index + match[0].length, asked);
    if (found) return found;
  }
  return asked ? bareName(text) : null;
}

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

function nameAt(text: string, start: number, anyCase: boolean): NameReading | null {
  const run = RUN.exec(text.slice(start))?.[0];
  if (!run) return null;
  const words = takeName(run, anyCase);
  return words.length > 0 ? reading(words, text, start) : null;
}

/** Asked for a name, people answer with it first: "Ana Ruiz, 3 April 1988, 555-0142". */
function bareName(text: string): NameReading | null {
  const turned = /^\s*(\p{L}[\p{L}'-]*),\s*(\p{L}[\p{L}'-]*)\s*(?:$|[,.;\d])/u.exec(text);
  if (turned?.[1] && turned[2] && isNameWord(turned[1]) && isNameWord(turned[2])) {
    return {
      givenName: titled(turned[2], text),
      familyName: titled(turned[1], text),
      start: 0,
      end: turned[1].length + turned[2].length + 2,
    };
  }
  const lead =
    /^\s*(?:(?:hi|hello|hey|yes|yeah|sure|okay|ok|of course|certainly|it's|its|it is|this is|that would be)[\s,.!]+)*/iu.exec(
      text,
    )?.[0].length ?? 0;
  const found = nameAt(text, lead, true);
  if (!found) return null;
  // A sentence that merely begins with a possible name is not one: the name must stand apart.
  return standsApart(text, found.end) ? found : null;
}

function standsApart(text: string, end: number): boolean {
  const after = text.slice(end).trimStart();
  return (
    after === "" ||
    /^[,.;:!\d(/-]|^(?:born|dob|and|my|her|his|phone|cell|mobile|number|date|birth|birthday|i was|she was|he was|here|thanks|please|is my|on|at)\b/iu.test(
      after,
    )
  );
}

function takeName(run: string, anyCase: boolean): string[] {
  const words: string[] = [];
  for (const word of run.split(/\s+/)) {
    const clean = word.replace(/\.$/, "");
    const particle = words.length > 0 && NAME_PARTICLES.has(clean.toLowerCase());
    const known = particle || (isNameWord(clean) && (anyCase || /^\p{Lu}/u.test(clean)));
    if (!known || words.length === 5) break;
    words.push(clean);
    if (/[^.]\.$/.test(word) && clean.length > 1) break;
  }
  while (words.length > 0 && NAME_PARTICLES.has((words.at(-1) ?? "").toLowerCase())) words.pop();
  return words;
}

function reading(words: readonly string[], text: string, start: number): NameReading {
  const joined = words.join(" ");
  const at = text.indexOf(words[0] ?? "", start);
  const end =
    text.indexOf(words.at(-1) ?? "", at + joined.length - (words.at(-1)?.length ?? 0)) + (words.at(-1)?.length ?? 0);
  const [first = "", ...rest] = words.map((word) => titled(word, text));
  if (rest.length === 0) return { givenName: first, start: at, end: Math.max(end, at + first.length) };
  const particle = rest.findIndex((word) => NAME_PARTICLES.has(word.toLowerCase()));
  const familyFrom = particle >= 0 ? particle : rest.length - 1;
  return {
    givenName: [first, ...rest.slice(0, familyFrom)].join(" "),
    familyName: rest.slice(familyFrom).join(" "),
    start: at,
    end: Math.max(end, at + joined.length),
  };
}
