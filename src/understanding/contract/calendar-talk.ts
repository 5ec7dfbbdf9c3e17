import type { DialogueAct } from "../acts.ts";
import { DEFINITE_WORDS, PRONOUNS } from "../rules/cues/object-classes.ts";
import { REQUEST_VERBS } from "../rules/cues/verb-classes.ts";
import { isA, isTime } from "../rules/requests/object.ts";
import { type Cue, createCueBook } from "../text/patterns.ts";
import { type Token, tokenise } from "../text/tokens.ts";
import type { Acts, Turn } from "./turn.ts";

/** What the clinic's side told of the speaker's calendar in free words: what stands there, or what it wrote. */
export type Told = "found" | "written" | null;

const TELLING: readonly Cue<"found" | "written">[] = [
  {
    name: "written",
    weight: 1,
    lines: [
      "i have ~1 put|changed|added|created|moved|updated|scheduled|booked|set",
      "has|have been ~1 updated|changed|moved|added|scheduled",
      "your status is",
    ],
  },
  {
    name: "found",
    weight: 1,
    lines: [
      "found ~4 event|events|meeting|meetings|matching",
      "not find|found ~4 event|events|meeting|meetings|matching",
      "the|your ~1 event|meeting|next ~8 is|are|starts|ends",
      "have ~3 event|events|meeting|meetings",
      "has|have accepted|declined|responded",
      "is|are ~1 free|busy|invited|attending",
    ],
  },
];
const book = createCueBook(TELLING);

/** What was told last counts: "I've put that on your calendar. You have two events." */
export function toldOfCalendar(say: string): Told {
  return book.find(tokenise(say).words).matches.at(-1)?.name ?? null;
}

const FOLLOWS_UP = /^(?:what|how|any|anything|something|when|where|who|which)$/;
const ASKS = /^(?:is|are|do|does|did|will|am|was|were|has|have|tell)$/;
const MAY = /^(?:can|could|would)$/;
const LOOKS = /^(?:tell|see|check|find|show|know|look|list)$/;
const CORRECTS = new Set(
  "actually wait no instead oh sorry meant mean supposed better should rather correction".split(" "),
);
const ALSO = new Set(["also", "another", "then", "after", "add", "create", "schedule", "book", "plan"]);

/**
 * Beside what was told of a calendar, "what about in May?" looks on, and "it should be at six" changes what was just written,
 * unless a wish of its own was read.
 */
export function settleCalendarTalk(acts: Acts, { decision, said, told, signals }: Turn): void {
  if (told === null || decision.tasks.some(({ task }) => task !== "book" && task !== "find")) return;
  const { words } = signals.tokens;
  const first = words.find(({ word }) => !MANNERS.has(word))?.word ?? "";
  const guests = addsGuests(words, first);
  const wished = signals.requests.some(({ task, stated }) => task !== "foreign" && !stated);
  if ((wished && !guests) || acts.has("cancel") || acts.has("reschedule") || acts.has("lookup")) return;
  if (changesIt(words) || shifts(words)) {
    replaceActs(acts, "reschedule", ["ask", "inform", "out-of-scope", "book", "find", "deny", "alternatives", "help"]);
    return;
  }
  const follows = FOLLOWS_UP.test(first) || (words[0]?.word === "and" && words.length <= 4);
  const asks = ASKS.test(first) || (MAY.test(first) && words.some(({ word }) => LOOKS.test(word)));
  if ((asks || follows) && !acts.has("affirm")) {
    replaceActs(acts, "lookup", ["ask", "out-of-scope", "book", "find", "help", "inform", "alternatives"]);
    if (follows) acts.delete("deny");
    return;
  }
  const places = said.date !== undefined || said.time !== undefined;
  const changes = told === "written" && ((places && corrects(words)) || renames(words));
  if (guests || changes) replaceActs(acts, "reschedule", ["inform", "out-of-scope", "book", "find", "deny", "affirm"]);
}

const MANNERS = new Set("and okay so oh awesome great thanks yes no well cool also now".split(" "));

function replaceActs(acts: Acts, act: DialogueAct, gone: readonly DialogueAct[]): void {
  for (const other of gone) acts.delete(other);
  acts.add(act);
}

/** "Could you change my giveaway …", "actually replace Ana with Ben" */
function changesIt(words: readonly Token[]): boolean {
  const at = words.findIndex(({ word }) => REQUEST_VERBS.change.has(word));
  return at >= 0 && words.slice(0, at).every(({ word }) => BEFORE_CHANGE.has(word)) && words.length - at > 2;
}

const BEFORE_CHANGE = new Set(
  "can could would you please actually also and okay so now thanks wait no then just".split(" "),
);

/** "I need it later", "the second one should be longer" */
const shifts = (words: readonly Token[]): boolean =>
  words.slice(0, 4).some(({ word }) => PRONOUNS.has(word) || word === "one") &&
  words.some(({ word }) => /^(?:later|earlier|longer|shorter|sooner)$/.test(word)) &&
  /^(?:i|it|the|that|this|we)$/.test(words[0]?.word ?? "");

/** "Add Ana and Ben please": people, by name, to what was just spoken of. */
function addsGuests(words: readonly Token[], first: string): boolean {
  if (!/^(?:add|include|let)$/.test(first) || words.length > 9) return false;
  const guest = words[words.findIndex(({ word }) => word === "add" || word === "include") + 1];
  const named = guest !== undefined && (/^[A-Z]/u.test(guest.raw) || /^(?:him|her|them)$/.test(guest.word));
  const thing = words.some(
    ({ word }) => isA(word, "event") || isA(word, "occasion") || isA(word, "calendar") || isTime(word),
  );
  return named && !thing;
}

/** "Duration is an hour", "the location should be the office" */
function renames(words: readonly Token[]): boolean {
  const at = words[0]?.word === "the" ? 1 : 0;
  return isA(words[at]?.word, "part") && /^(?:is|should|will|must)$/.test(words[at + 1]?.word ?? "");
}

/** A word that takes back or points back, and no new thing. */
function corrects(words: readonly Token[]): boolean {
  const again = words.some(
    ({ word }, at) =>
      CORRECTS.has(word) ||
      (at <= 4 && PRONOUNS.has(word) && !/^(?:i|we|he|she|they)$/.test(words[at + 1]?.word ?? "")),
  );
  const fresh = words.some(
    ({ word }, at) =>
      ALSO.has(word) ||
      ((isA(word, "event") || isA(word, "occasion")) && !DEFINITE_WORDS.has(words[at - 1]?.word ?? "")),
  );
  return again && !fresh;
}
