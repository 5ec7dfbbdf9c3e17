import { NOT_A_NAME } from "../rules/entities/person-name.ts";
import type { Token } from "../text/tokens.ts";
import {
  BEFORE_NAME,
  BEFORE_PLACE_OR_NAME,
  GENERIC,
  NAME_STOPS,
  NAME_VERBS,
  PRACTICE_WORDS,
  TITLES,
} from "./provider-words.ts";

/**
 * A practitioner or practice named in free text: behind a title ("Dr Alexis"), as a run of capitalised words after "with"
 * or "the name is", as a practice's name after "at" or "to"; when a practitioner was asked for, the answer itself.
 * `townAsked`: then a name after "to" or "at" is the town; `patientAsked`: then a name without a title is the patient's.
 */
export function readProvider(
  text: string,
  words: readonly Token[],
  { asked, townAsked, patientAsked }: { asked: boolean; townAsked: boolean; patientAsked: boolean },
): string | null {
  const titled = titledNames(text, words);
  // "Dr A if she has time, if not Dr B": the first; "Dr A, actually Dr B": the last.
  const fallback = words.some(
    ({ word }, at) => word === "otherwise" || (word === "not" && words[at - 1]?.word === "if"),
  );
  const chosen = fallback ? titled[0] : titled.at(-1);
  if (chosen) return chosen;
  for (let at = 1; at < words.length && !patientAsked; at += 1) {
    const lead = leadOf(words, at);
    if (!lead) continue;
    const begins = words[at]?.word === "the" ? at + 1 : at;
    const end = runAt(text, words, begins, false);
    if (end === null) continue;
    const name = text.slice(words[begins]?.start ?? 0, end);
    if (lead === "place" && !asked && (townAsked || !isPractice(name))) continue;
    if (lead === "place" && /^(?:close|closer|near|nearer)$/.test(words[at - 2]?.word ?? "")) continue;
    const firm = words[at - 1]?.word === "with" || lead === "named";
    if (firm || /\s/.test(name) || (begins > at && isPractice(name))) return name;
  }
  if (asked) {
    for (let at = 0; at < words.length; at += 1) {
      const end = runAt(text, words, at, words.length <= 2);
      if (end !== null) return text.slice(words[at]?.start ?? 0, end);
    }
  }
  return null;
}

/** Names behind a title, in order, but for those that are not wanted. */
function titledNames(text: string, words: readonly Token[]): string[] {
  return words.flatMap((token, at) => {
    const next = words[at + 1];
    if (!TITLES.has(token.word) || !next || next.sentence !== token.sentence || GENERIC.has(next.word)) return [];
    const end = runAt(text, words, at + 1, token.word === "dr");
    if (!end || isRefused(words, at) || isPast(words, at)) return [];
    return [text.slice(token.word === "dr" ? token.start : next.start, end)];
  });
}

/** "I don't want Dr A", "not Dr A", "anyone but Dr A". */
function isRefused(words: readonly Token[], at: number): boolean {
  const before = words.slice(Math.max(0, at - 3), at).filter(({ sentence }) => sentence === words[at]?.sentence);
  return before.some(({ word }, index) => {
    if (word === "except" || word === "but" || word === "avoid") return index === before.length - 1;
    return word === "not" || word === "never";
  });
}

/** "It used to be Dr A", "Dr A was my old doctor": not any more. */
function isPast(words: readonly Token[], at: number): boolean {
  const same = (token: Token) => token.sentence === words[at]?.sentence;
  const before = words.slice(Math.max(0, at - 4), at).filter(same);
  const after = words.slice(at + 2, at + 6).filter(same);
  if (before.some(({ word }) => word === "used" || word === "former")) return true;
  return after.some(
    ({ word, commaBefore }, index) =>
      word === "used" || (/^(?:old|former|ex)$/.test(word) && index > 0 && !commaBefore),
  );
}

/** What the word before leads to: a name ("with"), a name given as one ("her name is"), or a name or place ("at"). */
function leadOf(words: readonly Token[], at: number): "name" | "named" | "place" | null {
  const before = words[at - 1];
  if (!before || before.sentence !== words[at]?.sentence) return null;
  if (BEFORE_NAME.has(before.word)) return "name";
  if (BEFORE_PLACE_OR_NAME.has(before.word)) return "place";
  const given = before.word === "is" || (before.word === "actually" && words[at - 2]?.word === "is");
  const lead = words.slice(Math.max(0, at - 6), at - 1);
  const called = given && lead.some(({ word }) => word === "name") && !lead.some(({ word }) => word === "my");
  return called ? "named" : null;
}

const isPractice = (name: string) => {
  const parts = name.toLowerCase().split(/[^a-z0-9]+/);
  return parts.length > 3 || parts.some((part) => PRACTICE_WORDS.has(part));
};

const INITIAL = /^\p{Lu}$/u;

/** End offset of a run of name words from `at`, or null. A middle initial with its full stop does not end it. */
function runAt(text: string, words: readonly Token[], at: number, first: boolean): number | null {
  let end: number | null = null;
  let last = at;
  for (let to = at; to < words.length && to - at < 8; to += 1) {
    const token = words[to];
    const before = words[to - 1];
    const initialBefore = to > at && before !== undefined && INITIAL.test(before.raw) && before.end === end;
    if (!token || (token.sentence !== words[Math.max(at, to - 1)]?.sentence && !initialBefore)) break;
    const capital = /^\p{Lu}/u.test(token.raw);
    const nextCapital = /^\p{Lu}/u.test(words[to + 1]?.raw ?? "");
    const initial = INITIAL.test(token.raw) && nextCapital && token.word !== "i";
    if (end !== null && token.commaBefore && !(/^(?:and|&)$/.test(token.word) && nextCapital)) break;
    if (!initial && stopsName(token, end !== null)) {
      if (end !== null && /^(of|and)$/.test(token.word) && nextCapital) continue;
      break;
    }
    if (/\d/.test(token.word) || (!(first && end === null) && !capital) || !/^\p{L}/u.test(token.raw)) break;
    if (token.word === "'s") break;
    end = token.raw.endsWith("'s") ? token.end - 2 : token.end;
    last = to;
  }
  if (end === null || (INITIAL.test(words[last]?.raw ?? "") && last === at)) return null;
  return end + (CREDENTIALS.exec(text.slice(end))?.[0].length ?? 0);
}

/** "MD", "D.D.S.", "Inc": what stands behind a name and belongs to it. */
const CREDENTIALS = /^(?:,? (?:[A-Z]\.){2,4}|,? (?:[A-Z]{2,5}|Inc|PhD|LLC)\b\.?)+/u;

function stopsName(token: Token, begun: boolean): boolean {
  const capital = /^\p{Lu}/u.test(token.raw);
  if (begun && capital && PRACTICE_WORDS.has(token.word)) return false;
  return (
    NAME_STOPS.has(token.word) ||
    GENERIC.has(token.word) ||
    NAME_VERBS.has(token.word) ||
    (!begun && NOT_A_NAME.has(token.word))
  );
}
