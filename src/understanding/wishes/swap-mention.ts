import type { FramePatch, VisitMention } from "../acts.ts";
import { lineOf, type Token } from "../text/tokens.ts";
import { WISH_WORDS } from "./cues/word-lists.ts";
import { readPeople } from "./details/people.ts";
import { frameOf, keepWords, type Reading, windowOf } from "./region-reading.ts";
import { readVisitMention } from "./visit-mention.ts";

const VISITS: ReadonlySet<string> = new Set([...WISH_WORDS.visit, ...WISH_WORDS.treatment, "check"]);
const OWN: ReadonlySet<string> = new Set("my our his her their".split(" "));
/** One is wanted before the one there is, or in its place. */
const SOONER =
  /\b(?:earlier|sooner|before (?:my|our|his|her|then|that|the one)|instead|swap|in place of|(?:far|ages|weeks|months|long) (?:away|off|out|from now)|too (?:far|late|long)|already)\b/u;
/** "I already have one booked", "I've got a cleaning on the 9th". */
const HAS_ONE =
  /\b(?:already (?:have|has|got|booked|scheduled)|(?:have|has|got) (?:already )?(?:one|it)\b|(?:have|has|got) (?:got )?(?:an?|the) (?:\w+ ){1,4}?(?:on|for|at|in|with|booked|already|scheduled)|(?:one|it) (?:already )?booked|am (?:already )?booked)\b/u;
const ENDS: ReadonlySet<string> = new Set("but and so put please is are can could if add".split(" "));
const ANYONE = /\b(?:any(?:one|body)|any (?:doctor|dentist|hygienist|provider)|whoever|who(?:m)? ever)\b/u;

export interface SwapReading {
  /** The visit there is. */
  visit: VisitMention;
  /** The earlier time that is waited for. */
  frame: FramePatch;
}

/**
 * Of a wish to wait: the visit there is that an earlier time would take the place of, and what is waited for without the
 * days of that one. Null where no such visit is spoken of.
 */
export function readSwap(words: readonly Token[], reading: Reading): SwapReading | null {
  const said = lineOf(words);
  const has = HAS_ONE.test(said);
  const from = has ? words.findIndex(({ word }) => /^(?:have|has|got|booked|already)$/u.test(word)) : ownVisitAt(words);
  if (from < 0 || !SOONER.test(said)) return null;
  const to = endOf(words, from);
  const { text, readers } = reading;
  const own = words.slice(from, to);
  const visit = readVisitMention({
    words: own,
    text: keepWords(text, own),
    window: windowOf(own, reading),
    people: readPeople(own, () => false),
    readers,
  });
  const whole = frameOf(words, reading);
  const wanted: FramePatch = {
    ...frameOf(words.slice(0, from), reading),
    ...frameOf(words.slice(to), reading),
  };
  if (whole.visitTypeId && !wanted.visitTypeId) wanted.visitTypeId = whole.visitTypeId;
  if (whole.practitionerIds && !wanted.practitionerIds && !ANYONE.test(said))
    wanted.practitionerIds = whole.practitionerIds;
  if (!visit.visitTypeIds && wanted.visitTypeId) visit.visitTypeIds = [wanted.visitTypeId];
  return { visit: Object.keys(visit).length > 0 ? visit : { next: true }, frame: wanted };
}

/** "My skin check with Dr Petrov" */
const ownVisitAt = (words: readonly Token[]): number =>
  words.findIndex(({ word }, at) => OWN.has(word) && words.slice(at + 1, at + 4).some((next) => VISITS.has(next.word)));

function endOf(words: readonly Token[], from: number): number {
  const end = words.findIndex(
    (token, at) => at > from && (token.commaBefore || ENDS.has(token.word) || token.sentence !== words[from]?.sentence),
  );
  return end < 0 ? words.length : end;
}
