import { lineOf, type Token } from "../text/tokens.ts";
import { asksAdvice } from "./advice.ts";
import { isA } from "./requests/object.ts";
import type { Signals } from "./signals.ts";

export interface Scope {
  kind: "clinic" | "other" | "clinical" | "attack";
  score: number;
  /** How far a task cue may be believed, from what the message speaks of. */
  trust: number;
}

/**
 * Whose business a message is: the desk's, a clinician's, another trade's, or an attempt on the assistant itself.
 * `started`: within a conversation the practice's own parking, prices and hours are meant. `named`: how many kinds of the
 * clinic's own things are named (visit type, practitioner, site); with two, or with a visit type, look-alikes do not count.
 */
export function readScope(
  signals: Signals,
  { complaintAsked, started, named = 0 }: { complaintAsked: boolean; started: boolean; named?: number },
): Scope {
  const { clinic, other } = signals;
  const people = clinic.people + clinic.treatments;
  const ours = people * 2 + clinic.visits;
  if (signals.strength("attack") > 0.5 && people === 0) return { kind: "attack", score: 0.9, trust: 0 };
  if (isClinical(signals, { complaintAsked: complaintAsked || named > 1, started }))
    return { kind: "clinical", score: 0.85, trust: 0 };
  if (signals.house.length > 0 && (signals.other.firm === 0 || signals.beside.length === 0))
    return { kind: "clinic", score: 0.9, trust: 0.85 };
  if (named > 1 && other.firm === 0) return { kind: "clinic", score: 0.9, trust: 1 };
  if (asksThePractice(signals, started)) return { kind: "clinic", score: 0.85, trust: 0.85 };
  if (ASKS_THE_WAY.test(lineOf(signals.tokens.words))) return { kind: "clinic", score: 0.85, trust: 0.85 };
  const calendar = asksOfCalendar(signals);
  if (calendar !== "none" && (named > 0 || calendar === "asked" || nothingElse(signals)))
    return { kind: "clinic", score: 0.85, trust: 0.95 };
  const foreign = signals.requests.some(({ task }) => task === "foreign");
  if (people === 0 && foreign) return { kind: "other", score: 0.9, trust: 0 };
  if (people === 0 && !changesBooking(signals) && other.firm > (signals.diary ? 1 : 0))
    return { kind: "other", score: 0.92, trust: 0 };
  const changes = signals.strength("cancel") > 0.9 || signals.strength("reschedule") > 0.9;
  if (people === 0 && !signals.diary && !changes && signals.strength("foreign") > 0.5)
    return { kind: "other", score: 0.9, trust: 0 };
  const settled = answersSomething(signals, started);
  if (other.words > 0 && ours === 0 && !signals.diary && !settled) {
    const plans = signals.events > 0 && signals.strength("book") > 0.5;
    if (!plans && !changes) return { kind: "other", score: 0.85, trust: 0 };
  }
  return {
    kind: "clinic",
    score: 0.9,
    trust: ours > 0 ? 1 : signals.events > 0 || changesBooking(signals) ? 0.85 : 0.5,
  };
}

/** "Which insurance do you take?" within a conversation: the house that is spoken to has a till, a door and rules. */
const asksThePractice = (signals: Signals, started: boolean): boolean =>
  started &&
  signals.tokens.words.some(({ word }) => word === "you" || word === "your") &&
  PRACTICE.some((name) => signals.strength(name) > 0.5);

/** "How do I get to the Downtown clinic by bus": a house's own door, whatever brings one there. */
const ASKS_THE_WAY =
  /\b(?:get|come|go|travel) (?:\w+ )?to (?:the |your |my )?(?:(?!post |ticket |box |tax )\w+ ){0,2}(?:clinic|practice|office)s?\b(?: \w+){0,2} (?:by|on|with|using|via)(?: the| a)? (?:bus|train|subway|metro|tram|transit|public (?:transport|transportation|transit)|taxi|bike|bicycle|car|foot)\b|\b(?:which|what) (?:bus|train|subway|tram)(?: \w+){0,5} (?:the|your) (?:\w+ ){0,2}(?:clinic|practice|office)\b/u;

/** Whether a clause asks for, or only tells of, something that stands in a calendar. */
function asksOfCalendar({ requests, tokens }: Signals): "asked" | "told" | "none" {
  const calendar = requests.filter(({ task }) => task !== "foreign");
  // An appointment for a car is a garage's.
  const upkeep = tokens.words.some(({ word }) => isA(word, "upkeep"));
  if (calendar.some(({ task, stated, loose }) => !stated && !loose && !(upkeep && task === "book"))) return "asked";
  return calendar.length > 0 ? "told" : "none";
}

/** What is told of, or said to every trade alike, is another trade's when anything else in the message is. */
function nothingElse({ requests, other, diary, strength }: Signals): boolean {
  const quiet = strength("foreign") <= 0.5 || requests.every(({ stated, task }) => !stated && task !== "lookup");
  return quiet && other.firm <= (diary ? 1 : 0) && requests.every(({ task }) => task !== "foreign");
}

