import { DESK_TOPICS, type DeskTopic } from "../acts.ts";
import type { CuedWish } from "./cue-book.ts";
import { WISH_WORDS } from "./cues/word-lists.ts";
import type { ClauseEvidence } from "./decide-kinds.ts";
import { readReferral } from "./details/referral.ts";
import { leavesForAnother } from "./leaves-for-another.ts";

const TOPICS: ReadonlySet<string> = new Set(DESK_TOPICS);
export const isTopic = (name: string): name is DeskTopic => TOPICS.has(name);

const VISIT_NOUNS: ReadonlySet<string> = new Set([...WISH_WORDS.appt, "check", "follow", ...WISH_WORDS.treatment]);
/** Wanted also where a visit is named: "a letter about my appointment". The rest are then what the visit is for. */
const BESIDE_A_VISIT: ReadonlySet<CuedWish> = new Set([
  "letter",
  "complaint",
  "callback",
  "billing",
  "records",
  "lost_item",
  "refill",
  "prior_authorisation",
  "proxy",
]);
const BOOKS =
  /\b(?:book|schedule|make|reserve|set up|get|needs?|wants?|like|have) (?:me |us |in |him |her |to )*(?:a|an|another|one|in|new|for)\b/u;

const ONTO_SCHEDULE = /\b(?:get|put|be) (?:me |us )?(?:on|onto|in)\b.*\b(?:schedule|books?|calendar)\b/u;
/** "Can I do a video visit?" asks for a new one. */
const ONE_BY_VIDEO =
  /\b(?:do|have|get|book|schedule|want|need|like|make) (?:me )?an? (?:\w+ )?(?:video|phone|telephone|telehealth|virtual|online) (?:visit|appointment|consultation|consult|check up)\b/u;
const MOVES = /\b(?:move|reschedule|rebook|change|switch|push|postpone|shift|swap)\b/u;
/** "Put it back to next month" moves it on; "put it back to how it was" does not. */
const PUT_OFF =
  /\b(?:put|push|move) (?:\w+ ){1,4}back (?:to|until|till|by|a|an|one|two|for) (?!how|what|the way|as|normal|original|before)/u;
/** "Cancel or move it, whatever is easier." */
const CANCELS_FIRST = /^(?:\w+ ){0,4}?cancel\b/u;
/** "Please don't cancel it", "I never moved it". */
const negated = (text: string): boolean =>
  /\b(?:do not|did not|never|not to|please not) (?:\w+ )?(?:cancel|drop|remove|delete|skip|move|change|reschedule|switch|push)\b/u.test(
    text,
  );

const SAW_ONE =
  /\b(?:was|were|been|saw|seen|had|came|went)\b.{0,50}\b(?:lady|woman|female|man|male) (?:doctor|dentist)/u;

/** "I'll take the earlier time from the waiting list" takes what the list offers. */
const TAKES_TIME =
  /\b(?:take|have|get|grab|accept|claim|want|like) (?:the|that|this|your|it|an?)(?: \w+){0,4}? (?:time|slot|opening|spot|appointment|visit|one|offer|check|cleaning|exam|session|date|day)\b.{0,24}\b(?:from|off|out of|on) (?:the |your |my )?(?:\w+ )?(?:list|waitlist)\b/u;

/** "Earlier than my skin check", "before my visit on the 19th": also while other times are shown. */
const THAN_OWN = /\b(?:than|before) (?:my|our|his|her|the one (?:i|we))\b/u;
/** "We have a skin check on the 10th" tells of one. */
export const HAS_ONE =
  /^(?:\w+ ){0,4}?(?:i|we|he|she|they) (?:already )?(?:have|has|got|booked)(?: got| booked| already)? (?:a|an|my|our)\b/u;
const FOR_VISIT =
  /\b(?:to|for|at|in) (?:my|our|his|her|the) (?:\w+ ){0,2}?(?:appointment|visit|booking|check|exam|cleaning|session|physical|scan)\b/u;
/** The time is named that the list offered, whatever else is on the table. */
const FROM_LIST =
  /\b(?:you (?:\w+ )?(?:offered|texted|messaged|e?mailed|sent)|(?:from|off) (?:the|your) (?:\w+ )?(?:list|waitlist)|(?:message|text|e?mail) (?:that|about|saying))\b/u;
