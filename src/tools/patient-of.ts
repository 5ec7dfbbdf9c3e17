import type { Frame } from "../graph/frame.ts";
import type { PatientDetails } from "../scheduling/model.ts";
import { Refusal } from "../scheduling/refusal.ts";

/** Who the visit is for, as the patient told it. Throws `identity_required` while a part is missing. */
export function patientOf(frame: Frame): PatientDetails {
  const { givenName, familyName, dateOfBirth, phone, email } = frame;
  if (!givenName || !familyName || !dateOfBirth || !phone) {
    throw new Refusal("identity_required", "I still need a name, a date of birth and a phone number.");
  }
  return {
    givenName: givenName.value,
    familyName: familyName.value,
    dateOfBirth: dateOfBirth.value,
    phone: phone.value,
    email: email?.value,
  };
}
