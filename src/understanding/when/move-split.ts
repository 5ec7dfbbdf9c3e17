import { readMentions } from "./mentions.ts";
import { readCardinal } from "./numbers.ts";
import { canBegin } from "./starters.ts";
import type { Extent } from "./syntax.ts";
import type { Token } from "./tokens.ts";
import { isCounted, wordAt } from "./words.ts";

type Tokens = readonly Token[];

/** Where a message that moves a visit speaks of the visit as it is, and where of its new day or time. */
export interface MoveSplit {
  /** Null when it says only where the visit goes. */
  source: Extent | null;
  target: Extent;
  /** The old day or time was ruled out ("instead of the 9th") rather than described ("my Friday visit"). */
  rejected: boolean;
}

const MOVES =
  /^(move|moved|moving|change|changed|changing|switch|switched|push|pushed|reschedule|rescheduled|rebook|swap|swapped|shift|shifted|transfer|postpone|bring)$/;

/** "move my Friday visit to Monday", "from Tuesday to Thursday", "the 10th instead of the 9th"; null for no such thing. */
export function splitMove(tokens: Tokens, moving = false): MoveSplit | null {
  const verb = tokens.findIndex(({ word }) => MOVES.test(word));
  const opener = moving ? tokens.findIndex(({ word }) => word === "from") : -1;
  const start = verb >= 0 ? verb + 1 : opener;
  return splitInstead(tokens) ?? (start < 0 ? null : splitFrom(tokens, start));
}

/** Whether the message speaks of moving something. */
export const namesMove = (tokens: Tokens): boolean => tokens.some(({ word }) => MOVES.test(word));

/** "the 10th instead of the 9th", "instead of Monday, Tuesday". */
function splitInstead(tokens: Tokens): MoveSplit | null {
  const at = tokens.findIndex(
    ({ word }, index) =>
      (word === "instead" && wordAt(tokens, index + 1) === "of") ||
      (word === "rather" && wordAt(tokens, index + 1) === "than"),
  );
  if (at < 0 || !beginsWhen(tokens, at + 2)) return null;
  const end = endOfFirst(tokens, at + 2);
  const before = { from: 0, to: at };
  const after = { from: end, to: tokens.length };
  const target = holdsWhen(tokens, before) ? before : holdsWhen(tokens, after) ? after : null;
  return target && { source: { from: at + 2, to: end }, target, rejected: true };
}

/** "move [my Friday visit] to Monday", "change from 3 to 5", "switch it to Tuesday from Monday". */
function splitFrom(tokens: Tokens, start: number): MoveSplit | null {
  for (let at = start; at < tokens.length; at++) {
    if (!/^(to|for|until|till|onto|into)$/.test(wordAt(tokens, at)) || !beginsWhen(tokens, at + 1)) continue;
    const before = sourceBetween(tokens, start, at);
    // "move the visit for Friday to Monday": "for" describes the visit while a "to" follows.
    if (wordAt(tokens, at) === "for" && hasTo(tokens, at + 1)) continue;
    const back = before ? null : sourceBehind(tokens, at + 1);
    const target = { from: at + 1, to: back ? back.from - 1 : tokens.length };
    return { source: before ?? back, target, rejected: false };
  }
  return splitByLength(tokens, start);
}

/** "move my Friday visit a week later", "push it back an hour": the way is told, not the end of it. */
function splitByLength(tokens: Tokens, start: number): MoveSplit | null {
  for (let at = start; at < tokens.length; at++) {
    if (!canBegin(tokens, at)) continue;
    const [mention] = readMentions(tokens.slice(at, at + 8));
    const relative =
      mention?.elapsed?.relative || (mention?.days?.is === "shift" && mention.days.from?.is === "anchored");
    if (!mention || mention.extent.from > 0 || !relative) continue;
    const source = { from: start, to: at };
    return {
      source: holdsWhen(tokens, source) ? source : null,
      target: { from: at, to: tokens.length },
      rejected: false,
    };
  }
  return null;
}

/** What stands between the verb and its "to" of days and times; after "from" where that is said. */
function sourceBetween(tokens: Tokens, from: number, to: number): Extent | null {
  const fromAt = tokens.findIndex(({ word }, index) => word === "from" && index >= from && index < to);
  const extent = { from: fromAt < 0 ? from : fromAt + 1, to };
  return holdsWhen(tokens, extent) || (fromAt >= 0 && readCardinal(tokens, extent.from)) ? extent : null;
}

/** "to Tuesday from Monday": but "to Tuesday from 2 to 4" is a stretch of Tuesday. */
function sourceBehind(tokens: Tokens, at: number): Extent | null {
  const from = tokens.findIndex(({ word }, index) => index > at && word === "from");
  if (from < 0 || !beginsWhen(tokens, from + 1)) return null;
  const extent = { from: from + 1, to: tokens.length };
  return hasTo(tokens, from + 1) || /^(now|today|then)$/.test(wordAt(tokens, from + 1)) ? null : extent;
}

const hasTo = (tokens: Tokens, from: number): boolean =>
  tokens
    .slice(from)
    .some(({ word }, index) => /^(to|until|till|-)$/.test(word) && beginsWhen(tokens, from + index + 1));

const holdsWhen = (tokens: Tokens, { from, to }: Extent): boolean => readMentions(tokens.slice(from, to)).length > 0;

/** A day, a time or a bare number that may be one begins here, past an article. */
function beginsWhen(tokens: Tokens, at: number): boolean {
  const start = /^(the|my|a|an)$/.test(wordAt(tokens, at)) ? at + 1 : at;
  const number = readCardinal(tokens, start);
  if (number && !isCounted(wordAt(tokens, number.next))) return number.value >= 1 && number.value <= 31;
  if (!canBegin(tokens, at) && !canBegin(tokens, at + 1)) return false;
  const [mention] = readMentions(tokens.slice(at, at + 10));
  return mention !== undefined && mention.extent.from <= 1;
}

function endOfFirst(tokens: Tokens, at: number): number {
  const [mention] = readMentions(tokens.slice(at, at + 12));
  return mention ? at + mention.extent.to : (readCardinal(tokens, at)?.next ?? at + 1);
}
