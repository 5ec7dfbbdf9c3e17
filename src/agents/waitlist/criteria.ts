import type { Frame } from "../../graph/frame.ts";
import type { Criteria } from "../../scheduling/waitlist/model.ts";
import { wantedTimes } from "../wanted-times.ts";

/** What the patient wants of a visit, as what they wait for. Everything not said may be anything. */
export function criteriaOf(frame: Frame): Criteria {
  const { practitioner, site, dates } = frame;
  return {
    practitionerIds: practitioner?.value.is ?? [],
    excludedPractitionerIds: practitioner?.value.not ?? [],
    locationIds: site?.value ?? [],
    dates: dates?.value.ranges ?? [],
    excludedDates: dates?.value.excluded ?? [],
    weekdays: dates?.value.weekdays ?? [],
    excludedWeekdays: dates?.value.excludedWeekdays ?? [],
    times: wantedTimes(frame),
  };
}

/** What was waited for, with what was said new: days, times, people and places each replace their own. */
export function changedCriteria(before: Criteria, said: Criteria): Criteria {
  const days = said.dates.length + said.weekdays.length + said.excludedDates.length + said.excludedWeekdays.length > 0;
  const people = said.practitionerIds.length + said.excludedPractitionerIds.length > 0;
  const { dates, weekdays, excludedDates, excludedWeekdays, practitionerIds, excludedPractitionerIds } = said;
  return {
    ...before,
    ...(days && { dates, weekdays, excludedDates, excludedWeekdays }),
    ...(people && { practitionerIds, excludedPractitionerIds }),
    ...(said.locationIds.length > 0 && { locationIds: said.locationIds }),
    ...(said.times.length > 0 && { times: said.times }),
  };
}
