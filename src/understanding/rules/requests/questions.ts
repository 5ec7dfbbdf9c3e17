import type { Token } from "../../text/tokens.ts";
import { ATTENDANCE, HAPPENING } from "../cues/verb-classes.ts";
import type { Clause } from "./clauses.ts";
import { describe, inCalendar, isForeign, isTime } from "./object.ts";
import type { Reading } from "./request.ts";

const SURELY = 0.95;
const LIKELY = 0.85;
const LET = new Set(["reserve", "book", "available", "availability", "free", "open"]);
const ANSWERED = new Set(["responded", "accepted", "declined", "invited", "respond", "rsvp", "attending", "organizer"]);
const SOMETHING = new Set(["anything", "something"]);
const PLANNED = new Set(["scheduled", "planned", "happening"]);
const UNTIL = new Set(["until", "till", "before", "remaining"]);
const OWNS = new Set(["my", "our", "have", "under"]);
const SPEAKERS = new Set(["i", "we", "my", "our", "me"]);

/** A question about what stands in the speaker's calendar; null for every other question. */
export function readQuestion(words: readonly Token[], { to }: Clause, at: number): Reading | null {
  const object = describe(words, at, to);
  if (object.clinical || at >= to) return null;
  const has = (list: ReadonlySet<string>, from = at) => words.slice(from, to).some(({ word }) => list.has(word));
  const first = words[at]?.word ?? "";
  const mine = has(SPEAKERS);
  if (object.has.calendar && !object.has.tool)
    return isFreeAsked(words, at, to) ? null : { task: "lookup", strength: SURELY };
  const offered =
    /^(?:do|have|is|are|any)$/.test(first) &&
    object.has.lodging &&
    !inCalendar(object) &&
    (object.timed || object.detailed);
  if (offered || ((object.has.lodging || object.has.reservation) && has(LET)))
    return { task: object.placed && !object.has.event ? "foreign" : "book", strength: 0.8 };
  if (object.has.reservation)
    return has(OWNS) ? { task: "lookup", strength: LIKELY } : { task: "foreign", strength: 0.8 };
  if (has(ANSWERED) && !object.has.tool) return { task: "lookup", strength: LIKELY };
  if (isForeign(object)) return { task: "foreign", strength: 0.9 };
  if (object.elsewhere && !mine && first !== "who") return { task: "foreign", strength: 0.9 };
  if (object.seeks && !object.definite) return object.has.event ? { task: "foreign", strength: 0.8 } : null;
  if (isFreeAsked(words, at, to)) return { task: "book", strength: 0.8, refers: !mine && !inCalendar(object) };
  if (asksHow(words, at)) return null;
  const countsDown = first === "how" && /^(?:long|much|many)$/.test(words[at + 1]?.word ?? "") && has(UNTIL);
  if (countsDown && !object.worldly) return { task: "lookup", strength: 0.8 };
  if (has(ATTENDANCE) && (inCalendar(object) || object.definite || first === "who"))
    return { task: "lookup", strength: LIKELY };
  if (object.has.event) return { task: "lookup", strength: LIKELY, loose: !mine };
  const wh = /^(?:what|when|where|who)$/.test(first);
  // A lecture with a question in it is no patient's.
  if (!mine && !object.has.event && words.length > 25) return null;
  if (object.worldly && !mine && !(object.definite && object.has.occasion)) return null;
  const second = words[at + 1]?.word ?? "";
  const asksTime =
    (first === "how" && second === "long") || (first === "what" && /^(?:time|day|date|month|year)$/.test(second));
  const known =
    (object.definite || (first === "where" && object.company)) &&
    (asksTime ||
      !/^(?:what|how|which|who|why)$/.test(first) ||
      (first === "who" && /^(?:is|are|was|will)$/.test(second)));
  if (object.has.occasion && (known || mine || first === "when" || object.timed))
    return { task: "lookup", strength: LIKELY };
  if (first === "what" && /^(?:planned|scheduled)$/.test(words[to - 1]?.word ?? "") && to - at <= 4)
    return { task: "lookup", strength: 0.8 };
  if (
    /^(?:the|my)$/.test(first) &&
    /^(?:duration|attendees|organizer|agenda|title)$/.test(words[at + 1]?.word ?? "") &&
    words[at + 2]?.word === "of" &&
    !object.worldly
  )
    return { task: "lookup", strength: 0.75 };
  if (asksWhenOwn(words, at, to)) return { task: "lookup", strength: 0.8 };
  if (has(SOMETHING) && (has(PLANNED) || (mine && object.timed))) return { task: "lookup", strength: LIKELY };
  if (asksOwnDay(words, at, to) && (object.timed || has(SOMETHING) || wh)) return { task: "lookup", strength: LIKELY };
  if (first === "where" && mine && object.timed) return { task: "lookup", strength: 0.75 };
  if (
    has(HAPPENING) &&
    object.timed &&
    (mine || !object.placed) &&
    /^(?:what|anything|something|is|are|am|how)$/.test(first)
  )
    return { task: "lookup", strength: LIKELY };
  return null;
}

