import type { FramePatch, PersonMention, Understanding, UnderstandingContext } from "../acts.ts";
import { wishedDays } from "../rules/frame-days.ts";
import type { LexiconReaders } from "../rules/lexicon-readers.ts";
import { lineOf, type Token } from "../text/tokens.ts";
import { readVisitWindow } from "../when/visit-window.ts";
import { readPlan } from "./details/payer.ts";
import { readShift } from "./details/shift.ts";

interface Heard {
  text: string;
  words: readonly Token[];
  context: UnderstandingContext;
  readers: LexiconReaders;
}

/** An answer is short; what is longer is read for itself. */
const ANSWER_WORDS = 9;

/**
 * What was just asked or offered, answered in words that look like a question for the documents: "Blue Cross", "the video
 * visit", "Mia and Noah", "is there something earlier?". Anything else comes back as it was.
 */
export function heardAsAnswer(read: Understanding, { text, words, context, readers }: Heard): Understanding {
  const { asked, offered, pending, proposed } = context.expectation;
  if (pending && FIGURES.test(text)) return { ...read, acts: ["inform"] };
  const idle = read.acts.every((act) => act === "ask" || act === "inform" || act === "out-of-scope");
  if (!idle || read.tasks.length > 0 || words.length > ANSWER_WORDS) return read;
  const said = lineOf(words);
  const told = (frame: FramePatch): Understanding => ({
    ...read,
    acts: ["inform"],
    question: null,
    frame: { ...read.frame, ...frame },
  });
  const times = offered.length > 0 || proposed !== undefined || asked.includes("dates") || asked.includes("times");
  if (times && !read.acts.includes("inform") && !ABOUT_CLINIC.test(said)) {
    const days = daysIn(text, context);
    if (days) return told(days);
  }
  if ((offered.length > 0 || pending) && read.acts.includes("ask")) return otherTimes(read, words, said, readers);
  if (text.includes("?")) return read;
  if (asked.includes("payer")) {
    const payer = readPlan(text);
    if (payer) return told({ payer });
  }
  const [type, ...more] = asked.includes("visitType") ? readers.visitTypes(words).ids : [];
  if (type !== undefined && more.length === 0 && read.acts.includes("ask")) return told({ visitTypeId: type });
  if (asked.includes("forWhom") && read.frame.forWhom === undefined) {
    const people = namesIn(text);
    if (people.length > 0) return told({ people, forWhom: "other" });
  }
  return read;
}

/** A row of figures, a code say, agrees to nothing. */
const FIGURES = /^\d[\d\s-]{3,}$/u;

/** Asked of the clinic, whatever day it names. */
const ABOUT_CLINIC =
  /\b(?:open|opens|close|closes|closed|hours|park|parking|cost|costs|price|much|insurance|cover|bring|eat|fast|where|who|why|how|pay|fee|policy|holiday|weather|game|flight|hotel|restaurant|taxi|pizza)\b/u;

/** "Today after school, like 330?": the days and times said while times are on the table; null when none is. */
function daysIn(text: string, { now, timeZone }: UnderstandingContext): FramePatch | null {
  const written = text.replace(/\b(1[0-2]|[1-9])(00|15|30|45)\b(?! ?(?:dollars|usd|street))/gu, "$1:$2");
  const window = readVisitWindow({ text: written, now, timeZone, asked: ["time", "date"] });
  if (!window) return null;
  const frame: FramePatch = { ...wishedDays(window), ...(SOONEST.test(text) && { earliest: true }) };
  return Object.keys(frame).length > 0 ? frame : null;
}
const SOONEST = /\b(?:soonest|earliest|first (?:one|thing|available))\b/iu;

/** "Is there something earlier?", "do you have it with Dr Patel": others than those offered. */
function otherTimes(
  read: Understanding,
  words: readonly Token[],
  said: string,
  readers: LexiconReaders,
): Understanding {
  const shift = readShift(said);
  const practitionerIds = WITH.test(said) ? readers.practitioners(words).ids : [];
  if (!shift && practitionerIds.length === 0) return read;
  const frame = { ...read.frame, ...(shift && { shift }), ...(practitionerIds.length > 0 && { practitionerIds }) };
  return { ...read, acts: ["alternatives"], question: null, frame };
}
const WITH = /\b(?:with|have|available|free|anything|openings?|times?)\b/u;

/** Given names alone, "Mia and Noah". */
function namesIn(text: string): PersonMention[] {
  const names = text.replace(/[.!]+$/u, "").split(/\s*(?:,|&|\band\b)\s*/u);
  if (!names.every((name) => /^\p{Lu}\p{Ll}+$/u.test(name))) return [];
  return names.map((givenName) => ({ relation: "other", word: givenName.toLowerCase(), givenName }));
}
