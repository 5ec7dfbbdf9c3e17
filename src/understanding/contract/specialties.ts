import { createPhraseBook } from "../text/patterns.ts";
import type { Token } from "../text/tokens.ts";

const SPECIALTIES = {
  Gynecologist: [
    "gynecologist|gynecologists|gynecology|gyno|gynae|obgyn",
    "ob gyn",
    "womens|women|woman 's? doctor|health",
  ],
  "ENT Specialist": [
    "ent",
    "ear nose ~1 throat",
    "otolaryngologist|otolaryngology",
    "ear|throat|nose ~1 doctor|specialist",
  ],
  Ophthalmologist: [
    "ophthalmologist|ophthalmologists|ophthalmology|optometrist",
    "eye|eyes|vision ~1 doctor|doctors|specialist|clinic|dr|surgeon|exam|care",
  ],
  "General Practitioner": [
    "general practitioner|practitioners|practice|physician|doctor",
    "gp",
    "family doctor|physician|practitioner",
    "primary care",
    "regular doctor",
    "internist",
  ],
  Dermatologist: ["dermatologist|dermatologists|dermatology|derm", "skin ~1 doctor|doctors|specialist|care|clinic"],
  Psychologist: ["psychologist|psychologists|psychology|physchologist"],
  Psychiatrist: ["psychiatrist|psychiatrists|psychiatry|psychiatric"],
  "Family Counselor": [
    "family|marriage|couples ~1 counselor|counselors|counsellor|counseling|therapist|therapy",
    "counselor|counselors|counsellor|counseling",
  ],
} as const;

const book = createPhraseBook(SPECIALTIES);

/** The medical specialty a message names, by its usual English name; null when it names none. */
export function readSpecialty(words: readonly Token[]): string | null {
  return book.find(words).matches.at(-1)?.name ?? null;
}
