import type { FramePatch, Understanding, VisitMention, Wish, WishKind } from "../acts.ts";
import { lineOf, type Token } from "../text/tokens.ts";
import type { KindReading } from "./decide-kinds.ts";
import { readNeeds } from "./details/needs.ts";
import { readPeople } from "./details/people.ts";
import { behindReason } from "./leaves-for-another.ts";
import { readMinutesLate } from "./minutes-late.ts";
import { readMoveOf } from "./moves.ts";
import { frameOf, keepWords, type Reading, windowOf } from "./region-reading.ts";
import { readSwap } from "./swap-mention.ts";
import { readVisitMention, withoutOrdinals } from "./visit-mention.ts";

export interface WishRequest extends Reading {
  reading: KindReading;
  words: readonly Token[];
  span: Wish["span"];
  /** The frame of the whole message, where this is its only wish. */
  alone: FramePatch | null;
  base: Understanding;
}

/** What a wish of a kind is read for: the visit wanted, the visit there is, or a question. */
const READS: Readonly<Record<WishKind, "wanted" | "existing" | "move" | "question" | "nothing">> = {
  book: "wanted",
  find: "wanted",
  compare: "wanted",
  why_none: "wanted",
  waitlist_join: "wanted",
  waitlist_edit: "wanted",
  waitlist_leave: "wanted",
  waitlist_position: "wanted",
  waitlist_accept: "wanted",
  waitlist_decline: "wanted",
  list: "existing",
  details: "existing",
  preparation: "existing",
  cancel: "existing",
  confirm_attendance: "existing",
  running_late: "existing",
  add_need: "existing",
  add_to_calendar: "existing",
  undo: "existing",
  reschedule: "move",
  move_earlier: "move",
  change_modality: "move",
  change_practitioner: "move",
  ask: "question",
  desk: "question",
  stop_messages: "nothing",
  start_messages: "nothing",
};
/** Asked in words of their own, which the answer or a person reads. */
const WITH_QUESTION: ReadonlySet<WishKind> = new Set(["ask", "desk", "compare", "why_none", "preparation"]);

/** The acts give these their frame; of a question the rules keep none. */
const ARRANGES: ReadonlySet<WishKind> = new Set(["book", "find"]);

export function buildWish(request: WishRequest): Wish {
  const { reading, words, span, text } = request;
  const wish: Wish = { kind: reading.kind, span, frame: {}, visit: {}, confidence: reading.confidence };
  if (reading.topic) wish.topic = reading.topic;
  if (WITH_QUESTION.has(reading.kind)) wish.question = questionOf(request);
  switch (READS[reading.kind]) {
    case "wanted":
      // Of a question the rules keep no frame.
      wish.frame =
        request.alone && Object.keys(request.alone).length > 0 && ARRANGES.has(reading.kind)
          ? request.alone
          : frameOf(words, request);
      break;
    case "existing":
      wish.visit = existing(request);
      break;
    case "move":
      Object.assign(wish, readMoveOf(words, { ...request, text: asClock(withoutDread(text)) }, reading.kind));
      break;
    default:
  }
  const said = lineOf(words);
  if (reading.kind === "running_late") {
    const minutes = readMinutesLate(said);
    if (minutes !== undefined) wish.minutesLate = minutes;
  }
  if (reading.kind === "add_need")
    wish.needs = readNeeds(said) ?? { other: text.slice(span.start, span.end).slice(0, 120) };
  if (reading.kind === "move_earlier") wish.frame.shift = "earlier";
  if (reading.kind === "waitlist_join") Object.assign(wish, readSwap(words, request));
  return wish;
}

/** "Make it 5" is a time. Offsets kept. */
const asClock = (text: string): string =>
  text.replace(/\bmake it (?=\d{1,2}(?:[:.]\d\d)?\b(?! ?(?:minutes|mins|days|weeks)))/giu, "     at ");

/** "I can't wait until April" names no day of a visit. Offsets kept. */
const withoutDread = (text: string): string =>
  text.replace(/\bwait (?:\w+ )?(?:until|till|for|to) (?:\w+ ){0,2}?\w+(?= for\b|[,.;!?]|$)/giu, (said) =>
    " ".repeat(said.length),
  );

/** Lengths of time are no time of the visit: "15 minutes late", "there in half an hour". */
const LENGTHS =
  /\b(?:in |about |another )*(?:\d{1,3}|a|an|half an?|five|ten|fifteen|twenty|thirty|forty|quarter of an|a few|couple of|half) ?(?:minutes?|mins?|min|hours?|hr|m)\b(?: and a half)?|\bthere (?:in|by) (?:about )?\d{1,2}(?!\s?(?:am|pm|:))\b|\bby (?:about )?\d{1,2} (?:minutes|mins)\b/giu;

/** "Cancel Friday and keep Monday", "all but the cleaning": what is kept is not meant. */
const KEPT: ReadonlySet<string> = new Set("keep keeping leave except".split(" "));
const OWN: ReadonlySet<string> = new Set("my our his her the that this".split(" "));

/** "…, but not the skin check" */
const notThat = (words: readonly Token[], at: number): boolean =>
  words[at]?.word === "not" &&
  OWN.has(words[at + 1]?.word ?? "") &&
  (words[at]?.commaBefore === true || /^(?:but|and|just|only)$/u.test(words[at - 1]?.word ?? ""));

/** "Shall not be able to keep my appointment" keeps nothing. */
const refused = (words: readonly Token[], at: number): boolean =>
  words.slice(Math.max(0, at - 5), at).some(({ word }) => word === "not" || word === "unable");

function existing({ words: told, text, context, readers, reading, base, ofPerson = [] }: WishRequest): VisitMention {
  const all = reading.kind === "cancel" ? behindReason(told) : told;
  const kept =
    reading.kind === "cancel"
      ? all.findIndex(({ word }, at) => notThat(all, at) || (KEPT.has(word) && !refused(all, at)))
      : -1;
  const goesOn = all.findIndex(({ word }, at) => at > kept && (word === "but" || word === "and"));
  const words = kept > 0 ? all.slice(0, kept) : kept === 0 && goesOn > 0 ? all.slice(goesOn) : all;
  const masked = reading.kind === "running_late" ? text.replace(LENGTHS, (said) => " ".repeat(said.length)) : text;
  const mention = readVisitMention({
    words,
    text: keepWords(text, words),
    window: windowOf(words, { text: withoutOrdinals(masked), context, readers, ofPerson }),
    people: readPeople(words, () => false),
    readers,
  });
  if (mention.ordinal === undefined && base.selection?.ordinal !== undefined && reading.kind === "cancel")
    mention.ordinal = base.selection.ordinal;
  return mention;
}

function questionOf({ reading, base, span, text, alone }: WishRequest): string {
  if (reading.question) return reading.question;
  const said = text.slice(span.start, span.end);
  const supposes = /^(?:and |but |so )?if\b/iu.test(said);
  if (reading.kind === "ask" && alone && base.question && !supposes) return base.question;
  return text[span.end] === "?" ? `${said}?` : said;
}
