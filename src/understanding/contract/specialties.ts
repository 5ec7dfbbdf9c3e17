import { type Cue, createCueBook } from "../text/patterns.ts";
import type { Token } from "../text/tokens.ts";

const SPECIALTIES = {
  Gynecologist: [
    "gynecologist|gynecologists|gynaecologist|gynecology|gyno|gynae|obgyn",
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
    "ophthalmologist|ophthalmologists|ophthalmology|opthalmologist|opthamologist|ophthamologist|optometrist",
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
  Dermatologist: [
    "dermatologist|dermatologists|dermatology|derm|dermatolgist",
    "skin ~1 doctor|doctors|specialist|care|clinic",
  ],
  Psychologist: ["psychologist|psychologists|psychology|physchologist"],
  Psychiatrist: ["psychiatrist|psychiatrists|psychiatry|psychiatric"],
  "Family Counselor": [
    "family|marriage|couples ~1 counselor|counselors|counsellor|counseling|therapist|therapy",
    "counselor|counselors|counsellor|counseling",
  ],
} as const;

const book = createCueBook(Object.entries(SPECIALTIES).map(([name, lines]): Cue => ({ name, weight: 1, lines })));

/** The medical specialty a message names, by its usual English name; null when it names none. */
export function readSpecialty(words: readonly Token[]): string | null {
  return book.find(words).matches.at(-1)?.name ?? null;
}
