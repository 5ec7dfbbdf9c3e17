import { toCivilDay, toMinutes, weekdayOf } from "../../src/scheduling/civil-day.ts";
import { asBooked, type BookedRows, type SeededVisit } from "./as-booked.ts";
import type { ClinicBlueprint, PractitionerBlueprint, VisitTypeBlueprint } from "./blueprint.ts";
import { idsOf } from "./build-clinic.ts";
import type { SeededPatient } from "./build-patients.ts";
import { createOccupancy } from "./occupancy.ts";
import { createPatientPicker } from "./pick-patient.ts";
import { createRandom, type Random } from "./random.ts";
import { addDays, instantOf } from "./wall-clock.ts";
import { type WorkWindow, workWindows } from "./workday.ts";

/** Weeks of visits on each side of the anchor. */
export const SEEDED_WEEKS = 8;
const PAST_LOAD = 0.2;
/** Share of free time that is booked, by week after the anchor: calendars fill up from the near end. */
const FUTURE_LOAD = [0.32, 0.26, 0.2, 0.14, 0.1, 0.07, 0.05, 0.03];
/** How far the search moves on when it leaves time free. */
const IDLE_MINUTES = 30;

/**
 * Visits from eight weeks before the anchor to eight weeks after it. No two of them share a practitioner, room, device
 * or patient at once; nothing lies outside working hours. From the anchor day on they are still to come.
 */
export function buildCalendar(
  blueprint: ClinicBlueprint,
  patients: readonly SeededPatient[],
  anchor: string,
): BookedRows {
  const calendar = createCalendar(blueprint, patients, anchor);
  for (let offset = -7 * SEEDED_WEEKS; offset < 7 * SEEDED_WEEKS; offset++) {
    const date = addDays(anchor, offset);
    for (const person of blueprint.practitioners) {
      const random = createRandom(`${blueprint.slug}/${anchor}/${person.slug}/${date}`);
      for (const window of workWindows(blueprint, person, date, anchor)) {
        calendar.fill({ person, window, date, random, load: loadOf(person, offset) });
      }
    }
  }
  return calendar.rows();
}

function loadOf(person: PractitionerBlueprint, offset: number): number {
  const week = Math.floor(offset / 7);
  if (week >= 0 && week < (person.fullWeeks ?? 0)) return 1;
  const usual = week < 0 ? PAST_LOAD : (FUTURE_LOAD[week] ?? 0);
  return Math.min(0.9, usual * (person.popularity ?? 1));
}

interface Filling {
  person: PractitionerBlueprint;
  window: WorkWindow;
  date: string;
  random: Random;
  load: number;
}

