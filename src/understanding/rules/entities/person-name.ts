export interface NameReading {
  givenName?: string;
  familyName?: string;
  start: number;
  end: number;
}

const STATED =
  /\b(?:my (?:full |legal )?name(?:'s| is| was|:)|the name(?:'s| is)|name(?:'s| is|:)|i am called|i'm called|call me|me llamo|mi nombre es|(?:book|put) it under|under the name(?: of)?|patient(?:'s)? name(?: is|:))\s+/giu;
const INTRODUCED =
  /(?:^|[.!?,;]\s*|\b(?:hi|hello|hey|yes|sorry|and)\b,?\s+)(?:i am|i'm|im|this is|it's|it is|soy)\s+/giu;
const RELATIVE =
  /\b(?:my|our) (?:son|daughter|kid|child|baby|wife|husband|mother|mom|mum|father|dad|brother|sister|partner)[,:]?(?: is| named| called)?\s+/giu;
const PARTS =
  /\bfirst name(?: is|:)?\s+(\p{L}[\p{L}'-]*)[\s,]+(?:and )?(?:my )?(?:last|family|sur)\s?name(?: is|:)?\s+(\p{L}[\p{L}'-]*)/iu;
const RUN = /^(?:\p{L}[\p{L}'.-]*)(?:\s+\p{L}[\p{L}'.-]*){0,4}/u;
const PARTICLES = new Set([
  "de",
  "la",
  "del",
  "da",
  "di",
  "dos",
  "van",
  "von",
  "der",
  "den",
  "bin",
  "al",
  "el",
  "le",
  "los",
  "mac",
  "st",
  "ter",
  "ten",
]);
/** Everyday words that open or follow a name without being one. */
export const NOT_A_NAME: ReadonlySet<string> = new Set(
  "wait hold hang moment a an the and or but i i'm im you he she it we they me my mine your his her our their is am are was were be been being do does did have has had can could will would should may might must not no yes yeah yep okay ok sure please thanks thank hi hello hey good morning afternoon evening born birth birthday dob date phone number cell mobile email address name from for with on in at to of by so that this these those there here what when where who why how which calling looking trying hoping going wanting needing having getting coming running late sick ill fine great well sorry happy interested available free busy flexible open new existing returning current patient patients years year old just also still already really very not never any anyone some someone something nothing none all both either neither first second third last next other another doctor dr dentist nurse clinic appointment visit cleaning book booking schedule cancel cancelling reschedule rescheduling monday tuesday wednesday thursday friday saturday sunday today tomorrow tonight noon january february march june july september october november december want need like prefer asking wondering about because then than as if only more less too again back up out down off over under pregnant in pain allergic confused correct right wrong perfect cool nice awesome it's ready done good tired worried scared dying a an myself human stop help earlier later sooner time times day days week weeks month months".split(
    " ",
  ),
);

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
  for (const match of text.matchAll(STATED)) {
    const found = nameAt(text, match.index + match[0].length, true);
    if (found) return found;
  }
  for (const match of text.matchAll(RELATIVE)) {
    const found = nameAt(text, match.index + match[0].length, false);
    if (found?.familyName) return found;
  }
  for (const match of text.matchAll(INTRODUCED)) {
    // "I'm Ana" needs a capital, or the question just before it; "I'm tired" is no introduction.
    const found = nameAt(text, match.index + match[0].length, asked);
    if (found) return found;
  }
  return asked ? bareName(text) : null;
}

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
  const after = text.slice(found.end).trimStart();
  return after === "" ||
    /^[,.;:!\d(/-]|^(?:born|dob|and|my|phone|date|birth|i was|here|thanks|please|is my|on|at)\b/iu.test(after)
    ? found
    : null;
}

function takeName(run: string, anyCase: boolean): string[] {
  const words: string[] = [];
  for (const word of run.split(/\s+/)) {
    const clean = word.replace(/\.$/, "");
    const particle = words.length > 0 && PARTICLES.has(clean.toLowerCase());
    const known = particle || (isNameWord(clean) && (anyCase || /^\p{Lu}/u.test(clean)));
    if (!known || words.length === 5) break;
    words.push(clean);
    if (/[^.]\.$/.test(word) && clean.length > 1) break;
  }
  while (words.length > 0 && PARTICLES.has((words.at(-1) ?? "").toLowerCase())) words.pop();
  return words;
}

/** With a capital these are names more often than verbs. */
const NAME_IF_CAPITAL = new Set(["May", "Will", "Sun", "Mark"]);
const isNameWord = (word: string) =>
  /^\p{L}[\p{L}'-]*$/u.test(word) && (NAME_IF_CAPITAL.has(word) || !NOT_A_NAME.has(word.toLowerCase()));

function reading(words: readonly string[], text: string, start: number): NameReading {
  const joined = words.join(" ");
  const at = text.indexOf(words[0] ?? "", start);
  const end =
    text.indexOf(words.at(-1) ?? "", at + joined.length - (words.at(-1)?.length ?? 0)) + (words.at(-1)?.length ?? 0);
  const [first = "", ...rest] = words.map((word) => titled(word, text));
  if (rest.length === 0) return { givenName: first, start: at, end: Math.max(end, at + first.length) };
  const particle = rest.findIndex((word) => PARTICLES.has(word.toLowerCase()));
  const familyFrom = particle >= 0 ? particle : rest.length - 1;
  return {
    givenName: [first, ...rest.slice(0, familyFrom)].join(" "),
    familyName: rest.slice(familyFrom).join(" "),
    start: at,
    end: Math.max(end, at + joined.length),
  };
}

/** As typed when the writer used both cases, else with a capital: "ana ruiz" and "ANA RUIZ" are Ana Ruiz. */
function titled(word: string, text: string): string {
  const mixed =
    /\p{Lu}/u.test(text) && /\p{Ll}/u.test(text) && /^\p{Lu}/u.test(word) && (word.length < 2 || /\p{Ll}/u.test(word));
  if (mixed) return word;
  if (PARTICLES.has(word.toLowerCase())) return word.toLowerCase();
  return word
    .toLowerCase()
    .replace(/(^|['-])(\p{L})/gu, (_, mark: string, letter: string) => mark + letter.toUpperCase());
}
