import type { Token } from "../../text/tokens.ts";
import { type Described, describe, inCalendar, isA, isForeign } from "./object.ts";
import { FOREIGN, LIKELY, type Reading, SURELY } from "./request.ts";

/** "Move", "change", "rename": of something in a calendar, of a part of it, or to another time. */
export function readChanging(words: readonly Token[], from: number, to: number, object: Described): Reading | null {
  const { has } = object;
  if (object.length === 0) return null;
  if (/^(?:my|your)$/.test(words[from]?.word ?? "") && words[from + 1]?.word === "name") return FOREIGN;
  if (has.reservation || words[from - 1]?.word === "rebook" || words[from - 2]?.word === "rebook")
    return { task: "reschedule", strength: SURELY };
  if (has.tool && !has.event && !has.calendar && !has.visit) {
    const nameOf = isA(words[from]?.word, "part") || isA(words[from + 1]?.word, "part");
    return nameOf && object.timed ? { task: "reschedule", strength: LIKELY } : FOREIGN;
  }
  if (object.pronoun) return object.length > 1 ? { task: "reschedule", strength: SURELY, refers: true } : null;
  if (has.trade && !inCalendar(object))
    return object.definite && object.timed ? { task: "reschedule", strength: LIKELY } : FOREIGN;
  if (inCalendar(object)) return { task: "reschedule", strength: SURELY };
  const part = has.part && [0, 1, 2, 3].some((skip) => isA(words[from + skip]?.word, "part"));
  if (part && to - from <= 12) return { task: "reschedule", strength: LIKELY };
  if (object.timed) return { task: "reschedule", strength: LIKELY };
  return null;
}

/** "Cancel my lunch" cancels; "remove Ana from the meeting" changes the meeting. */
export function readRemoving(words: readonly Token[], from: number, to: number, object: Described): Reading | null {
  const { has } = object;
  const off = words.findIndex((token, at) => at > from && at < to && (token.word === "from" || token.word === "off"));
  if (off > 0 && leavesThing(words, from, off, to)) return { task: "reschedule", strength: SURELY };
  if (has.reservation) return { task: "cancel", strength: SURELY };
  if ((has.tool || has.trade) && !has.event && !has.calendar && !has.visit) return FOREIGN;
  // "I have a booking for six, can you cancel it?"
  if (object.pronoun && words.slice(0, from).some(({ word }) => isA(word, "visit") || isA(word, "reservation")))
    return { task: "cancel", strength: LIKELY };
  if (object.length === 0 || object.pronoun) return null;
  if (inCalendar(object)) return { task: "cancel", strength: SURELY };
  if (object.timed || object.definite) return { task: "cancel", strength: LIKELY };
  return null;
}

/** Whether a person or a part is taken from something known, and not something from a day or from the calendar. */
function leavesThing(words: readonly Token[], from: number, off: number, to: number): boolean {
  const head = describe(words, from, off);
  if (head.length === 0 || head.pronoun || inCalendar(head) || head.timed || head.has.trade || head.has.tool)
    return false;
  if (/^(?:all|everything|anything)$/.test(words[from]?.word ?? "")) return false;
  const rest = describe(words, off + 1, to);
  return !rest.has.calendar && (rest.pronoun || rest.has.event || rest.has.occasion || rest.has.visit);
}

/** "Take Ana off the meeting" changes it; "take the meeting off" cancels it. */
export function readTaking(words: readonly Token[], from: number, to: number, object: Described): Reading | null {
  const off = words.findIndex((token, at) => at > from && at < to && (token.word === "off" || token.word === "from"));
  if (off > 0 && leavesThing(words, from, off, to)) return { task: "reschedule", strength: LIKELY };
  const away = /^(?:out|off|away)$/.test(words[from - 1]?.word ?? "") || off > 0;
  return away && inCalendar(object) && !isForeign(object) ? { task: "cancel", strength: LIKELY } : null;
}