function createCalendar(blueprint: ClinicBlueprint, patients: readonly SeededPatient[], anchor: string) {
  const id = idsOf(blueprint);
  const { timeZone } = blueprint;
  const occupancy = createOccupancy();
  const picker = createPatientPicker(patients, occupancy, blueprint.policy.maxActiveAppointments - 1);
  const visitTypes = new Map(blueprint.visitTypes.map((type) => [type.slug, type]));
  const locationOf = new Map(blueprint.equipment.map(({ slug, at }) => [slug, at]));
  const visits: SeededVisit[] = [];
  const perDay = new Map<string, number>();

  function fill(filling: Filling): void {
    const { window, random, load } = filling;
    for (let cursor = window.from; cursor < window.to; ) {
      const next = random.chance(load) ? place(filling, cursor) : null;
      cursor = next ?? cursor + (load === 1 ? 5 : IDLE_MINUTES);
    }
  }

  /** Books a visit at or just after the cursor; returns where the practitioner is free again, or null. */
  function place(filling: Filling, cursor: number): number | null {
    const { person, window, date, random, load } = filling;
    const offers = offersIn(person, window, load === 1);
    if (offers.length === 0) return null;
    const offer = random.weighted(offers, ({ type }) => type.weight ?? 1);
    const { slotGridMinutes: grid = 15, slotGridOffsetMinutes: gridOffset = 0 } = offer.type;
    const before = offer.type.bufferBeforeMinutes ?? 0;
    const start = Math.ceil((cursor + before - gridOffset) / grid) * grid + gridOffset;
    const end = start + offer.durationMinutes;
    const freeAgain = end + (offer.type.bufferAfterMinutes ?? 0);
    if (freeAgain > window.to || isKeptFree(person, date, start - before, freeAgain)) return null;

    const countKey = `${person.slug}/${offer.type.slug}/${date}`;
    const sameDay = perDay.get(countKey) ?? 0;
    if (sameDay >= (offer.type.dailyCap ?? Number.POSITIVE_INFINITY)) return null;

    const [from, to] = [
      instantOf(date, start - before, timeZone).getTime(),
      instantOf(date, freeAgain, timeZone).getTime(),
    ];
    const equipment = freeEquipment(offer.type, window.at, from, to);
    const startsAt = instantOf(date, start, timeZone);
    const endsAt = instantOf(date, end, timeZone);
    const isPast = date < anchor;
    const patient = picker.pick({ type: offer.type, date, startsAt, endsAt, isPast, random, insist: load === 1 });
    if (!equipment || !patient) return null;

    const outcome = outcomeOf(isPast, load === 1, random);
    if (outcome !== "cancelled") {
      for (const { id: resource } of equipment) occupancy.take(resource, from, to);
      occupancy.take(patient.row.id, startsAt.getTime(), endsAt.getTime());
    }
    perDay.set(countKey, sameDay + 1);
    picker.saw(patient, { isPast, outcome });
    visits.push({
      clinic: blueprint,
      number: visits.length + 1,
      practitioner: person,
      location: window.at,
      visitType: offer.type,
      durationMinutes: offer.durationMinutes,
      patientId: patient.row.id,
      equipment,
      startsAt,
      endsAt,
      status: outcome,
      bookedAt: bookedAt(startsAt, anchor, timeZone, random),
      cancelledBefore: isPast ? startsAt : instantOf(anchor, 0, timeZone),
    });
    return freeAgain;
  }

  function offersIn(person: PractitionerBlueprint, window: WorkWindow, shortestOnly: boolean) {
    const offers = person.offers
      .map((offer) => {
        const type = visitTypes.get(typeof offer === "string" ? offer : offer.visitType);
        if (!type)
          throw new Error(`${person.slug} offers ${JSON.stringify(offer)}, which ${blueprint.slug} does not have`);
        return { type, durationMinutes: typeof offer === "string" ? type.durationMinutes : offer.durationMinutes };
      })
      .filter(({ type }) => !window.only || window.only.includes(type.slug))
      .filter(({ type }) =>
        (type.needs ?? []).every(({ members }) => members.some((slug) => locationOf.get(slug) === window.at)),
      );
    if (!shortestOnly) return offers;
    // A calendar is only full when not even the shortest visit fits.
    const shortest = Math.min(...offers.map(({ durationMinutes }) => durationMinutes));
    return offers.filter(({ durationMinutes }) => durationMinutes === shortest);
  }

  /** One free member of every group at the site, or null. */
  function freeEquipment(type: VisitTypeBlueprint, at: string, from: number, to: number) {
    const chosen: SeededVisit["equipment"] = [];
    for (const { kind, members } of type.needs ?? []) {
      const slug = members.find(
        (member) => locationOf.get(member) === at && occupancy.isFree(id("equipment", member), from, to),
      );
      if (!slug) return null;
      chosen.push({ id: id("equipment", slug), kind });
    }
    return chosen;
  }

  return { fill, rows: () => asBooked(visits) };
}

function isKeptFree(person: PractitionerBlueprint, date: string, from: number, to: number): boolean {
  return (person.keepFree ?? []).some(
    (kept) => kept.day === weekdayOf(toCivilDay(date)) && from < toMinutes(kept.to) && toMinutes(kept.from) < to,
  );
}

function outcomeOf(isPast: boolean, isFull: boolean, random: Random): SeededVisit["status"] {
  const roll = random.next();
  if (!isPast) return roll < 0.05 && !isFull ? "cancelled" : "booked";
  if (roll < 0.1) return "cancelled";
  return roll < 0.16 ? "noshow" : "fulfilled";
}

/** Some days before the visit, and before the anchor. */
function bookedAt(startsAt: Date, anchor: string, timeZone: string, random: Random): Date {
  const earlier = startsAt.getTime() - random.between(1, 28) * 86_400_000 - random.between(0, 300) * 60_000;
  const latest = instantOf(addDays(anchor, -1), random.between(9 * 60, 17 * 60), timeZone).getTime();
  return new Date(Math.min(earlier, latest));
}
