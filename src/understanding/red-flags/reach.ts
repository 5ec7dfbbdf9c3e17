import type { Token } from "../text/tokens.ts";

interface Span {
  /** Token indexes, `to` exclusive. */
  from: number;
  to: number;
}

/** How far a mark reaches within its sentence, in words: people write whole stories without a full stop. */
const MARK_REACH = 14;

export const nearby = (words: readonly Token[], mark: Span, flag: Span): boolean =>
  mark.to > flag.from - MARK_REACH &&
  mark.from < flag.to + MARK_REACH &&
  words[mark.from]?.sentence === words[flag.from]?.sentence;

const NEW_CLAUSE = new Set(["but", "however", "although", "though", "yet", "pero", "aunque", "so", "then"]);
const JOINS = new Set(["and", "y", "plus", "also"]);
const SUBJECT = new Set(
  "i my he his she her we our they their it the there now is am mi mis me se tengo siento esta estoy el la ahora not can could do does will would please need want should puedo puede necesito quiero".split(
    " ",
  ),
);
/** A time said in front ("In 2019, my dad had …") belongs to what follows it. */
const LEAD_IN = 4;

/** Whether nothing between the two begins another statement ("I had surgery last year and my chest hurts"). */
export function inOneClause(words: readonly Token[], left: Span, right: Span): boolean {
  const [first, second] = left.from < right.from ? [left, right] : [right, left];
  for (let at = first.to; at <= second.from; at += 1) {
    const token = words[at];
    if (!token) continue;
    if (NEW_CLAUSE.has(token.word)) return false;
    const joined = JOINS.has(words[at - 1]?.word ?? "") || (token.commaBefore && !isLeadIn(words, at));
    if (joined && SUBJECT.has(token.word)) return false;
  }
  return true;
}

function isLeadIn(words: readonly Token[], comma: number): boolean {
  const sentence = words[comma]?.sentence;
  const start = words.findIndex((token) => token.sentence === sentence);
  return comma - start <= LEAD_IN && !words.slice(start, comma).some(({ word }) => SUBJECT.has(word));
}
