import { readPerson } from "../../src/scheduling/patient-details.ts";
import type * as schema from "../schema/index.ts";
import type { ClinicBlueprint } from "./blueprint.ts";
import { idsOf } from "./build-clinic.ts";
import { createRandom } from "./random.ts";
import { addDays, instantOf } from "./wall-clock.ts";

export interface SeededPatient {
  row: typeof schema.patients.$inferInsert & { id: string };
  gender: "female" | "male";
  /** Came to the clinic before its calendar begins, so "established" visits suit from the first day. */
  cameBefore: boolean;
}

const FEMALE_NAMES =
  "Olivia Emma Sofia Amelia Grace Chloe Hannah Maria Aaliyah Mei Fatima Ingrid Zoe Leah Nora Priya Carmen Ruth Joyce Elena Naomi Tessa Alma Brianna Yuki Simone Dolores Irene Paula Keisha";
const MALE_NAMES =
  "Liam Noah James Mateo Ethan Lucas Henry Samuel Omar Wei Diego Marcus Isaac Leo Andre Victor Ravi Kofi Peter Walter Gabriel Felix Hugo Tariq Dmitri Owen Calvin Julian Raymond Kenji";
const FAMILY_NAMES =
  "Adams Baker Castillo Diaz Edwards Fischer Garcia Hughes Ibrahim Johnson Kowalski Lopez Murphy Nguyen Ortiz Parker Quinn Robinson Schmidt Thompson Ueda Vargas Walker Xu Young Zimmerman Abbott Bennett Choi Delgado Evans Foster Grant Hassan Ivanov Jensen Khan Larsen Mendoza Novak";

/** The patients of a demo clinic: the same people for the same anchor, a quarter of them children. */
export function buildPatients(blueprint: ClinicBlueprint, anchor: string): SeededPatient[] {
  const id = idsOf(blueprint);
  const year = Number(anchor.slice(0, 4));
  const known = new Set<string>();
  const doctors = blueprint.practitioners
    .filter(({ specialty, acceptingNew = true }) => specialty === "family medicine" && acceptingNew)
    .map(({ slug }) => id("practitioner", slug));
  const patients: SeededPatient[] = [];
  for (let number = 1; patients.length < blueprint.patients; number++) {
    const random = createRandom(`${blueprint.slug}/patient/${number}`);
    const gender = random.chance(0.54) ? "female" : "male";
    const givenName = random.pick((gender === "female" ? FEMALE_NAMES : MALE_NAMES).split(" "));
    const familyName = random.pick(FAMILY_NAMES.split(" "));
    const age = random.chance(0.25) ? random.between(1, 16) : random.between(18, 86);
    const dateOfBirth = addDays(`${year - age}-01-01`, random.between(0, 363));
    // 555-0100 to 555-0199 are kept for fiction: nobody can be called by mistake.
    const phone = `${random.pick(blueprint.areaCodes)}55501${String(random.between(0, 99)).padStart(2, "0")}`;
    const { matchKey } = readPerson({ givenName, familyName, dateOfBirth, phone });
    if (known.has(matchKey)) continue;
    known.add(matchKey);
    patients.push({
      row: {
        id: id("patient", number),
        clinicId: id("clinic"),
        givenName,
        familyName,
        dateOfBirth,
        phone,
        email: random.chance(0.7) ? `${givenName}.${familyName}.${number}@example.com`.toLowerCase() : null,
        matchKey,
        // Every third knows a doctor; no random draw, so that the visits stay as they are.
        preferredPractitionerId: number % 3 === 0 ? (doctors[number % doctors.length] ?? null) : null,
        createdAt: instantOf(addDays(anchor, -random.between(60, 1500)), 10 * 60, blueprint.timeZone),
      },
      gender,
      cameBefore: random.chance(0.8),
    });
  }
  return patients;
}
