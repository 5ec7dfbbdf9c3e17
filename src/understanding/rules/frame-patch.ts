import type { FramePatch } from "../acts.ts";
import type { VisitWindow } from "../when/visit-window.ts";
import type { LexiconReaders } from "./lexicon-readers.ts";

/** What the readers found, as a patch of the frame; fields that were not mentioned stay absent. */
export function framePatch(
  found: {
    visitType: ReturnType<LexiconReaders["visitTypes"]>;
    people: ReturnType<LexiconReaders["practitioners"]>;
    places: ReturnType<LexiconReaders["locations"]>;
    window: VisitWindow | null;
  },
  details: FramePatch,
): FramePatch {
  const { visitType, people, places, window } = found;
  const patch: FramePatch = { ...details };
  if (visitType.ids.length === 1) patch.visitTypeId = visitType.ids[0];
  else if (visitType.ids.length > 1) patch.visitTypeCandidates = visitType.ids;
  if (people.ids.length > 0) patch.practitionerIds = people.ids;
  if (people.excludedIds.length > 0) patch.excludedPractitionerIds = people.excludedIds;
  if (places.ids.length > 0) patch.locationIds = places.ids;
  if (window) {
    if (window.dates.length > 0) patch.dates = window.dates;
    if (window.excludedDates.length > 0) patch.excludedDates = window.excludedDates;
    if (window.weekdays.length > 0) patch.weekdays = window.weekdays;
    if (window.excludedWeekdays.length > 0) patch.excludedWeekdays = window.excludedWeekdays;
    if (window.times.length > 0) patch.times = window.times;
    if (window.exactTime !== undefined) patch.exactTime = window.exactTime;
  }
  return patch;
}
