import type { Token } from "../../text/tokens.ts";
import { isStatus, meets } from "./create.ts";
import { type Described, inCalendar, isForeign } from "./object.ts";
import { readQuestion } from "./questions.ts";
import { FOREIGN, LIKELY, type Reading, SURELY } from "./request.ts";

/** "Show my meetings", "find the lunch with Ana"; "find a free hour" makes one. */
export function readShowing(words: readonly Token[], verb: string, from: number, object: Described): Reading | null {
  const { has } = object;
  if (/^(?:when|what|where|who|how|if)$/.test(words[from]?.word ?? ""))
    return readQuestion(words, { from, to: from + object.length }, from);
  if (object.clinical) return null;
  if (verb === "show" && isStatus(words, from) && /^(?:me|my)$/.test(words[from - 1]?.word ?? words[from]?.word ?? ""))
    return {
      task: words.slice(from, from + object.length).some(({ word }) => word === "that") ? "reschedule" : "book",
      strength: LIKELY,
    };
  if (verb === "find" && /^(?:time|hour|period|slot|minutes|minute)$/.test(lastOf(words, from)))
    return { task: "book", strength: LIKELY };
  if (has.calendar && !has.tool) return { task: "lookup", strength: SURELY };
  if (isForeign(object)) return FOREIGN;
  const searches = verb === "find" || verb === "search" || verb === "look" || verb === "locate";
  // "Events with Ana" are the speaker's.
  const withName =
    !/^(?:a|an|some)$/.test(words[from]?.word ?? "") &&
    words
      .slice(from, from + object.length)
      .some(({ word }, at, said) => word === "with" && /^[A-Z]/u.test(said[at + 1]?.raw ?? ""));
  const own = withName || isOwn(words, from, from + object.length) || (words[from - 1]?.word === "me" && !searches);
  if (object.elsewhere && !own) return FOREIGN;
  if (
    (object.seeks || (searches && !own && !meets(words, from, from + object.length))) &&
    !object.definite &&
    (has.event || has.occasion)
  )
    return FOREIGN;
  if (searches && /^(?:a|an|some|any)$/.test(words[from]?.word ?? "") && !mayBeOurs(words, from, object))
    return { task: "foreign", strength: 0.8 };
  if (object.seeks && !object.definite) return null;
  const mine = object.definite || has.visit;
  if (object.definite && words.slice(from, from + 4).some(({ word }) => word === "duration"))
    return { task: "lookup", strength: LIKELY };
  if (has.event && (mine || verb !== "find" || object.timed || object.company))
    return { task: "lookup", strength: LIKELY };
  if ((has.occasion || has.visit) && object.definite) return { task: "lookup", strength: LIKELY };
  return null;
}

/** "My", "all", "I have": not the "I" of "events I can visit". */
const isOwn = (words: readonly Token[], from: number, to: number): boolean =>
  words
    .slice(from, to)
    .some(
      ({ word }, at, said) =>
        /^(?:my|our|all)$/.test(word) ||
        (/^(?:i|we)$/.test(word) &&
          /^(?:have|am|are|was|were|will|had|made|booked|scheduled|got)$/.test(said[at + 1]?.word ?? "")),
    );

/** What a desk may be asked to find: a time, a clinician, a place of its own, or one of what was spoken of. */
const mayBeOurs = (words: readonly Token[], from: number, object: Described): boolean =>
  object.clinical ||
  inCalendar(object) ||
  object.pronoun ||
  words
    .slice(from, from + object.length)
    .some(({ word }) =>
      /^(?:ones?|time|times|slot|office|clinic|clinics|practice|provider|someone|person|place|day|date|alternative|alternatives|option|options|cosmetic|dental|medical|health|eye|skin|general|women|female|male)$/.test(
        word,
      ),
    );

/** The noun of "a 45 minute period": the first word within four that ends the quantity. */
function lastOf(words: readonly Token[], from: number): string {
  for (let at = from; at < from + 5; at += 1) {
    const word = words[at]?.word ?? "";
    if (/^(?:time|period|slot|hour)$/.test(word)) return word;
    if (!/^(?:a|an|some|free|open|\d+|minute|hour|half|any)$/.test(word)) return "";
  }
  return "";
}

/** An invitation is answered in the calendar it stands in. */
export function readResponding(object: Described): Reading | null {
  if (object.has.tool && !object.has.event) return FOREIGN;
  const invited = object.has.event || object.has.occasion || object.has.visit || object.definite;
  return invited ? { task: "lookup", strength: LIKELY } : null;
}
