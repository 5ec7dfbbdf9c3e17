import type { Frame } from "../graph/frame.ts";
import { birthDateText, phoneText } from "../locales/en/wording.ts";

export type PatientDetail = "name" | "dateOfBirth" | "phone";

/** What is still to be asked of whom a visit is for, in the order it is asked. */
export function missingDetails({ givenName, familyName, dateOfBirth, phone }: Frame): PatientDetail[] {
  const missing: PatientDetail[] = [];
  if (!givenName || !familyName) missing.push("name");
  if (!dateOfBirth) missing.push("dateOfBirth");
  if (!phone) missing.push("phone");
  return missing;
}

/** What is known of them, to fill a form with; a first name alone counts. */
export const knownDetails = (frame: Frame): Partial<Record<PatientDetail, string>> => ({
  name: patientName(frame) ?? frame.givenName?.value,
  dateOfBirth: frame.dateOfBirth?.value,
  phone: frame.phone?.value,
});

/** The full name as the patient gave it, or null while a part is missing. */
export function patientName({ givenName, familyName }: Frame): string | null {
  return givenName && familyName ? `${givenName.value} ${familyName.value}` : null;
}

/** What tells the patient apart, read back so that a slip is seen; undefined while a part is missing. */
export function patientDetails({ dateOfBirth, phone }: Frame): string | undefined {
  return dateOfBirth && phone ? `born ${birthDateText(dateOfBirth.value)}, phone ${phoneText(phone.value)}` : undefined;
}
