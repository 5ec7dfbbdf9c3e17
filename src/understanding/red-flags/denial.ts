import type { CueMatch } from "../text/patterns.ts";
import type { Token } from "../text/tokens.ts";

const NEGATIONS = new Set("no not never without denies deny neither nor zero sin nunca ni niega jamas".split(" "));
const NEGATION_REACH = 4;
/** "I don't think it is a …" reaches further. */
const DOUBT_REACH = 7;

/** "Not only chest pain", "I am not sure but my chest hurts", "no aguanto el dolor": no denial of the flag. */
const STOPS_NEGATION = new Set(
  "but only sure just because well okay good help know wait longer and stop stopping sleep stand getting going better if tell yes actually idea clue doubt time why what how when normal usual like right fine great one energy matter pero solo se aguanto aguanta soporto soporta puedo puede deja quita baja cede mejora para pasa dejo si".split(
    " ",
  ),
);
/** "No my chest hurts", "can't take the pain": an answer, or something that cannot be done. */
const ANSWERED = new Set("i my he his she her we our they their it the there this a".split(" "));
const UNABLE = new Set(["can", "could", "will"]);
/** "There's no time she is bleeding": somebody else's sentence has begun, except after "I don't think". */
const SOMEBODY = new Set("i my he his she her we our they their".split(" "));
const DOUBTS = new Set(["think", "believe", "suppose", "creo"]);
/** "I've never had chest pain like this" is said by who has it. */
const COMPARES = new Set("like this such so before until asi tan como hasta".split(" "));

/** Whether a line means its own "no" ("not breathing"), so that a "no" in it denies nothing. */
export const saysNoItself = (line: string): boolean =>
  line.split(/[\s|]+/).some((word) => NEGATIONS.has(word) || word === "no?" || word === "not?");

/** "No chest pain", "I don't have any trouble breathing", "my baby has no fever". */
export function isDenied(words: readonly Token[], flag: CueMatch): boolean {
  return deniedBefore(words, flag.from, 0) || deniedBefore(words, flag.to - 1, flag.from + 1);
}

/** Whether a denial stands before the word at `end`, no further back than `from` and in its own clause. */
function deniedBefore(words: readonly Token[], end: number, from: number): boolean {
  const sentence = words[end]?.sentence;
  for (let at = end - 1; at >= Math.max(from, end - DOUBT_REACH); at -= 1) {
    const token = words[at];
    if (!token || token.sentence !== sentence || words[at + 1]?.commaBefore) return false;
    if (STOPS_NEGATION.has(token.word)) return false;
    const doubts = DOUBTS.has(words[at + 1]?.word ?? "");
    if (!doubts && end - at > NEGATION_REACH) continue;
    if (!denies(words, at)) continue;
    return doubts ? !isSaidMore(words, end) : !speaksOfSomebody(words, at, end) && !isCompared(words, at, end);
  }
  return false;
}

const speaksOfSomebody = (words: readonly Token[], no: number, end: number): boolean =>
  words.slice(no + 1, end).some(({ word }, at) => SOMEBODY.has(word) && !isSpanishHe(words, no + 1 + at));

/** "No he tenido": the Spanish verb, no pronoun. */
const isSpanishHe = (words: readonly Token[], at: number): boolean =>
  words[at]?.word === "he" && /(?:[ai]do|hecho|visto)$/.test(words[at + 1]?.word ?? "");

/** "I don't think the chest pain is going away" doubts what is said of it. */
const SAID_OF_IT = new Set("is was will has can should went are".split(" "));
const isSaidMore = (words: readonly Token[], end: number): boolean =>
  words.slice(end + 1, end + 4).some(({ word }) => SAID_OF_IT.has(word));

function isCompared(words: readonly Token[], no: number, end: number): boolean {
  const never = ["never", "nunca", "jamas"].includes(words[no]?.word ?? "");
  const after = words.slice(end + 1, end + 6).filter(({ sentence }) => sentence === words[no]?.sentence);
  return never && after.some(({ word }) => COMPARES.has(word));
}

function denies(words: readonly Token[], at: number): boolean {
  const word = words[at]?.word ?? "";
  if (!NEGATIONS.has(word)) return false;
  if (word === "not" && UNABLE.has(words[at - 1]?.word ?? "")) return false;
  return word !== "no" || !ANSWERED.has(words[at + 1]?.word ?? "") || isSpanishHe(words, at + 1);
}
