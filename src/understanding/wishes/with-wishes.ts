import type { FramePatch, Understanding } from "../acts.ts";
import { readCode } from "../code.ts";
import { LETTER_WORDS } from "../rules/decide-acts.ts";
import type { Signals } from "../rules/signals.ts";
import { lineOf, type Token } from "../text/tokens.ts";
import { heardAsAnswer } from "./answers.ts";
import { readContradiction } from "./contradiction.ts";
import { correctedActs } from "./correct-acts.ts";
import { readDeclinedDetail } from "./declined-detail.ts";
import { readNeeds } from "./details/needs.ts";
import { readExtras } from "./frame-extras.ts";
import { readMinutesLate } from "./minutes-late.ts";
import { claimsPermission } from "./permission.ts";
import { readWishes } from "./read-wishes.ts";
import { type Reading, windowOf } from "./region-reading.ts";

const WHEN_CHARACTERS = 800;

/**
 * The understanding with everything wanted and what else was said around it: a contradiction, a detail declined, a
 * permission claimed, and the frame's finer fields. Adds; takes nothing away. `signals` are those of the text read.
 * Pure; never throws on any text.
 */
export function withWishes(
  { text, context, readers, ofPerson = [] }: Omit<Reading, "windows">,
  read: Understanding,
  signals: Signals,
): Understanding {
  const { words } = signals.tokens;
  const heard = signals.house.length > 0 ? read : heardAsAnswer(read, { text, words, context, readers });
  const base = toldNeed(heard, words, context);
  if (words.length === 0 || base.language) return base;
  const said = lineOf(words);
  const code = context.expectation.asked.includes("code") ? readCode(text) : null;
  const minutesLate = context.expectation.asked.includes("minutesLate") ? minutesIn(said) : undefined;
  const declined = readDeclinedDetail(said, context.expectation);
  const refused = base.acts.includes("clinical-advice") || base.acts.includes("out-of-scope");
  const windows: NonNullable<Reading["windows"]> = new Map();
  // Over a whole letter only its beginning is read for days; each wish is read for its own.
  const beginning = words.filter(({ start }) => start < WHEN_CHARACTERS);
  const window =
    refused && words.length > LETTER_WORDS ? null : windowOf(beginning, { text, context, readers, windows, ofPerson });
  const contradiction = readContradiction(window);
  const frame = withExtras(base, () => readExtras({ text, words, window, readers, context }));
  const known: Understanding = { ...base, frame };
  const wishes = readWishes({ text, context, readers, windows, ofPerson }, known, signals);
  return {
    ...correctedActs(known, wishes, context.expectation),
    wishes,
    ...(contradiction ? { contradiction } : {}),
    ...(declined ? { declinedDetail: declined } : {}),
    ...(code && known.code === undefined ? { code } : {}),
    ...(minutesLate === undefined ? {} : { minutesLate }),
    ...(claimsPermission(said) ? { claimsPermission: true as const } : {}),
  };
}

/** "I'll need an interpreter too", told while a visit is arranged: it goes with that visit and is no question. */
function toldNeed(base: Understanding, words: readonly Token[], { expectation }: Reading["context"]): Understanding {
  const { held, offered, pending } = expectation;
  const only = base.acts.length === 1 && base.acts[0] === "ask" && !base.question?.includes("?");
  if (!only || !(held || offered.length > 0) || pending || !readNeeds(lineOf(words))) return base;
  return { ...base, acts: ["inform"], question: null };
}

/** A message that only asks, or that is refused, says nothing of a visit wanted. */
function withExtras(base: Understanding, extras: () => FramePatch): FramePatch {
  const { acts, frame } = base;
  const refused = acts.includes("clinical-advice") || acts.includes("out-of-scope");
  const onlyAsks = acts.includes("ask") && !acts.includes("inform") && base.tasks.length === 0;
  if (refused || onlyAsks) return frame;
  const said = extras();
  // "Whatever insurance my wife has" is for the writer all the same.
  if (said.payer !== undefined && !said.people && acts.every((act) => act === "inform")) {
    const { forWhom: _other, ...rest } = frame;
    return { ...rest, ...said };
  }
  // A time chosen from those offered ("the later one") is no wish for a later one.
  if (base.selection) delete said.shift;
  return { ...frame, ...said };
}

/** "15", in answer to how many minutes, needs no word for them. */
const minutesIn = (said: string): number | undefined =>
  readMinutesLate(said) ?? readMinutesLate(`${said.replace(/^(?:about|around|maybe|like) /u, "")} minutes`);