/** "When is my …", "what time is Ana's …", "where are our …" */
function asksWhenOwn(words: readonly Token[], at: number, to: number): boolean {
  const asks = words.slice(at, at + 3).map(({ word }) => word);
  const verb =
    asks[0] === "how" && asks[1] === "long"
      ? 2
      : /^(?:when|where)$/.test(asks[0] ?? "")
        ? 1
        : /^(?:time|day|date|year)$/.test(asks[1] ?? "") && /^(?:what|which)$/.test(asks[0] ?? "")
          ? 2
          : 0;
  if (verb === 0 || !/^(?:is|are|was|does|did|will)$/.test(words[at + verb]?.word ?? "")) return false;
  const first = words[at + verb + 1]?.word ?? "";
  const kept = asks[0] !== "where" || inCalendar(describe(words, at, to)) || describe(words, at, to).timed;
  if (/^(?:my|our)$/.test(first)) return kept;
  return false;
}

/** "How do I …" wants to be taught. */
const asksHow = (words: readonly Token[], at: number): boolean =>
  words[at]?.word === "how" &&
  /^(?:do|can|to|would)$/.test(words[at + 1]?.word ?? "") &&
  !/^(?:my|the)$/.test(words[at + 2]?.word ?? "");

const DAYS = new Set("day week month weekend morning afternoon evening schedule year".split(" "));
const OWN_DOINGS = new Set("meet see leave start finish work fly travel play go".split(" "));

/** "What do I have", "where am I", "do we meet", "did I" … */
function asksOwnDay(words: readonly Token[], from: number, to: number): boolean {
  const said = words
    .slice(from, from + 4)
    .filter(({ word }) => word !== "else")
    .map(({ word }) => word);
  if (
    /^(?:what|when|where|who)$/.test(said[0] ?? "") &&
    /^(?:i|we)$/.test(said[1] ?? "") &&
    /^(?:have|am|will|was|had|are)$/.test(said[2] ?? "")
  )
    return true;
  // "How is my day looking?", "what does our week look like?"
  const owned = words
    .slice(from, from + 5)
    .some(({ word }, at, all) => /^(?:my|our)$/.test(word) && DAYS.has(all[at + 1]?.word ?? ""));
  if (owned && words.slice(from, to).some(({ word }) => word === "look" || word === "looking" || word === "like"))
    return true;
  if (said[0] === "how" && owned && to - from <= 5) return true;
  if (
    said[0] === "when" &&
    /^(?:i|we)$/.test(said[1] ?? "") &&
    OWN_DOINGS.has(said[2] === "next" ? (said[3] ?? "") : (said[2] ?? ""))
  )
    return true;
  if (said[0] === "how" && /^(?:is|does)$/.test(said[1] ?? "") && isTime(said[2])) return true;
  if (/^(?:when|where)$/.test(said[0] ?? "") && /^(?:am|are)$/.test(said[1] ?? "") && /^(?:i|we)$/.test(said[2] ?? ""))
    return true;
  if (
    said[0] === "what" &&
    said[1] === "is" &&
    /^(?:my|our)$/.test(said[2] ?? "") &&
    /^(?:first|next|last|second)$/.test(said[3] ?? "")
  )
    return true;
  if (
    /^(?:will|am|did)$/.test(said[0] ?? "") &&
    /^(?:i|we)$/.test(said[1] ?? "") &&
    !/^(?:need|get|have|qualify|owe|pay)$/.test(said[2] ?? "")
  )
    return true;
  if (/^(?:i|we)$/.test(words[from]?.word ?? "") && /^(?:have|am|had)$/.test(words[from + 1]?.word ?? "")) return true;
  for (let at = from; at < Math.min(to, from + 6); at += 1) {
    if (!/^(?:do|did|am|was|will|have|are|were|had)$/.test(words[at]?.word ?? "")) continue;
    if (/^(?:i|we)$/.test(words[at + 1]?.word ?? ""))
      return (
        /^(?:have|do|doing|going|got|meet|meeting|see|seeing|eating|playing|up|scheduled|planned|busy|attending|having|booked)$/.test(
          words[at + 2]?.word ?? words[at]?.word ?? "",
        ) &&
        (!/^(?:to|a|an|in|of|enough|left|my)$/.test(words[at + 3]?.word ?? "") ||
          (words[at + 3]?.word === "to" && words[at + 4]?.word === "do")) &&
        (words[at + 3]?.word !== "on" || isTime(words[at + 4]?.word) || at + 4 >= to)
      );
  }
  return false;
}

/** "Is Ana free at 3?", "am I available on Monday?": asked in order to meet. */
function isFreeAsked(words: readonly Token[], from: number, to: number): boolean {
  const asks = words.slice(from, to).some(({ word }) => word === "free" || word === "available");
  const be = words.slice(from, from + 5).some(({ word }) => /^(?:is|are|am|will|be)$/.test(word));
  return asks && be;
}
