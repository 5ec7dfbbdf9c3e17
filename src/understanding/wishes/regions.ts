import type { Wish } from "../acts.ts";
import { LEAD_WORDS } from "../rules/cues/verb-classes.ts";
import type { LexiconReaders } from "../rules/lexicon-readers.ts";
import { lineOf, type Token } from "../text/tokens.ts";
import type { WishClause } from "./clauses.ts";
import { HAS_ONE } from "./cue-fits.ts";
import type { KindReading } from "./decide-kinds.ts";

/** A stretch of the message about one wish (or several said in one breath). Token indexes, `to` exclusive. */
export interface Region extends WishClause {
  kinds: readonly KindReading[];
}

/** Clauses with what they want, joined: one that wants nothing goes to its neighbour, one that says the same again too. */
export function regionsOf(
  clauses: readonly Region[],
  words: readonly Token[],
  readers: Pick<LexiconReaders, "visitTypes" | "practitioners">,
): Region[] {
  const regions: Region[] = [];
  const namesVisit = (from: number, to: number) =>
    readers.visitTypes(words.slice(from, to)).ids.length > 0 ||
    readers.practitioners(words.slice(from, to)).ids.length > 0;
  let waiting: Pick<Region, "from" | "otherwise"> | undefined;
  for (const clause of clauses) {
    const last = regions.at(-1);
    if (clause.kinds.length === 0) {
      if (last && !clause.otherwise && !waiting) {
        last.to = clause.to;
        const [only] = last.kinds;
        if (only?.refusal && asksAnotherTime(words.slice(clause.from, clause.to))) last.kinds = [moved(only)];
      } else
        waiting = { from: waiting?.from ?? clause.from, otherwise: clause.otherwise || (waiting?.otherwise ?? false) };
      continue;
    }
    // "A cleaning on Tuesday, only with Ms Kim; otherwise the waitlist": what comes before is wanted first.
    if (!last && clause.otherwise && waiting && !waiting.otherwise && namesVisit(waiting.from, clause.from)) {
      const kinds: KindReading[] = [{ kind: "book", at: waiting.from, confidence: 0.85 }];
      regions.push({ from: waiting.from, to: clause.from, otherwise: false, kinds });
      waiting = undefined;
    }
    const joined = last && !clause.otherwise && !waiting?.otherwise ? joinedKinds(last, clause, words, readers) : null;
    if (last && joined) {
      last.to = clause.to;
      last.kinds = joined;
    } else {
      const from = waiting?.from ?? clause.from;
      regions.push({ ...clause, from, otherwise: clause.otherwise || (waiting?.otherwise ?? false) });
    }
    waiting = undefined;
  }
  const last = regions.at(-1);
  if (last && waiting) last.to = words.length;
  for (const region of regions) {
    const [only] = region.kinds;
    if (only?.refusal && asksAnotherTime(afterPause(words, only.at, region.to))) region.kinds = [moved(only)];
  }
  return regions;
}

