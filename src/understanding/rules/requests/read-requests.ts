import type { Token } from "../../text/tokens.ts";
import { type Clause, clausesOf } from "./clauses.ts";
import { readCommand } from "./commands.ts";
import { readDoneTo } from "./create.ts";
import { readLetting } from "./lettings.ts";
import { describe, inCalendar, isForeign } from "./object.ts";
import { readOpening } from "./opening.ts";
import { readQuestion } from "./questions.ts";
import type { Reading, Request } from "./request.ts";
import { readStatement } from "./statements.ts";

/** What each clause asks for, in the order said; clauses that ask for nothing a desk or a calendar knows are left out. */
export function readRequests(words: readonly Token[]): Request[] {
  const requests: Request[] = [];
  for (const clause of clausesOf(words)) {
    const { at, reading } = readClause(words, clause);
    if (!reading) continue;
    const request = { stated: false, loose: false, refers: false, ...reading, ...clause, at };
    // "Book me a flight. Make it one-way": what goes on about another trade's thing is that trade's too.
    if (request.refers && requests.at(-1)?.task === "foreign") request.task = "foreign";
    requests.push(request);
  }
  return requests;
}

function readClause(words: readonly Token[], clause: Clause): { at: number; reading: Reading | null } {
  const { kind, at, duty } = readOpening(words, clause);
  if (cannotCome(words, clause)) return { at: clause.from, reading: { task: "cancel", strength: 0.85 } };
  switch (kind) {
    case "question":
      return { at, reading: readQuestion(words, clause, at) };
    case "refusal":
      return { at, reading: null };
    case "statement":
      return { at, reading: readStatement(words, clause, at) };
    case "thing":
      return { at, reading: readDoneTo(words, at, clause.to) ?? readWanted(words, at, clause.to) };
    case "wish":
      return { at, reading: readCommand(words, clause, at, true) ?? (duty ? readPlan(words, at, clause.to) : null) };
    default:
      return { at, reading: readCommand(words, clause, at, false) ?? readStatement(words, clause, at) };
  }
}

/** "I can't make it to my booking", "I won't be able to attend the meeting" */
function cannotCome(words: readonly Token[], { from, to }: Clause): boolean {
  for (let at = from; at < Math.min(to, from + 24); at += 1) {
    // "I don't want to meet any more"
    const over = /^(?:meet|come|attend)$/.test(words[at]?.word ?? "") && words[at - 1]?.word === "to";
    const wants = /^(?:want|need|wish)$/.test(words[at - 2]?.word ?? "") && words[at - 3]?.word === "not";
    if (over && wants && words.slice(at + 1, to).some(({ word }) => word === "anymore" || word === "longer"))
      return true;
    const comes =
      (words[at]?.word === "make" && words[at + 1]?.word === "it" && words[at + 2]?.word === "to") ||
      words[at]?.word === "attend";
    const not = words.slice(Math.max(from, at - 4), at).some(({ word }) => word === "not");
    const speaks = words.slice(from, at).some(({ word }) => word === "i" || word === "we");
    if (!comes || !not || !speaks) continue;
    const object = describe(words, at + 1, to);
    return object.has.visit || object.has.event || object.has.reservation || (object.definite && object.has.occasion);
  }
  return false;
}

/** "I need a meeting with Ana", "I want a nap at noon" */
function readWanted(words: readonly Token[], from: number, to: number): Reading | null {
  const object = describe(words, from, to);
  if (object.clinical || object.pronoun) return null;
  const letting = readLetting(words, from, object, "want");
  if (letting) return letting;
  if (/^(?:details|detail|information|info|status)$/.test(words[from + 1]?.word ?? "") && object.definite)
    return { task: "lookup", strength: 0.85 };
  const placed = object.clock || object.company || object.named;
  if (isForeign(object) || (object.elsewhere && !placed)) return { task: "foreign", strength: 0.9 };
  if (object.seeks && !object.clock) return null;
  if ((object.has.event || object.has.visit) && (placed || object.timed))
    return { task: "book", strength: 0.85, loose: !object.has.visit };
  if (object.has.occasion && placed) return { task: "book", strength: 0.8, loose: true };
  return object.clock && object.timed && !object.has.trade && !object.placed
    ? { task: "book", strength: 0.7, stated: true }
    : null;
}

/** "I need to pack on Friday": an entry for whoever keeps the speaker's calendar. */
function readPlan(words: readonly Token[], from: number, to: number): Reading | null {
  const object = describe(words, from, to);
  if (object.clinical || isForeign(object) || object.has.trade || object.seeks || !object.timed) return null;
  return { task: "book", strength: inCalendar(object) ? 0.75 : 0.65, stated: true };
}