const BOOKED = new Set(["booking", "bookings", "reservation", "reservations", "cancellation"]);

/** Something booked is to be changed or cancelled: worth asking which, even when it sounds like another trade's. */
function changesBooking(signals: Signals): boolean {
  const changes = signals.strength("cancel") > 0.9 || signals.strength("reschedule") > 0.9;
  return changes && signals.tokens.words.some(({ word }) => BOOKED.has(word));
}

const PRACTICE = ["q-practice", "q-hours", "q-phone", "q-address", "q-price"] as const;
const REPLIES = ["affirm", "deny", "abort", "repeat", "select", "alternatives", "thank", "bye"] as const;

function answersSomething(signals: Signals, started: boolean): boolean {
  const replies = signals.tokens.words.length <= 8 || started;
  if (replies && REPLIES.some((name) => signals.strength(name) > 0.5)) return true;
  return started && PRACTICE.some((name) => signals.strength(name) > 0.5);
}

const SEEKS_ADVICE = new Set([
  "information",
  "info",
  "advice",
  "advise",
  "help",
  "suggest",
  "suggestion",
  "know",
  "guide",
  "guidance",
  "treatment",
  "research",
  "question",
  "wondering",
  "recommend",
  "recommended",
  "learn",
  "explain",
  "opinion",
]);

const isLetter = (words: readonly Token[]): boolean => words[0]?.word === "subject" || words[0]?.word === "message";

/** "I need a check-up for my blood pressure": a wish, however much illness it names. */
const wantsCheck = ({ tokens: { words, questions }, strength }: Signals): boolean =>
  words.length <= 15 &&
  !questions.some(Boolean) &&
  /^(?:i|we|my)$/.test(words[0]?.word ?? "") &&
  strength("book") > 0.85 &&
  words.some(({ word }) => /^(?:check|checkup|exam|physical|screening|scan|cleaning|vaccination|shot)$/.test(word));

/** "Can I come in this afternoon?", "who should I see?" */
const wantsToBeSeen = (words: readonly Token[]): boolean =>
  words.length <= 25 &&
  words.some(
    ({ word }, at) =>
      (word === "in" && /^(?:come|coming|squeezed|fit|get)$/.test(words[at - 1]?.word ?? "")) ||
      (/^(?:come|stop)$/.test(word) && words[at + 1]?.word === "by") ||
      (word === "seen" && words[at - 1]?.word === "be") ||
      (word === "see" && words.slice(Math.max(0, at - 3), at).some((before) => before.word === "who")),
  );

/** Asking for a judgement, or a story of illness with no wish for a visit in it. */
function isClinical(
  signals: Signals,
  { complaintAsked, started }: { complaintAsked: boolean; started: boolean },
): boolean {
  // What the documents say to everybody is no advice.
  const words = signals.beside;
  if (words.length === 0) return false;
  const wishes = (["book", "find", "cancel", "reschedule"] as const).some((name) => signals.strength(name) > 0.85);
  const books =
    (wishes && (signals.clinic.visits > 0 || signals.clinic.people > 0)) || wantsToBeSeen(words) || wantsCheck(signals);
  if (signals.strength("clinical-advice") > 0.5 && signals.medical >= 1 && !books) return true;
  if (!books && asksAdvice(words)) return true;
  const visits = words.some(({ word }) => /^(?:appointments?|schedule|reschedule|booking|cancel)$/.test(word));
  if (isLetter(words) && !visits && signals.conditions >= 1) return true;
  // Asked why they come, people tell of illness; that is the answer, no question.
  if (complaintAsked) return false;
  if (words.length > 25 && signals.medical >= 4 && !(books && words.length < 45)) return true;
  if (books) return false;
  const asks =
    signals.house.length === 0 && (signals.strength("question") > 0.5 || signals.tokens.questions.some(Boolean));
  const seeks = words.some(({ word }) => SEEKS_ADVICE.has(word));
  if (words.length > 14 && signals.medical >= 1 && (asks || seeks)) return true;
  if (words.length > 18 && signals.medical >= 3) return true;
  const topical = [...PRACTICE, "q-rating", "q-cosmetic"] as const;
  const you = words.some(({ word }) => word === "you" || word === "your");
  // What comes as a letter, with a subject line, and asks for no visit is for a person with a clinician's knowledge.
  if (
    isLetter(words) &&
    !(wishes && signals.clinic.visits > 0) &&
    (asks || seeks || signals.medical > 0) &&
    !topical.some((name) => signals.strength(name) > 0.5)
  )
    return true;
  // A stranger's first words that name conditions, and nothing the desk does, are for a clinician.
  if (!started && signals.conditions >= 2 && words.length >= 8) return true;
  if (signals.clinic.people > 0 || topical.some((name) => signals.strength(name) > 0.5)) return false;
  if (!started && !you && (asks || seeks) && signals.conditions >= 1) return true;
  return asks && signals.medical >= 2;
}