/** "Please note that I …" asks for no paper. */
const NOTE_IT =
  /(?<!\b(?:a|an|the|my|his|her|sick|doctor|doctors|dr|medical|work|school|'s|absence|excuse) )note (?:that|it|this|down)\b/u;

/** "You can call me on 914 555 0153", "the number to call back on is …": where to reach one, with no call asked for. */
const GIVES_NUMBER =
  /\b(?:you|they|people|anyone) (?:can|could|may|might) (?:always |also |best )?(?:call|phone|ring|reach|text|get|contact) (?:me|us|him|her)\b.{0,24}\d|\b(?:number|phone|cell|mobile|telephone)\b.{0,30}\b(?:call|calls|reach|ring|callback)\b.{0,16}\d|\b(?:call ?back|callback|contact) (?:number|phone|no)\b.{0,16}\d|\d{3} \d{4}\b.{0,12}\b(?:is|as)? ?(?:the|my|a) (?:best |right )?(?:number|phone)\b|\b(?:reachable|reached|called|contacted) (?:at|on|under)\b.{0,8}\d|\b(?<!please )(?:call ?back|reach (?:me|us)) (?:at|on|under)\b.{0,8}\d{3}/u;

/** What else must hold for a cue to count here. */
export function fits(name: CuedWish, evidence: ClauseEvidence, text: string, own: boolean): boolean {
  // "I was in with the nice lady doctor" tells of whom one saw.
  if (name === "change_practitioner" && SAW_ONE.test(text)) return false;
  if (name === "change_practitioner" && leavesForAnother(text)) return false;
  if (name === "waitlist_leave" && TAKES_TIME.test(text) && !/\bmy (?:name|spot|place)\b/u.test(text)) return false;
  const { words, tasks, pending, offered, arranging } = evidence;
  const visit = words.some(({ word }) => VISIT_NOUNS.has(word));
  const first = tasks[0];
  const books = first?.task === "book" && visit && BOOKS.test(text);
  // One who has a referral, or has none, asks nothing about it.
  if (name === "referral_status" && (readReferral(text) !== undefined || /^do (?:i|we|you) need/u.test(text)))
    return false;
  if (name === "letter" && NOTE_IT.test(text) && !/\b(?:letter|form|certificate)s?\b/u.test(text)) return false;
  if (name === "lost_item" && /\b(?:appointment|little|reminder) card\b/u.test(text)) return false;
  if (name === "contact_update" && /\bmoved (?:to town|here|to the area|into the area|to the city)\b/u.test(text))
    return false;
  if (name === "contact_update" && /\bsorry wrong number\b|^wrong number$/u.test(text)) return false;
  if (name === "medication" && /\bdrops? out\b/u.test(text)) return false;
  if (name === "proxy" && /\bwait(?:ing)? ?list\b/u.test(text)) return false;
  // What was asked for is an answer: "I just switched to Cigna".
  if (name === "insurance_update" && evidence.asked.includes("payer")) return false;
  if (name === "contact_update" && (evidence.asked.includes("phone") || evidence.asked.includes("name"))) return false;
  if (name === "callback" && GIVES_NUMBER.test(text)) return false;
  if (name === "callback" && /\b(?:call|phone|ring) (?:me|us) instead of\b/u.test(text)) return false;
  if (isTopic(name)) {
    if (BESIDE_A_VISIT.has(name) || !first) return true;
    return !(
      (books || first.task === "cancel" || first.task === "reschedule") &&
      /\b(?:appointment|visit|booking|check up|follow up|consultation)s?\b/u.test(text)
    );
  }
  const open = !pending && !offered && !arranging;
  switch (name) {
    case "cancel":
      return !negated(text) && (open || !/^(?:please )?cancel(?: it| that| this)?(?: please)?$/u.test(text));
    case "not_coming":
      return open;
    case "reschedule":
      if (first?.task === "cancel" && CANCELS_FIRST.test(text)) return false;
      return !negated(text) && (open || (own && MOVES.test(text)));
    case "book":
      return open && (!first || (first.task === "lookup" && (BOOKS.test(text) || ONTO_SCHEDULE.test(text))));
    case "find":
      return open && !first;
    case "undo":
      return (
        !pending &&
        !offered &&
        !PUT_OFF.test(text) &&
        !(first?.task === "reschedule" && /\b(?:to|until) (?:mon|tues|wednes|thurs|fri|satur|sun)day\b/u.test(text))
      );
    case "confirm_attendance":
      return (
        !pending &&
        !offered &&
        !arranging &&
        !/\b(?:book|cancel|reschedule)\b/u.test(text) &&
        !/\b(?:not|if|whether|did you|has)\b/u.test(text)
      );
    case "waitlist_edit":
      return !/\b(?:add|put|get) (?:me|us|him|her) (?:on|onto|to|in)\b/u.test(text);
    case "waitlist_position":
      return !/\b(?:change|edit|update|switch|adjust)\b/u.test(text);
    case "waitlist_accept":
      return ((!pending && !offered) || FROM_LIST.test(text)) && !/\b(?:no|not|never)\b(?! problem)/u.test(text);
    case "waitlist_decline":
      return (!pending && !offered) || FROM_LIST.test(text);
    case "move_earlier":
      if (THAN_OWN.test(text) && first?.task !== "cancel") return true;
      return !offered && !arranging && !(books && !own) && first?.task !== "cancel";
    case "change_practitioner":
      if (!own && /\b(?:find|search|look|looking|recommend|book|schedule)\b/u.test(text)) return false;
      return (!arranging || own) && !(books && !own) && first?.task !== "cancel";
    case "change_modality":
      if (!own && ONE_BY_VIDEO.test(text)) return false;
      return (!arranging || own) && !(books && !own) && first?.task !== "cancel";
    case "preparation":
      return (
        (own || /\b(?:to|for|before) (?:it|that|this)\b/u.test(text)) &&
        !/\bbring (?:in )?(?:my|our|his|her)\b(?! insurance| card| records)/u.test(text) &&
        !/\bfirst (?:visit|appointment|time)\b/u.test(text)
      );
    case "add_need":
      return (!books || HAS_ONE.test(text)) && (!arranging || own || FOR_VISIT.test(text));
    case "details":
      return (
        first?.task !== "cancel" && first?.task !== "reschedule" && !/\b(?:earliest|soonest|available)\b/u.test(text)
      );
    case "compare":
      return !offered || /\b(?:dr|doctor|or)\b/u.test(text);
    case "running_late":
      // Of a time being found, "I can be there at 2" is an offer.
      if (arranging && !/\b(?:late|traffic|delayed|behind|stuck|held)\b/u.test(text)) return false;
      return first?.task !== "cancel" || /\blate\b/u.test(text);
    default:
      return true;
  }
}
