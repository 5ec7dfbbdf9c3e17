import type { ClinicDirectory, LocationSummary, PractitionerSummary } from "../../../src/scheduling/model.ts";
import { folded, hasWords } from "../answer-text.ts";

/** Whether a text names this practitioner: in full, or by title and family name where nobody else has it. */
export function namesPractitioner(text: string, slug: string, clinic: ClinicDirectory): boolean {
  const practitioner = clinic.practitioners.find((one) => one.slug === slug);
  return practitioner !== undefined && isNamed(folded(text), practitioner, clinic);
}

/** Every practitioner a text names without doubt. */
export const practitionersIn = (text: string, clinic: ClinicDirectory): PractitionerSummary[] => {
  const words = folded(text);
  return clinic.practitioners.filter((practitioner) => isNamed(words, practitioner, clinic));
};

function isNamed(
  words: string,
  { prefix, givenName, familyName }: PractitionerSummary,
  clinic: ClinicDirectory,
): boolean {
  if (hasWords(words, folded(`${givenName} ${familyName}`))) return true;
  if (clinic.practitioners.filter((one) => one.familyName === familyName).length > 1) return false;
  const title = folded(prefix).replace(/\.$/, "");
  return [`${title}. ${folded(familyName)}`, `${title} ${folded(familyName)}`, `doctor ${folded(familyName)}`].some(
    (name) => hasWords(words, name),
  );
}

/** Whether a text names this site, by its name or another it goes by. */
export function namesLocation(text: string, slug: string, clinic: ClinicDirectory): boolean {
  const location = clinic.locations.find((one) => one.slug === slug);
  return (
    location !== undefined && [location.name, ...location.aliases].some((name) => hasWords(folded(text), folded(name)))
  );
}

/** Every site a text names by its own name. */
export const locationsIn = (text: string, clinic: ClinicDirectory): LocationSummary[] => {
  const words = folded(text);
  return clinic.locations.filter(({ name }) => hasWords(words, folded(name)));
};