/** What both want together when the second goes on with the first; null when it is another wish. */
function joinedKinds(
  before: Region,
  clause: Region,
  words: readonly Token[],
  readers: Pick<LexiconReaders, "visitTypes">,
): readonly KindReading[] | null {
  const [first] = before.kinds;
  const [second] = clause.kinds;
  if (!first || !second || before.kinds.length > 1 || clause.kinds.length > 1) return null;
  const said = words.slice(clause.from, clause.to);
  const refused = refusalJoined(first, second, said);
  if (refused) return refused;
  const told = lineOf(words.slice(before.from, before.to));
  // "I use a wheelchair now. Please note that for my exam", "I forgot where I have to go. Which of your places is it?"
  if (first.kind === "add_need" && NOTES_IT.test(lineOf(said))) return [first];
  if (first.kind === "details" && second.kind === "ask" && WHERE_IT_IS.test(lineOf(said))) return [first];
  // "I got your message about a free time, but I can't use it. Give it to somebody else."
  const answersOffer = second.kind === "waitlist_decline" || second.kind === "waitlist_accept";
  if (answersOffer && (isSeeking(first) || first.kind === "waitlist_accept") && OFFERED.test(told))
    return [{ ...second, at: first.at }];
  // "I'm on your waiting list. Change it so that I only wait for mornings."
  if (first.kind === "waitlist_join" && IS_ON_LIST.test(told) && CHANGES_IT.test(lineOf(said)))
    return [{ kind: "waitlist_edit", at: first.at, confidence: second.confidence }];
  // "For my visit on Thursday I'll be in a wheelchair", "we have a skin check and need an interpreter": of one there is.
  if (first.kind === "book" && second.kind === "waitlist_join" && HAS_ONE.test(told))
    return [{ ...second, at: first.at }];
  if (first.kind === "book" && second.kind === "add_need" && (OF_ONES_OWN.test(told) || HAS_ONE.test(told)))
    return [{ ...second, at: first.at }];
  // "If I forget it and don't come, what do I pay?" asks one thing.
  if (
    first.kind === "ask" &&
    (second.kind === "ask" || second.topic === "billing") &&
    isCondition(words, before, clause)
  )
    return [first];
  if (first.kind === "ask" || second.kind === "ask") return null;
  if (first.kind === "book" && ENDS_ONE.has(second.kind) && IS_AWAY.test(lineOf(words.slice(before.from, before.to))))
    return [{ ...second, at: first.at }];
  if (isSeeking(first) && isSeeking(second)) {
    if (said.some(({ word }) => ANOTHER.has(word))) return null;
    if (SOMEBODY_TOO.test(lineOf(said))) return null;
    const types = [before, clause].map(({ from, to }) => readers.visitTypes(words.slice(from, to)).ids);
    if (types.every((ids) => ids.length > 0) && !types[0]?.some((id) => types[1]?.includes(id))) return null;
    return [first.kind === "book" ? first : { ...second, at: first.at }];
  }
  // "I must move it. Can you book me Friday instead?" says where it goes.
  if (first.kind === "change_practitioner" && isSeeking(second)) return [first];
  if (first.kind === "confirm_attendance" && second.kind === "cancel")
    return words.slice(before.from, before.to).some(({ word }) => word === "keep") ? [second] : null;
  const moves = first.kind === "reschedule" || first.kind.startsWith("change_") || first.kind === "move_earlier";
  if (moves && isSeeking(second) && said.some(({ word }) => word === "instead")) return [first];
  if (moves && second.kind === "reschedule" && !isDefinite(said)) return [first];
  if (
    first.kind === "reschedule" &&
    (second.kind.startsWith("change_") || second.kind === "move_earlier") &&
    !isDefinite(said)
  )
    return [{ ...second, at: first.at }];
  if (first.kind === "desk" && second.kind === "desk")
    return first.topic === second.topic || second.topic === "callback"
      ? [first]
      : first.topic === "callback"
        ? [second]
        : null;
  if (first.kind !== second.kind) return null;
  const both = isDefinite(said) && isDefinite(words.slice(before.from, before.to));
  return both && (first.kind === "cancel" || first.kind === "reschedule") ? null : [first];
}

/** A refusal beside what is wanted in its place: "I can't do Friday, book me Monday instead" moves a visit. */
function refusalJoined(first: KindReading, second: KindReading, said: readonly Token[]): KindReading[] | null {
  if (first.refusal) {
    if (second.kind === "ask") return asksAnotherTime(said) ? [moved(first)] : null;
    if (isSeeking(second)) return isForOthers(said) ? null : [moved(first)];
    const same = second.kind === "cancel" || second.kind === "reschedule" || second.kind.startsWith("change_");
    return same ? [{ ...second, at: first.at }] : null;
  }
  if (!second.refusal) return null;
  return isSeeking(first) || first.kind === "cancel" || first.kind === "reschedule" ? [first] : null;
}

const OFFERED = /\b(?:message|text|e?mail|offered|offer|free time|came free|opened|freed)\b/u;
const IS_ON_LIST = /\b(?:am|are|is) (?:already )?(?:on|in) (?:the|your|a) (?:\w+ ){0,3}?(?:list|waitlist)\b/u;
const CHANGES_IT = /\b(?:change|make|edit|update|set|switch|only|instead|also)\b/u;
const NOTES_IT =
  /\b(?:note|write|mark|record|put|know|remember|tell|add) (?:\w+ ){0,2}?(?:that|it|this)\b|\b(?:make|take) a note\b/u;
