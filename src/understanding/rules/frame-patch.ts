import type { FramePatch } from "../acts.ts";
import type { VisitWindow } from "../when/visit-window.ts";
import { windowPatch } from "./frame-days.ts";
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
  return window ? Object.assign(patch, windowPatch(window)) : patch;
}
