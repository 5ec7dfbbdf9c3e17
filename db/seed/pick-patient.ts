import { wholeYears } from "../../src/scheduling/civil-day.ts";
import type { SeededVisit } from "./as-booked.ts";
import type { VisitTypeBlueprint } from "./blueprint.ts";
import type { SeededPatient } from "./build-patients.ts";
import type { Occupancy } from "./occupancy.ts";
import type { Random } from "./random.ts";

const TRIES = 12;

interface Wish {
  type: VisitTypeBlueprint;
  date: string;
  startsAt: Date;
  endsAt: Date;
  isPast: boolean;
  random: Random;
  /** Look through everyone rather than give up. */
  insist: boolean;
}

/** Finds patients whom a visit suits; nobody gets more than `maxUpcoming` visits to come, or two at once. */
export function createPatientPicker(patients: readonly SeededPatient[], occupancy: Occupancy, maxUpcoming: number) {
  const upcoming = new Map<string, number>();
  const established = new Set(patients.filter(({ cameBefore }) => cameBefore).map(({ row }) => row.id));
  const seen = new Set(established);

  function suits({ row, gender }: SeededPatient, { type, date, startsAt, endsAt, isPast }: Wish): boolean {
    if (type.gender && type.gender !== gender) return false;
    if (type.patientKind === "new" && seen.has(row.id)) return false;
    if (type.patientKind === "established" && !established.has(row.id)) return false;
    const age = wholeYears(row.dateOfBirth, date);
    if (age < (type.minAgeYears ?? 0) || age > (type.maxAgeYears ?? 200)) return false;
    if (!isPast && (upcoming.get(row.id) ?? 0) >= maxUpcoming) return false;
    return occupancy.isFree(row.id, startsAt.getTime(), endsAt.getTime());
  }

  function pick(wish: Wish): SeededPatient | null {
    for (let tries = 0; tries < TRIES; tries++) {
      const patient = wish.random.pick(patients);
      if (suits(patient, wish)) return patient;
    }
    return (wish.insist && patients.find((patient) => suits(patient, wish))) || null;
  }

  /** Remembers a visit: a fulfilled one makes its patient established, as the booking rules count it. */
  function saw({ row }: SeededPatient, { isPast, outcome }: { isPast: boolean; outcome: SeededVisit["status"] }): void {
    seen.add(row.id);
    if (outcome === "fulfilled") established.add(row.id);
    if (!isPast && outcome === "booked") upcoming.set(row.id, (upcoming.get(row.id) ?? 0) + 1);
  }

  return { pick, saw };
}
