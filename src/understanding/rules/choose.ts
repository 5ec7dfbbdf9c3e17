import type { FramePatch, OfferedOption, Selection, UnderstandingContext } from "../acts.ts";
import type { Token } from "../text/tokens.ts";
import type { VisitWindow } from "../when/visit-window.ts";
import { onlyAsks } from "./question-parts.ts";
import { optionNamed, type SelectionReading } from "./entities/selection.ts";

export interface Choice {
  selection: Selection | null;
}

/** A choice by position, or by a time, day or name that exactly one offered option has. */
export function choose(
  position: SelectionReading | null,
  patch: FramePatch,
  window: VisitWindow | null,
  context: UnderstandingContext,
  words: readonly Token[],
): Choice {
  const { offered, pending } = context.expectation;
  if (position) return { selection: position.selection };
  const practitionerIds = patch.practitionerIds ?? [];
  const names = (practitionerIds.length > 0 || window !== null) && !onlyAsks(words);
  if (
    offered.length === 0 ||
    pending ||
    !names ||
    patch.excludedPractitionerIds ||
    words.some(({ word }) => word === "not" || word === "instead")
  ) {
    return { selection: null };
  }
  const option = fitting(patch, words, offered);
  if (!option) return { selection: null };
  const selection = {
    slotId: option.slotId,
    date: option.date,
    time: option.time,
    practitionerId: option.practitionerId,
  };
  return { selection };
}

/** "The Thursday one" is the Thursday on the list, also when the next Thursday is another. */
function fitting(patch: FramePatch, words: readonly Token[], options: readonly OfferedOption[]): OfferedOption | null {
  const { dates = [], weekdays = [], times = [], practitionerIds = [], exactTime } = patch;
  const named = { dates, weekdays, times, practitionerIds, ...(exactTime === undefined ? {} : { exactTime }) };
  const exact = optionNamed(named, options);
  if (exact) return exact;
  const said = words.flatMap(({ word }) => WEEKDAYS.get(word) ?? []);
  const onlyWeekdays =
    said.length > 0 &&
    dates.every(({ from, to }) => from === to && said.includes(Temporal.PlainDate.from(from).dayOfWeek));
  return onlyWeekdays ? optionNamed({ ...named, dates: [], weekdays: said }, options) : null;
}

const WEEKDAYS: ReadonlyMap<string, number> = new Map(
  ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"].map((name, at) => [name, at + 1]),
);

/** What named the chosen option is no new wish. */
export function dropChosen(patch: FramePatch): void {
  delete patch.earliest;
  delete patch.urgency;
  delete patch.dates;
  delete patch.weekdays;
  delete patch.times;
  delete patch.exactTime;
  delete patch.practitionerIds;
}

/** Whether anything said differs from the proposal that waits; without knowing the proposal, anything said does. */
export function changesProposal(
  patch: FramePatch,
  { expectation: { pending, proposed } }: UnderstandingContext,
  words: readonly Token[],
): boolean {
  const said = Object.keys(patch);
  if (said.length === 0) return false;
  if (!pending || !proposed) return true;
  const known = new Set(["dates", "weekdays", "times", "exactTime", "practitionerIds"]);
  if (said.some((field) => !known.has(field))) return true;
  return fitting(patch, words, [proposed]) === null;
}