const WHERE_IT_IS = /^(?:and |so )?(?:which|what|where)\b.*\b(?:is (?:it|that)|(?:do|must|should) i (?:go|come))$/u;
const OF_ONES_OWN = /^(?:and |hi |hello |so )*(?:for|at|about|regarding|on) (?:my|our|his|her|the)\b/u;

/** "I'm travelling on the 17th, so my visit has to be cancelled": why, and nothing to be booked. */
const IS_AWAY =
  /^(?:i|we) (?:am|are|will be|have to be|must be) (?:\w+ )?(?:travell?ing|away|abroad|busy|working|flying|leaving|out of|on (?:vacation|holiday|a trip))\b/u;
const ENDS_ONE: ReadonlySet<string> = new Set(["cancel", "reschedule"]);

/** Whether the first is the "if …" of the second, in one sentence. */
const isCondition = (words: readonly Token[], before: Region, clause: Region): boolean =>
  words.slice(before.from, clause.from).find(({ word }) => !LEAD_WORDS.has(word))?.word === "if" &&
  words[before.from]?.sentence === words[clause.from]?.sentence;

const moved = ({ refusal: _refusal, ...reading }: KindReading): KindReading => ({ ...reading, kind: "reschedule" });

/** "Can't make it Friday. Book my wife in for a cleaning": another visit. */
const isForOthers = (words: readonly Token[]): boolean => words.some(({ word }) => ANOTHERS.has(word));
const ANOTHERS: ReadonlySet<string> = new Set("wife husband son daughter mother father mom dad kids child".split(" "));

const ANOTHER_TIME =
  /\b(?:instead|another|other|different|else|rather|(?:what|how) about|(?:some|any)thing (?:on|next|later|in|after|the)|openings?|available|free|(?:can|could) (?:i|we) (?:do|come|make|have|get)|works?|week after|next week|what do you have|when can)\b/u;
/** "Thursday isn't going to work, got anything the week after": what is said once the refusal is out. */
function afterPause(words: readonly Token[], from: number, to: number): readonly Token[] {
  const pause = words.findIndex(
    ({ word, commaBefore }, at) => at > from && at < to && (commaBefore || word === "but" || word === "can"),
  );
  return pause < 0 ? [] : words.slice(pause, to);
}

const asksAnotherTime = (words: readonly Token[]): boolean => ANOTHER_TIME.test(lineOf(words));

/** "… and my mum needs a check-up": for somebody else besides. */
const SOMEBODY_TOO = /^(?:and |also |plus )*(?:my|our) \w+ (?:also )?(?:needs|wants|would like|has to|is due)\b/u;

const isSeeking = ({ kind }: KindReading): boolean => kind === "book" || kind === "find";
const ANOTHER: ReadonlySet<string> = new Set("another second too other".split(" "));
const OWN: ReadonlySet<string> = new Set("my our his her the their".split(" "));

/** It names a visit of its own, rather than "it". */
const isDefinite = (words: readonly Token[]): boolean => words.some(({ word }) => OWN.has(word));

const JOINTS: ReadonlySet<string> = new Set("and then also plus but or otherwise".split(" "));

/** The words of a region without the manners and joints around them. */
export function trimmed(
  words: readonly Token[],
  { from, to }: Pick<Region, "from" | "to">,
): Pick<Region, "from" | "to"> {
  let first = from;
  let last = to;
  const idle = (at: number) => LEAD_WORDS.has(words[at]?.word ?? "") || JOINTS.has(words[at]?.word ?? "");
  while (first < last - 1 && idle(first) && words[first]?.word !== "no") first += 1;
  while (last > first + 1 && JOINTS.has(words[last - 1]?.word ?? "")) last -= 1;
  return { from: first, to: last };
}

/** Offsets of tokens, `to` exclusive. */
export function spanOf(words: readonly Token[], { from, to }: Pick<Region, "from" | "to">): Wish["span"] {
  const first = words[from];
  const last = words[to - 1];
  return { start: first?.start ?? 0, end: last?.end ?? first?.end ?? 0 };
}
