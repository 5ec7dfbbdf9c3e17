import type { Frame } from "../../graph/frame.ts";
import type { SlotQuery } from "../../scheduling/model.ts";
import { wantedTimes } from "../wanted-times.ts";

/** How many times are shown at once. */
export const SHOWN = 6;

/** The frame as a search. "Other times" asks for more than was shown and leaves the shown ones out. */
export function slotQuery(frame: Frame, others: boolean): SlotQuery {
  const { visitType, practitioner, site, dates, patientKind, dateOfBirth, hasReferral, moving } = frame;
  const oneDay = dates?.value.ranges.length === 1 && dates.value.ranges[0]?.from === dates.value.ranges[0]?.to;
  return {
    visitTypeId: visitType?.value ?? "",
    ...filled("practitionerIds", practitioner?.value.is),
    ...filled("excludedPractitionerIds", practitioner?.value.not),
    ...filled("locationIds", site?.value),
    ...filled("dates", dates?.value.ranges),
    ...filled("excludedDates", dates?.value.excluded),
    ...filled("weekdays", dates?.value.weekdays),
    ...filled("excludedWeekdays", dates?.value.excludedWeekdays),
    ...filled("times", wantedTimes(frame)),
    ...(patientKind && { patientKind: patientKind.value }),
    ...(dateOfBirth && { dateOfBirth: dateOfBirth.value }),
    ...(hasReferral && { hasReferral: hasReferral.value }),
    ...(moving && { movingAppointmentId: moving.id }),
    // Of one day, or of what was not shown yet, much is read and a few are picked; who is in a hurry gets the first
    // ones; else the rules spread a few.
    ...(oneDay || others
      ? { order: "earliest" as const, limit: 100 }
      : frame.urgency
        ? { order: "earliest" as const, limit: 2 * SHOWN }
        : { order: "spread" as const, limit: SHOWN }),
  };
}

const filled = <K extends string, V>(key: K, values: readonly V[] | undefined) =>
  (values && values.length > 0 ? { [key]: values } : {}) as { [P in K]?: V[] };
