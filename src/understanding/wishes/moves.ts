import type { FramePatch, VisitMention, WishKind } from "../acts.ts";
import { wishedDays, withoutDays } from "../rules/frame-days.ts";
import { lineOf, type Token } from "../text/tokens.ts";
import { readMove } from "../when/move.ts";
import { WISH_WORDS } from "./cues/word-lists.ts";
import { readPeople } from "./details/people.ts";
import { frameOf, keepWords, type Reading, windowOf } from "./region-reading.ts";
import { readVisitMention } from "./visit-mention.ts";

const MOVE =
  /^(?:put|move|moved|moving|change|changed|changing|switch|switched|push|reschedule|rescheduled|rescheduling|rebook|swap|shift|transfer|postpone|exchange|trade|bump|bring|convert|turn|make|update|get)$/u;
const TO: ReadonlySet<string> = new Set("to until till into onto".split(" "));
/** "Need to move", "able to see": no way to anywhere. */
const VERB_AFTER_TO =
  /^(?:move|change|switch|push|reschedule|rebook|swap|shift|see|be|have|come|go|get|do|make|book|cancel|postpone|bring|convert|take|talk|speak)$/u;
const REFUSES = /^(?:not|never|busy|away|stuck|conflict|conflicts|clash|clashes)$/u;
/** "Swap Tuesday for Thursday" */
const TRADES = /^(?:swap|switch|exchange|trade)$/u;
const OWN: ReadonlySet<string> = new Set("my our his her their the that this have".split(" "));
const VISITS: ReadonlySet<string> = new Set([...WISH_WORDS.visit, "check", "ones", "it", "slots", "exams", "scans"]);

export interface MoveReading {
  frame: FramePatch;
  visit: VisitMention;
}

/** Of a change: the visit as it stands, and what it is to become. */
export function readMoveOf(words: readonly Token[], reading: Reading, kind: WishKind = "reschedule"): MoveReading {
  const other = OTHER_THAN.test(lineOf(words));
  const at = other ? { from: words.length, to: words.length } : targetFrom(words);
  const { from, to } = at ?? { from: words.length, to: words.length };
  const target = words.slice(from, to);
  const source = [...words.slice(0, from), ...words.slice(to)];
  const { text, context, readers } = reading;
  const read = other
    ? null
    : readMove(keepWords(text, words).trimStart(), { now: context.now, timeZone: context.timeZone });
  const ownVisit = namesOwnVisit(source) || namesOwnType(source, readers);
  const frame = { ...frameOf(target, reading) };
  // Where it goes to is said behind its own word; the rest is as it stands.
  const ownTarget = frame.dates !== undefined || frame.weekdays !== undefined || frame.exactTime !== undefined;
  const move = read && !read.target && ownTarget ? null : read;
  const extras = frameOf(words, reading);
  for (const key of ["modality", "needs", "payer", "hasReferral", "reason", "shift", "urgency", "locationIds"] as const)
    if (frame[key] === undefined && extras[key] !== undefined) Object.assign(frame, { [key]: extras[key] });
  // Behind "instead" or with no visit named, every day said is the wished one.
  const whole = at === null && !ownVisit;
  const wanted = move ? move.target : whole ? windowOf(words, reading) : null;
  if (wanted && !frame.dates && !frame.weekdays && frame.exactTime === undefined)
    Object.assign(frame, wishedDays(wanted));
  const window = move?.source ?? (whole ? null : windowOf(source, reading));
  const spoken = whole ? words.filter(() => false) : source;
  const visit = readVisitMention({
    words: spoken.length > 0 || !move?.source ? spoken : words,
    text: keepWords(text, words),
    window: window ?? null,
    people: readPeople(words, () => false),
    readers,
  });
  if (whole) {
    if (extras.practitionerIds) frame.practitionerIds = extras.practitionerIds;
    if (extras.excludedPractitionerIds) visit.practitionerIds = extras.excludedPractitionerIds;
  }
  // How or by whom it is done changes; its day stays, unless it goes "to" another.
  const said = lineOf(words);
  const stays =
    kind === "change_modality" || (kind === "change_practitioner" && (namesOwnVisit(words) || SPARED.test(said)));
  if (stays && !TO_DAY.test(said))
    return { frame: withoutDays(frame), visit: { ...standing(words, reading), ...visit } };
  return { frame, visit };
}

/** "Another day than Tuesday": Tuesday is as it stands. */
const OTHER_THAN = /\b(?:another|different|other) (?:day|time|date)(?: than\b|(?: please)?$)/u;
const TO_DAY = /\b(?:to|until) (?:the |next |this )?(?:mon|tues|wednes|thurs|fri|satur|sun|tomorrow|today|\d)/u;

