import { wholeYears } from "./civil-day.ts";
import type { IsoDate } from "./model.ts";
import type { RefusalCode, RefusalParams } from "./refusal.ts";
import type { OfferingPractitioner, VisitRules } from "./rule-book.ts";

/** Who asks and for whom, as far as it is known. What is unknown is not held against the patient. */
export interface Asker {
  /** Staff may book what patients may not. */
  isStaff: boolean;
  patientKind?: "new" | "established";
  dateOfBirth?: IsoDate;
  hasReferral?: boolean;
  /** Comes first among practitioners who are free at the same time. */
  preferredPractitionerId?: string;
  /** Whose turn it is to choose: tells conversations apart, so that not all are offered the same practitioner first. */
  turn?: string;
}

export interface Ineligible {
  code: RefusalCode;
  params: RefusalParams;
}

/** Whether the visit type is for this patient at all; null when it is. */
export function visitIneligibility(visit: VisitRules, asker: Asker): Ineligible | null {
  const params = { visit: visit.name };
  if (visit.channel === "staff" && !asker.isStaff) return { code: "not_self_bookable", params };
  if (visit.patientKind === "established" && asker.patientKind === "new") {
    return { code: "needs_new_patient_visit", params };
  }
  if (visit.needsReferral && !asker.isStaff && asker.hasReferral === false) return { code: "needs_referral", params };
  return null;
}

/** Whether the patient has the age for the visit on that date; limits are inclusive, in whole years. */
export function ageIneligibility(visit: VisitRules, asker: Asker, visitDate: IsoDate): Ineligible | null {
  const { minAgeYears, maxAgeYears } = visit;
  if (asker.dateOfBirth === undefined || (minAgeYears === null && maxAgeYears === null)) return null;
  const age = wholeYears(asker.dateOfBirth, visitDate);
  if ((minAgeYears === null || age >= minAgeYears) && (maxAgeYears === null || age <= maxAgeYears)) return null;
  const limits = { ...(minAgeYears !== null && { minAgeYears }), ...(maxAgeYears !== null && { maxAgeYears }) };
  return { code: "age_limit", params: { visit: visit.name, ...limits } };
}

/**
 * Whether only patients already seen may have the visit with any of these: whether somebody is one of them is told to
 * nobody but them.
 */
export function isForKnown(
  visit: Pick<VisitRules, "patientKind">,
  practitioners: readonly Pick<OfferingPractitioner, "acceptingNew">[],
): boolean {
  const nobodyTakesNew = practitioners.length > 0 && practitioners.every(({ acceptingNew }) => !acceptingNew);
  return visit.patientKind === "established" || nobodyTakesNew;
}

/** Whether the practitioner takes this patient; null when so. */
export function practitionerIneligibility(practitioner: OfferingPractitioner, asker: Asker): Ineligible | null {
  if (!practitioner.acceptingNew && asker.patientKind === "new" && !asker.isStaff) {
    return { code: "not_accepting_new", params: { practitioner: practitioner.name } };
  }
  return null;
}
