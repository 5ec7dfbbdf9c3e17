import type { Frame } from "../../graph/frame.ts";
import type { ClinicDirectory } from "../../scheduling/model.ts";

/** More than this are not worth a button each. */
const LOCATIONS_AT_MOST = 2;

/** What of a wish that came to nothing could be given up: somebody else, or one of these other places (names). */
export interface Instead {
  practitioner: boolean;
  locations: string[];
}

/** By the clinic's directory alone: who offers the visit, and where they work. */
export function insteadOf({ visitType, practitioner, site }: Frame, directory: ClinicDirectory): Instead {
  const wanted = practitioner?.value.is ?? [];
  const places = site?.value ?? [];
  const offering = directory.practitioners.filter(
    ({ id, visitTypeIds }) => visitTypeIds.includes(visitType?.value ?? "") && !practitioner?.value.not.includes(id),
  );
  const fitting = wanted.length > 0 ? offering.filter(({ id }) => wanted.includes(id)) : offering;
  const reachable = new Set(fitting.flatMap(({ locationIds }) => locationIds));
  const elsewhere = directory.locations.filter(({ id }) => !places.includes(id) && reachable.has(id));
  return {
    practitioner: wanted.length > 0 && offering.some(({ id }) => !wanted.includes(id)),
    locations: places.length > 0 ? elsewhere.slice(0, LOCATIONS_AT_MOST).map(({ name }) => name) : [],
  };
}