/** "Call me instead of me coming in Friday." */
const SPARED = /\binstead of (?:\w+ )?(?:coming|driving|going)\b/u;
const DAY = /^(?:today|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?:'?s)?$/u;
const namesOwnVisit = (words: readonly Token[]): boolean =>
  words.some(({ word }, index) => {
    const reach = OWN.has(word) ? 6 : DAY.test(word) ? 3 : 0;
    return words.slice(index + 1, index + reach).some((next) => VISITS.has(next.word));
  });

/** "My physio": the visit by its kind alone. */
const namesOwnType = (words: readonly Token[], readers: Reading["readers"]): boolean =>
  words.some(({ word }, at) => {
    const thing = words.slice(at + 1, at + 3);
    return MINE.has(word) && readers.visitTypes(thing).spans.some(({ from }) => from === 0);
  });
const MINE: ReadonlySet<string> = new Set("my our".split(" "));

/** The days and the time of the visit as it stands. */
function standing(words: readonly Token[], reading: Reading): VisitMention {
  const { text, readers } = reading;
  const { dates, weekdays, time } = readVisitMention({
    words,
    text: keepWords(text, words),
    window: windowOf(words, reading),
    people: [],
    readers,
  });
  return { ...(dates && { dates }), ...(weekdays && { weekdays }), ...(time && { time }) };
}

/** "Could it be …" */
const asksIt = (words: readonly Token[], at: number): boolean =>
  /^(?:it|that|this)$/u.test(words[at - 1]?.word ?? "") &&
  /^(?:can|could|may|might|would)$/u.test(words[at - 2]?.word ?? "");

/** Where it goes: behind "to", behind a refusal's comma, before "instead of". Null when only the visit is named. */
function targetFrom(words: readonly Token[]): { from: number; to: number } | null {
  const instead = words.findIndex(
    ({ word }, at) => /^(?:instead|rather)$/u.test(word) && /^(?:of|than)$/u.test(words[at + 1]?.word ?? ""),
  );
  if (instead > 0) {
    const verb = words.findIndex(({ word }) => MOVE.test(word) || /^(?:have|do|see|want|like|prefer)$/u.test(word));
    return { from: Math.max(0, verb + 1), to: instead };
  }
  // "I'd like to have it on the 13th instead": what is said of it is where it goes.
  const held = words.findIndex(
    ({ word }, at) =>
      /^(?:have|do|make|take|get|want|like|prefer)$/u.test(word) &&
      /^(?:it|that|this|them)$/u.test(words[at + 1]?.word ?? ""),
  );
  if (held >= 0 && words.some(({ word }, at) => at > held && word === "instead"))
    return { from: held + 2, to: words.length };
  // "Can my visit on the 23rd be on the 24th instead?"
  const aim = words.some(({ word }) => word === "instead" || word === "rather");
  const becomes = words.findIndex(
    ({ word }, at) =>
      word === "become" ||
      ((word === "be" || word === "happen") && (asksIt(words, at) || (aim && namesOwnVisit(words.slice(0, at))))),
  );
  if (becomes > 0) return { from: becomes + 1, to: words.length };
  const wants = words.findIndex(
    ({ word }, at) => word === "but" && /^(?:want|prefer|like|rather)$/u.test(words[at + 2]?.word ?? ""),
  );
  if (wants > 0) return { from: wants + 1, to: words.length };
  const verb = words.findIndex(({ word }) => MOVE.test(word));
  if (verb >= 0) {
    const to = words.findIndex(
      ({ word }, at) =>
        at > verb &&
        (TO.has(word) || (word === "for" && TRADES.test(words[verb]?.word ?? ""))) &&
        !VERB_AFTER_TO.test(words[at + 1]?.word ?? "") &&
        at + 1 < words.length,
    );
    const from = words.findIndex(({ word }, at) => at > to && to >= 0 && word === "from");
    if (to >= 0) return { from: to + 1, to: from > 0 ? from : words.length };
  }
  const refusal = words.findIndex(({ word }) => REFUSES.test(word));
  if (refusal >= 0) {
    const next = words.findIndex(
      (token, at) =>
        at > refusal + 1 &&
        (token.sentence !== words[refusal]?.sentence ||
          /^(?:can|could|what|how|is|may|but|move|reschedule|do|would)$/u.test(token.word)) &&
        (token.sentence !== words[at - 1]?.sentence ||
          token.commaBefore ||
          /^(?:and|but|can|could)$/u.test(token.word)),
    );
    if (next > 0) return { from: next, to: words.length };
  }
  return null;
}
