import type { Token } from "../../text/tokens.ts";
import { DEFINITE_WORDS, PRONOUNS } from "../cues/object-classes.ts";
import { AUXILIARIES } from "../cues/verb-classes.ts";
import { WORD_CLASSES } from "../cues/word-classes.ts";
import type { Clause } from "./clauses.ts";
import { describe, inCalendar, isA, isForeign, isTime } from "./object.ts";
import type { Reading } from "./request.ts";

const TOLD: Reading = { task: "book", strength: 0.7, stated: true };
const AWAY =
  /^(?:busy|out|away|gone|off|unavailable|visiting|working|going|attending|having|taking|leaving|meeting|seeing)$/;

/** What is told of a calendar: "I have a meeting at 3", "that should be at 5", "lunch with Ana on Friday". */
export function readStatement(words: readonly Token[], { from, to }: Clause, at: number): Reading | null {
  const object = describe(words, at, to);
  if (object.clinical || isForeign(object) || object.has.trade || at >= to) return null;
  return (
    readCorrection(words, at, to) ??
    readAttendance(words, at, to) ??
    readOwnDay(words, from, at, to) ??
    readFragment(words, from, at, to)
  );
}

const GOOD: ReadonlySet<string> = new Set(WORD_CLASSES.goodness);
const NOT_A_CHANGE = /^(?:fine|good|great|okay|perfect|all|right|correct|it|enough|nice|not|better|best)$/;

/** "The meeting should be at 5", "it got moved to Monday", "dinner will last two hours" */
function readCorrection(words: readonly Token[], at: number, to: number): Reading | null {
  const verb = words.findIndex(
    ({ word }, index) =>
      index > at && index <= at + 8 && index < to && /^(?:should|will|got|needs|is|was|has|must)$/.test(word),
  );
  if (verb < 0) return null;
  const subject = describe(words, at, verb);
  const known =
    (PRONOUNS.has(words[at]?.word ?? "") && verb === at + 1) ||
    (inCalendar(subject) && (subject.definite || verb === at + 1) && !subject.timed) ||
    (inCalendar(subject) && !PRONOUNS.has(words[at]?.word ?? "") && DEFINITE_WORDS.has(words[at]?.word ?? ""));
  if (!known) return null;
  const modal = words[verb]?.word ?? "";
  const rest = words.slice(verb + 1, to);
  if (rest.some(({ word }) => NOT_A_CHANGE.test(word)) && !rest.some(({ word }) => isTime(word))) return null;
  const moved = rest.some(({ word }) => /^(?:moved|changed|rescheduled|pushed|postponed|extended)$/.test(word));
  if (moved) return { task: "reschedule", strength: 0.85 };
  if (rest.some(({ word }) => GOOD.has(word)) && !rest.some(({ word }) => isTime(word))) return null;
  const placed = rest.some(({ word }) => isTime(word) || word === "hour" || word === "at");
  const says =
    modal === "should" ||
    modal === "needs" ||
    modal === "will" ||
    modal === "must" ||
    rest.some(({ word }) => word === "not");
  const meant = modal === "should" && /^(?:be|take|go|last)$/.test(rest[0]?.word ?? "");
  const refers = PRONOUNS.has(words[at]?.word ?? "");
  return (says && placed) || meant ? { task: "reschedule", strength: 0.75, refers } : null;
}

/** "Ana is not coming to the party any more, Ben wants to": who takes part in something known has changed. */
function readAttendance(words: readonly Token[], at: number, to: number): Reading | null {
  const object = describe(words, at, to);
  const known = object.definite && (object.has.event || object.has.occasion);
  if (!known || /^(?:i|we|my|it)$/.test(words[at]?.word ?? "")) return null;
  const joins = words
    .slice(at + 1, to)
    .some(
      ({ word }, index, rest) =>
        /^(?:come|coming|join|joining|attend|attending)$/.test(word) &&
        /^(?:not|also|to|will|is|are)$/.test(rest[index - 1]?.word ?? words[at]?.word ?? ""),
    );
  return joins ? { task: "reschedule", strength: 0.75 } : null;
}

/** "I am away on Friday", "we are going skiing in winter", "I have a date at 8" */
function readOwnDay(words: readonly Token[], from: number, at: number, to: number): Reading | null {
  if (!/^(?:i|we)$/.test(words[at]?.word ?? "")) return null;
  const object = { ...describe(words, at + 1, to), timed: describe(words, from, to).timed };
  if (!object.timed && !inCalendar(object) && !object.company) return null;
  let verb = at + 1;
  while (/^(?:am|are|will|have|be|also|was|to|just|had|got|m)$/.test(words[verb]?.word ?? "") && verb < to) verb += 1;
  const helper = words[verb - 1]?.word ?? "";
  if (verb === at + 1) return null;
  if (helper === "have" || helper === "had" || helper === "got") return object.timed ? TOLD : null;
  const word = words[verb]?.word ?? "";
  const doing =
    AWAY.test(word) ||
    (/ing$/.test(word) && helper === "be") ||
    (/ing$/.test(word) &&
      !/^(?:thinking|looking|wondering|trying|planning|hoping|calling|wanting|running|having|asking|feeling|saying)$/.test(
        word,
      ));
  return doing ? TOLD : null;
}

/** "9 am" holds no verb. */
const isAuxiliary = (word: string, before: string | undefined): boolean =>
  AUXILIARIES.has(word) && !(word === "am" && /^\d/.test(before ?? ""));

/** "Lunch with Ana on Friday", "all day presentation tomorrow": an entry with no verb; several of a kind are looked up. */
function readFragment(words: readonly Token[], from: number, at: number, to: number): Reading | null {
  const object = describe(words, at, to);
  if (
    to - from > 14 ||
    words.slice(at, to).some(({ word }, index, said) => isAuxiliary(word, said[index - 1]?.word) || word === "i")
  )
    return null;
  const head = words.slice(at, Math.min(to, at + 5));
  if (/^(?:show|list|see|talk|great|see|later)$/.test(head[0]?.word ?? "")) return null;
  const detail = /^(?:duration|details|detail|information|info|location)$/.test(head[0]?.word ?? "");
  if (detail && /^(?:of|about|on)$/.test(head[1]?.word ?? "") && inCalendar(object))
    return { task: "lookup", strength: 0.75 };
  if (!head.some(({ word }) => isA(word, "event") || isA(word, "occasion"))) return null;
  const many = head.some(({ word }) => /^(?:events|meetings)$/.test(word));
  if (many && (object.timed || DEFINITE_WORDS.has(head[0]?.word ?? "")))
    return { task: "lookup", strength: 0.75, stated: true };
  if (many || object.seeks || PRONOUNS.has(head[0]?.word ?? "") || head[0]?.word === "the") return null;
  return object.timed || object.company ? TOLD : null;
}
