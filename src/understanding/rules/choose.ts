import type { FramePatch, Selection, UnderstandingContext } from "../acts.ts";
import type { Token } from "../text/tokens.ts";
import type { VisitWindow } from "../when/visit-window.ts";
import { optionNamed, type SelectionReading } from "./entities/selection.ts";

export interface Choice {
  selection: Selection | null;
  /** By a time, day or name instead of a position: what named it is then no new wish. */
  byValue: boolean;
}

/** A choice by position, or by a time, day or name that exactly one offered option has. */
export function choose(position: SelectionReading | null, patch: FramePatch, window: VisitWindow | null, context: UnderstandingContext, words: readonly Token[]): Choice {
  const { offered, pending } = context.expectation;
  if (position) return { selection: position.selection, byValue: false };
  const practitionerIds = patch.practitionerIds ?? [];
  const names = practitionerIds.length > 0 || window !== null;
  if (offered.length === 0 || pending || !names || patch.excludedPractitionerIds || words.some(({ word }) => word === "not" || word === "instead")) {
    return { selection: null, byValue: false };
  }
  const wanted = { dates: patch.dates ?? [], weekdays: patch.weekdays ?? [], times: patch.times ?? [], practitionerIds };
  const option = optionNamed(patch.exactTime === undefined ? wanted : { ...wanted, exactTime: patch.exactTime }, offered);
  if (!option) return { selection: null, byValue: false };
  const selection = { slotId: option.slotId, date: option.date, time: option.time, practitionerId: option.practitionerId };
  return { selection, byValue: true };
}

/** What named the chosen option is no new wish. */
export function dropChosen(patch: FramePatch): void {
  delete patch.dates;
  delete patch.weekdays;
  delete patch.times;
  delete patch.exactTime;
  delete patch.practitionerIds;
}

/** Whether anything said differs from the proposal that waits; without knowing the proposal, anything said does. */
export function changesProposal(patch: FramePatch, { expectation: { pending, proposed } }: UnderstandingContext): boolean {
  const said = Object.keys(patch);
  if (said.length === 0) return false;
  if (!pending || !proposed) return true;
  const known = new Set(["dates", "weekdays", "times", "exactTime", "practitionerIds"]);
  if (said.some((field) => !known.has(field))) return true;
  return optionNamed(
    {
      dates: patch.dates ?? [],
      weekdays: patch.weekdays ?? [],
      times: patch.times ?? [],
      practitionerIds: patch.practitionerIds ?? [],
      ...(patch.exactTime === undefined ? {} : { exactTime: patch.exactTime }),
    },
    [proposed],
  ) === null;
}

