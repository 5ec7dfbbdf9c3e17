import type { OfferingPractitioner, VisitRules } from "./rule-book.ts";
import type { RefusalCode, RefusalParams } from "./refusal.ts";
import type { IsoDate } from "./model.ts";
import { wholeYears } from "./civil-day.ts";

/** Who asks and for whom, as far as it is known. What is unknown is not held against the patient. */
export interface Asker {
  /** Staff may book what patients may not. */
  isStaff: boolean;
  patientKind?: "new" | "established";
  dateOfBirth?: IsoDate;
  hasReferral?: boolean;
}

export interface Ineligible {
  code: RefusalCode;
  params: RefusalParams;
}

/** Whether the visit type is for this patient at all; null when it is. Age limits are inclusive, in whole years at the visit. */
export function visitIneligibility(visit: VisitRules, asker: Asker, visitDate: IsoDate): Ineligible | null {
  const params = { visit: visit.name };
  if (visit.channel === "staff" && !asker.isStaff) return { code: "not_self_bookable", params };
  if (visit.patientKind === "established" && asker.patientKind === "new") {
    return { code: "needs_new_patient_visit", params };
  }
  if (visit.needsReferral && !asker.isStaff && asker.hasReferral === false) return { code: "needs_referral", params };
  if (asker.dateOfBirth !== undefined && isAgeOutside(visit, asker.dateOfBirth, visitDate)) {
    const limits: Record<string, number> = {};
    if (visit.minAgeYears !== null) limits.minAgeYears = visit.minAgeYears;
    if (visit.maxAgeYears !== null) limits.maxAgeYears = visit.maxAgeYears;
    return { code: "age_limit", params: { ...params, ...limits } };
  }
  return null;
}

/** Whether the practitioner takes this patient; null when so. */
export function practitionerIneligibility(practitioner: OfferingPractitioner, asker: Asker): Ineligible | null {
  if (!practitioner.acceptingNew && asker.patientKind === "new" && !asker.isStaff) {
    return { code: "not_accepting_new", params: { practitioner: practitioner.name } };
  }
  return null;
}

function isAgeOutside(visit: VisitRules, dateOfBirth: IsoDate, visitDate: IsoDate): boolean {
  const age = wholeYears(dateOfBirth, visitDate);
  return (
    (visit.minAgeYears !== null && age < visit.minAgeYears) || (visit.maxAgeYears !== null && age > visit.maxAgeYears)
  );
}
