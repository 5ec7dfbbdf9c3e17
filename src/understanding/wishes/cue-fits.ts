import { DESK_TOPICS, type DeskTopic } from "../acts.ts";
import type { CuedWish } from "./cue-book.ts";
import { WISH_WORDS } from "./cues/word-lists.ts";
import type { ClauseEvidence } from "./decide-kinds.ts";
import { readReferral } from "./details/referral.ts";

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
  /\b(?:book|schedule|make|reserve|set up|get|need|want|like|have) (?:me |us |in |him |her |to )*(?:a|an|another|one|in|new|for)\b/u;

/** What else must hold for a cue to count here. */
export function fits(name: CuedWish, evidence: ClauseEvidence, text: string, own: boolean): boolean {
  const { words, tasks, pending, offered, arranging } = evidence;
  const visit = words.some(({ word }) => VISIT_NOUNS.has(word));
  const first = tasks[0];
  const books = first?.task === "book" && visit && BOOKS.test(text);
  // One who has a referral, or has none, asks nothing about it.
  if (name === "referral_status" && readReferral(text) !== undefined) return false;
  if (isTopic(name)) {
    if (BESIDE_A_VISIT.has(name) || !first) return true;
    return !(
      (books || first.task === "cancel" || first.task === "reschedule") &&
      /\b(?:appointment|visit|booking|check up|follow up|consultation)s?\b/u.test(text)
    );
  }
  switch (name) {
    case "undo":
      return (
        !pending &&
        !offered &&
        !(first?.task === "reschedule" && /\b(?:to|until) (?:mon|tues|wednes|thurs|fri|satur|sun)day\b/u.test(text))
      );
    case "confirm_attendance":
      return (
        !pending &&
        !offered &&
        !/\b(?:book|cancel|reschedule)\b/u.test(text) &&
        !/\b(?:not|if|whether|did you|has)\b/u.test(text)
      );
    case "waitlist_accept":
    case "waitlist_decline":
      return !pending && !offered;
    case "move_earlier":
      return !offered && !arranging && !(books && !own) && first?.task !== "cancel";
    case "change_practitioner":
      if (!own && /\b(?:find|search|look|looking|recommend|book|schedule)\b/u.test(text)) return false;
      return (!arranging || own) && !(books && !own) && first?.task !== "cancel";
    case "change_modality":
      return (!arranging || own) && !(books && !own) && first?.task !== "cancel";
    case "preparation":
      return (
        own &&
        !/\bbring (?:in )?(?:my|our|his|her)\b(?! insurance| card| records)/u.test(text) &&
        !/\bfirst (?:visit|appointment|time)\b/u.test(text)
      );
    case "add_need":
      return !books && !arranging;
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
