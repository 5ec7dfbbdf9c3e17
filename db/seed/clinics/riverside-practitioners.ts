import type { PractitionerBlueprint } from "../blueprint.ts";

const WEEKDAYS = [1, 2, 3, 4, 5];

const DENTIST = ["dental-exam", "tooth-filling"];
const FAMILY = ["new-patient-visit", "office-visit", "annual-physical", "video-visit"];

/** The 24 of Riverside. Hours leave out lunch, so a day is two rules. */
export const RIVERSIDE_PRACTITIONERS: readonly PractitionerBlueprint[] = [
  {
    ...named("Dr.", "Maya", "Chen", "female", ["English", "Mandarin"]),
    specialty: "dentistry",
    offers: DENTIST,
    hours: day(WEEKDAYS, "downtown", "08:30", "17:00"),
  },
  {
    ...named("Dr.", "Samuel", "Okafor", "male", ["English"]),
    specialty: "dentistry",
    offers: DENTIST,
    hours: day([1, 2, 4, 5], "north", "08:00", "16:30"),
  },
  {
    ...named("Dr.", "Priya", "Nair", "female", ["English", "Hindi"]),
    specialty: "dentistry",
    offers: ["dental-exam", { visitType: "tooth-filling", durationMinutes: 50 }],
    hours: day([1, 2, 3, 4], "south", "09:00", "18:00"),
  },
  {
    ...named("Mr.", "Tomas", "Rivera", "male", ["English", "Spanish"]),
    specialty: "dentistry",
    offers: ["dental-cleaning"],
    hours: day(WEEKDAYS, "downtown", "08:00", "17:30"),
    keepFree: [{ day: 2, from: "14:00", to: "17:30" }],
  },
  {
    ...named("Ms.", "Grace", "Kim", "female", ["English", "Korean"]),
    specialty: "dentistry",
    offers: ["dental-cleaning"],
    hours: [...day([1, 3, 5], "downtown", "09:00", "17:00"), ...day([2, 4], "north", "08:00", "16:30")],
    popularity: 1.3,
  },
  {
    ...named("Ms.", "Leila", "Haddad", "female", ["English", "Arabic"]),
    specialty: "dentistry",
    offers: ["dental-cleaning"],
    hours: day([2, 3, 4, 5], "south", "09:00", "18:00"),
    keepFree: [{ day: 2, from: "15:00", to: "18:00" }],
  },
  {
    ...named("Mr.", "Ben", "Carter", "male", ["English"]),
    specialty: "dentistry",
    offers: ["dental-cleaning"],
    hours: [...day([1, 2, 3], "north", "08:00", "16:00"), { days: [6], at: "downtown", from: "09:00", to: "13:00" }],
  },
  {
    ...named("Dr.", "Daniel", "Lee", "male", ["English", "Korean"]),
    specialty: "family medicine",
    offers: FAMILY,
    hours: day(WEEKDAYS, "downtown", "08:00", "17:00"),
  },
  {
    ...named("Dr.", "Helen", "Brooks", "female", ["English"]),
    specialty: "family medicine",
    acceptingNew: false,
    offers: FAMILY,
    hours: day([1, 2, 3, 4], "downtown", "08:00", "16:00"),
    popularity: 1.5,
  },
  {
    ...named("Dr.", "Omar", "Farouk", "male", ["English", "Arabic", "French"]),
    specialty: "family medicine",
    offers: [...FAMILY, "vaccination"],
    hours: day(WEEKDAYS, "north", "08:00", "16:30"),
  },
  {
    ...named("Dr.", "Rosa", "Martinez", "female", ["English", "Spanish"]),
    specialty: "family medicine",
    offers: [...FAMILY, "vaccination"],
    hours: [...day([1, 2, 3, 5], "south", "09:00", "17:30"), ...day([4], "south", "11:00", "20:00")],
  },
  {
    ...named("Dr.", "Wei", "Zhang", "male", ["English", "Mandarin"]),
    specialty: "family medicine",
    offers: FAMILY,
    hours: [
      ...day([1, 3], "north", "09:00", "16:30"),
      { days: [2, 4], at: "downtown", from: "08:00", to: "12:00", only: ["video-visit"] },
      { days: [5], at: "downtown", from: "09:00", to: "13:00" },
    ],
  },
  {
    ...named("Ms.", "Amy", "Novak", "female", ["English", "Polish"]),
    specialty: "family medicine",
    offers: ["vaccination", "office-visit"],
    hours: [...day(WEEKDAYS, "downtown", "08:00", "16:00"), { days: [6], at: "downtown", from: "09:00", to: "13:00" }],
  },
  {
    ...named("Dr.", "Susan", "Lee", "female", ["English"]),
    specialty: "dermatology",
    offers: ["skin-check", "skin-procedure", "patch-test"],
    hours: day([1, 2, 4], "south", "09:00", "17:00"),
  },
  {
    ...named("Dr.", "Victor", "Petrov", "male", ["English", "Russian"]),
    specialty: "dermatology",
    offers: ["skin-check", "skin-procedure"],
    hours: day([1, 3, 5], "downtown", "09:00", "16:00"),
    fullWeeks: 4,
  },
  {
    ...named("Dr.", "Nina", "Patel", "female", ["English", "Gujarati"]),
    specialty: "pediatrics",
    offers: ["child-visit", "vaccination"],
    hours: day(WEEKDAYS, "north", "08:00", "16:30"),
  },
  {
    ...named("Dr.", "James", "Whitfield", "male", ["English"]),
    specialty: "pediatrics",
    offers: ["child-visit", { visitType: "vaccination", durationMinutes: 15 }],
    hours: day([1, 2, 4, 5], "south", "09:00", "17:30"),
  },
  {
    ...named("Dr.", "Aisha", "Bello", "female", ["English", "Hausa"]),
    specialty: "pediatrics",
    offers: ["child-visit"],
    hours: day([1, 2, 3, 4], "downtown", "08:30", "16:30"),
    leave: { fromWeek: -2, toWeek: 5, reason: "Parental leave" },
  },
  {
    ...named("Dr.", "Claire", "Dubois", "female", ["English", "French"]),
    specialty: "women's health",
    offers: ["womens-health-exam"],
    hours: day([1, 2, 3, 5], "downtown", "08:30", "16:30"),
    fullWeeks: 1,
  },
  {
    ...named("Dr.", "Fatima", "Siddiqui", "female", ["English", "Urdu"]),
    specialty: "women's health",
    offers: ["womens-health-exam", "ultrasound"],
    hours: [...day([1, 3], "north", "08:30", "16:30"), ...day([2, 4], "downtown", "09:00", "17:00")],
  },
  {
    ...named("Ms.", "Hannah", "Weiss", "female", ["English", "German"]),
    specialty: "imaging",
    offers: ["ultrasound"],
    hours: day([1, 2, 3, 5], "downtown", "08:00", "16:00"),
  },
  {
    ...named("Mr.", "Marcus", "Reed", "male", ["English"]),
    specialty: "physiotherapy",
    offers: ["physiotherapy", "movement-check-video", "posture-class"],
    hours: day([1, 2, 3, 4, 5], "south", "09:00", "18:00"),
    popularity: 1.2,
  },
  {
    ...named("Ms.", "Ingrid", "Olsen", "female", ["English", "Norwegian"]),
    specialty: "physiotherapy",
    offers: ["physiotherapy"],
    hours: day(WEEKDAYS, "north", "08:00", "16:00").map((hours) => ({ ...hours, everyWeeks: 2 })),
  },
  {
    ...named("Mr.", "Paulo", "Santos", "male", ["English", "Portuguese", "Spanish"]),
    specialty: "physiotherapy",
    offers: [{ visitType: "physiotherapy", durationMinutes: 60 }],
    hours: [...day([2, 4], "south", "09:00", "17:00"), ...day([3], "north", "08:00", "16:00")],
  },
];

function named(
  prefix: string,
  givenName: string,
  familyName: string,
  gender: "female" | "male",
  languages: readonly string[],
) {
  return { slug: `${givenName}-${familyName}`.toLowerCase(), prefix, givenName, familyName, gender, languages };
}

/** A working day with an hour's lunch from noon. */
function day(days: readonly number[], at: string, from: string, to: string) {
  return [
    { days, at, from, to: "12:00" },
    { days, at, from: "13:00", to },
  ];
}
