import type { FramePatch, UnderstandingContext } from "../acts.ts";
import { forChild } from "../rules/entities/child-visits.ts";
import { somebodyElse } from "../rules/entities/somebody-else.ts";
import { readDetails } from "../rules/frame-details.ts";
import { framePatch } from "../rules/frame-patch.ts";
import type { LexiconReaders } from "../rules/lexicon-readers.ts";
import { blankOut, hideWords } from "../rules/mask.ts";
import { noTimes } from "../rules/no-times.ts";
import type { Token } from "../text/tokens.ts";
import { readVisitWindow, type VisitWindow } from "../when/visit-window.ts";
import { readExtras } from "./frame-extras.ts";

/** What every reader of a stretch of the message needs. */
export interface Reading {
  /** The whole message as normalised. */
  text: string;
  context: UnderstandingContext;
  readers: LexiconReaders;
  /** Days and times of this message read before, by the words they were read from. */
  windows?: Map<string, VisitWindow | null>;
  /** Offsets of a telephone number or a date of birth, in which no day or time of a visit stands. */
  ofPerson?: readonly { start: number; end: number }[];
}

/** Only these words of the message, every offset kept. */
export function keepWords(text: string, words: readonly Token[]): string {
  const first = words[0];
  const last = words.at(-1);
  if (!first || !last) return "";
  return blankOut(text.slice(0, last.end), [{ start: 0, end: first.start }]);
}

/** Days and times said in these words. */
export function windowOf(
  words: readonly Token[],
  { text, context, windows, ofPerson = [] }: Reading,
): VisitWindow | null {
  const said = blankOut(keepWords(text, words), [...noTimes(words), ...ofPerson]);
  if (said.trim() === "") return null;
  const known = windows?.get(said);
  if (known !== undefined) return known;
  const window = readVisitWindow({ text: said, now: context.now, timeZone: context.timeZone });
  windows?.set(said, window);
  return window;
}

/** The visit wanted, from these words alone. */
export function frameOf(words: readonly Token[], reading: Reading): FramePatch {
  const { context, readers, text } = reading;
  const people = readers.practitioners(words);
  const others = hideWords(words, [...people.spans, ...somebodyElse(words)]);
  const window = windowOf(words, reading);
  const patch = framePatch(
    {
      visitType: forChild(readers.visitTypes(others), words, context.lexicon.visitTypes),
      people,
      places: readers.locations(others),
      window,
    },
    readDetails(words, context),
  );
  return settled({ ...patch, ...readExtras({ text, words, window, readers, context }) }, words);
}

/** "On the same day" is no day. */
export function settled(patch: FramePatch, words: readonly Token[]): FramePatch {
  const same = words.some(({ word }, at) => word === "same" && words[at + 1]?.word === "day");
  if (!same || !patch.dates || patch.dates.length > 1) return patch;
  const { dates, ...rest } = patch;
  const named = words.some(
    ({ word }) => /^(?:today|tomorrow|mon|tues|wednes|thurs|fri|satur|sun)/u.test(word) || /^\d/u.test(word),
  );
  return named ? patch : rest;
}
