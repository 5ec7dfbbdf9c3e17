import { WORD_CLASSES } from "../rules/cues/word-classes.ts";
import type { Token } from "../text/tokens.ts";

const BEFORE_PLACE = new Set([
  "in",
  "near",
  "nearby",
  "around",
  "closer",
  "about",
  "to",
  "at",
  "from",
  "of",
  "for",
  "for?",
  "area",
  "closer",
]);
const FIRM_BEFORE = new Set(["in", "near", "nearby", "around", "from"]);
const NOT_A_PLACE = new Set(
  "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december today tomorrow tonight morning afternoon evening noon am pm the a an my this that these those it there here next please i we you he she they dr doctor doctors dentist dentists appointment one someone somebody something anyone else me us and or but is are was be do does can could would will yes no thanks thank who what where when which how with book find search look looking need want like get cosmetic specialist practitioner area city town general gynecologist ent ophthalmologist dermatologist any another other different same few minute minutes hour week weeks day days advance particular some office offices clinic services service hi hello okay maybe try let instead see visit about just only also good sure great located location your their his her its person addition mind general order which all case fact".split(
    " ",
  ),
);
const TAIL = new Set([
  "please",
  "area",
  "ca",
  "california",
  "city",
  "now",
  "instead",
  "thanks",
  "only",
  "would",
  "will",
  "is",
  "if",
]);

/** A town named in free text: behind "in" or "near", or the answer itself when a town was asked for. */
export function readCity(text: string, words: readonly Token[], asked: boolean): string | null {
  for (let at = words.length - 1; at >= 1; at -= 1) {
    const before = words[at - 1]?.word ?? "";
    if (!BEFORE_PLACE.has(before) || words[at - 1]?.sentence !== words[at]?.sentence) continue;
    if (before === "about" && !/^(?:how|what)$/.test(words[at - 2]?.word ?? "")) continue;
    const someoneIn = SOMEBODY.has(words[at - 2]?.word ?? "");
    const anyCase = FIRM_BEFORE.has(before) && (asked || someoneIn || text === text.toLowerCase());
    const area = isArea(words, at);
    const run = placeAt(words, area ? at + 1 : at, anyCase || area, FIRM_BEFORE.has(before) || area);
    if (run) return text.slice(run.start, run.end);
  }
  if (!asked) return null;
  for (let at = 0; at < words.length; at += 1) {
    const run = placeAt(words, at, words.length <= 4, true);
    if (run) return text.slice(run.start, run.end);
  }
  return null;
}

const SOMEBODY: ReadonlySet<string> = new Set([
  ...WORD_CLASSES.clinician,
  ..."one ones someone somebody clinic clinics office offices practice practices".split(" "),
]);

/** "The Ashford area": a town, for all its article. */
function isArea(words: readonly Token[], at: number): boolean {
  if (words[at]?.word !== "the") return false;
  return words.slice(at + 2, at + 5).some(({ word }) => word === "area" || word === "region");
}

function placeAt(
  words: readonly Token[],
  at: number,
  anyCase: boolean,
  firm: boolean,
): { start: number; end: number } | null {
  let to = at;
  while (to < words.length && to - at < 3) {
    const token = words[to];
    if (!token || token.sentence !== words[at]?.sentence || (to > at && token.commaBefore)) break;
    if (
      (NOT_A_PLACE.has(token.word) && !(to > at && isTownsCity(token, words[to - 1]))) ||
      (TAIL.has(token.word) && !(to > at && isTownsCity(token, words[to - 1]))) ||
      /\d/.test(token.word) ||
      token.word.length < 2
    )
      break;
    if (!/^\p{L}/u.test(token.raw) || (!anyCase && !/^\p{Lu}/u.test(token.raw))) break;
    to += 1;
  }
  const first = words[at];
  const last = words[to - 1];
  if (to === at || !first || !last) return null;
  const next = words[to]?.word ?? "";
  // "At Bright Smiles Dental": a place of business, not a town.
  if (!firm && !(next === "" || TAIL.has(next) || words[to]?.sentence !== first.sentence)) return null;
  if (!firm && to - at > 2) return null;
  return { start: first.start, end: last.end };
}

/** "Union City", also as "Union city". */
const isTownsCity = (token: Token, before: Token | undefined): boolean =>
  token.word === "city" && before !== undefined && /^\p{Lu}/u.test(before.raw);
