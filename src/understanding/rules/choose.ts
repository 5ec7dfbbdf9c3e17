import type { FramePatch, OfferedOption, Selection, UnderstandingContext } from "../acts.ts";
import type { Token } from "../text/tokens.ts";
import type { VisitWindow } from "../when/visit-window.ts";
import { optionNamed, type SelectionReading } from "./entities/selection.ts";
import { pointsAtList } from "./points-at-list.ts";
import { onlyAsks } from "./question-parts.ts";

export interface Choice {
  selection: Selection | null;
}

/**
 * A choice by position, by a time or a name that exactly one offered option has, or by a day when the words point at the
 * list ("the Thursday one", "Thursday works"). A day or a part of it alone only narrows what is looked for.
 */
export function choose(
  position: SelectionReading | null,
  patch: FramePatch,
  window: VisitWindow | null,
  context: UnderstandingContext,
  words: readonly Token[],
): Choice {
  const { offered, pending } = context.expectation;
  const none = { selection: null };
  if (isMismatched(window)) return none;
  if (position) return { selection: position.selection };
  const practitionerIds = patch.practitionerIds ?? [];
  const names = practitionerIds.length > 0 || window !== null;
  const refuses = words.some(({ word }) => word === "not" || word === "instead");
  if (offered.length === 0 || pending || !names || onlyAsks(words)) return none;
  if (patch.excludedPractitionerIds || refuses || onlyNarrows(patch, words)) return none;
  const option = fitting(patch, words, offered);
  if (!option) return none;
  const { slotId, date, time, practitionerId } = option;
  return { selection: { slotId, date, time, practitionerId } };
}

/** "Tuesday the 12th" when the 12th is a Thursday: asked, never taken. */
const isMismatched = (window: VisitWindow | null): boolean =>
  window?.ambiguities.some(({ code }) => code === "weekday_mismatch") ?? false;

/** A day without a clock time chooses only when the words point at the list, a part of a day only as "the morning one". */
function onlyNarrows({ dates, weekdays, times, exactTime }: FramePatch, words: readonly Token[]): boolean {
  if (exactTime !== undefined || (!dates && !weekdays && !times)) return false;
  const points = pointsAtList(words);
  return times && times.length > 0 ? points !== "names-it" : points === "no";
}

/** "The Thursday one" is the Thursday on the list, also when the next Thursday is another. */
function fitting(patch: FramePatch, words: readonly Token[], options: readonly OfferedOption[]): OfferedOption | null {
  const { dates = [], weekdays = [], times = [], practitionerIds = [], exactTime } = patch;
  const named = { dates, weekdays, times, practitionerIds, ...(exactTime === undefined ? {} : { exactTime }) };
  const exact = optionNamed(named, options);
  if (exact) return exact;
  const said = weekdaysMeant(patch, words);
  return said.length > 0 ? optionNamed({ ...named, dates: [], weekdays: said }, options) : null;
}

/** Weekdays that were said and are all that was said of the day. */
function weekdaysMeant({ dates = [] }: FramePatch, words: readonly Token[]): number[] {
  const said = words.flatMap(({ word }) => WEEKDAYS.get(word) ?? []);
  const only = dates.every(({ from, to }) => from === to && said.includes(Temporal.PlainDate.from(from).dayOfWeek));
  return only ? said : [];
}

const WEEKDAYS: ReadonlyMap<string, number> = new Map(
  ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"].map((name, at) => [name, at + 1]),
);
const NAMES_WEEK = new Set(["next", "this", "coming", "following", "upcoming"]);

/**
 * "Thursday morning" said to a list means the Thursday on it, as long as no other week is named. Of the weekdays said only
 * those that are wanted: "not Tuesday, Thursday" means no Tuesday on the list.
 */
export function meanListedDays(patch: FramePatch, offered: readonly OfferedOption[], words: readonly Token[]): void {
  const wanted = (patch.dates ?? []).map(({ from }) => Temporal.PlainDate.from(from).dayOfWeek);
  const said = weekdaysMeant(patch, words).filter((weekday) => wanted.includes(weekday));
  const week = words.some(({ word }, at) => NAMES_WEEK.has(word) && WEEKDAYS.has(words[at + 1]?.word ?? ""));
  if (!patch.dates || said.length === 0 || week || words.some(({ word }) => /^\d/u.test(word) || word === "week"))
    return;
  if (patch.dates.some(({ from }) => offered.some(({ date }) => date === from))) return;
  const listed = [...new Set(offered.map(({ date }) => date))].filter((date) =>
    said.includes(Temporal.PlainDate.from(date).dayOfWeek),
  );
  if (listed.length > 0) patch.dates = listed.map((date) => ({ from: date, to: date }));
}

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
  window: VisitWindow | null,
): boolean {
  const said = Object.keys(patch);
  if (said.length === 0) return false;
  if (!pending || !proposed || isMismatched(window)) return true;
  const known = new Set(["dates", "weekdays", "times", "exactTime", "practitionerIds"]);
  if (said.some((field) => !known.has(field))) return true;
  return fitting(patch, words, [proposed]) === null;
}
