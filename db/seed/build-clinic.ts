import type * as schema from "../schema/index.ts";
import type { ClinicBlueprint, VisitTypeBlueprint } from "./blueprint.ts";
import { holidaysOf } from "./holidays.ts";
import { seedId } from "./seed-id.ts";
import { addDays, instantOf, nextWeekday } from "./wall-clock.ts";

/** Rows of everything about a clinic that is not a patient, a visit or a document. */
export interface ClinicRows {
  clinic: typeof schema.clinics.$inferInsert;
  locations: (typeof schema.locations.$inferInsert)[];
  staffUsers: (typeof schema.staffUsers.$inferInsert)[];
  resources: (typeof schema.resources.$inferInsert)[];
  practitioners: (typeof schema.practitioners.$inferInsert)[];
  visitTypes: (typeof schema.visitTypes.$inferInsert)[];
  practitionerVisitTypes: (typeof schema.practitionerVisitTypes.$inferInsert)[];
  requirementGroups: (typeof schema.requirementGroups.$inferInsert)[];
  requirementGroupMembers: (typeof schema.requirementGroupMembers.$inferInsert)[];
  scheduleRules: (typeof schema.scheduleRules.$inferInsert)[];
  scheduleExceptions: (typeof schema.scheduleExceptions.$inferInsert)[];
  timeOff: (typeof schema.timeOff.$inferInsert)[];
}

/**
 * A Monday long before any anchor: the demo can be asked about any day (`--now`), and which weeks are "every second
 * week" does not move with the anchor.
 */
export const RULES_FROM = "2020-01-06";

/** Turns a blueprint into rows around the anchor day (`YYYY-MM-DD`). The same input gives the same rows. */
export function buildClinic(blueprint: ClinicBlueprint, anchor: string): ClinicRows {
  const id = idsOf(blueprint);
  const clinicId = id("clinic");
  return {
    clinic: {
      id: clinicId,
      slug: blueprint.slug,
      name: blueprint.name,
      timeZone: blueprint.timeZone,
      phone: blueprint.phone,
      policy: blueprint.policy,
      createdAt: instantOf(anchor, 0, blueprint.timeZone),
    },
    locations: blueprint.locations.map((location) => ({
      ...location,
      aliases: [...location.aliases],
      id: id("location", location.slug),
      clinicId,
      timeZone: blueprint.timeZone,
    })),
    staffUsers: blueprint.staff.map((user) => ({ ...user, id: id("staff", user.email), clinicId })),
    ...buildPeopleAndOffers(blueprint, clinicId),
    ...buildTimes(blueprint, clinicId, anchor),
  };
}

/** Ids of one demo clinic's things: `id("practitioner", "daniel-lee")`. */
export function idsOf(blueprint: Pick<ClinicBlueprint, "slug">) {
  return (kind: string, ...name: (string | number)[]) => seedId(blueprint.slug, kind, ...name);
}

function buildPeopleAndOffers(blueprint: ClinicBlueprint, clinicId: string) {
  const id = idsOf(blueprint);
  const { practitioners, equipment, visitTypes } = blueprint;
  const groups = visitTypes.flatMap(({ slug, needs = [] }) =>
    needs.map((need) => ({ ...need, groupId: id("group", slug, need.label), visitTypeId: id("visit-type", slug) })),
  );
  return {
    resources: [
      ...practitioners.map((person) => ({
        id: id("practitioner", person.slug),
        clinicId,
        kind: "practitioner" as const,
        locationId: null,
        name: `${person.prefix} ${person.givenName} ${person.familyName}`,
      })),
      ...equipment.map(({ slug, kind, name, at }) => ({
        id: id("equipment", slug),
        clinicId,
        kind,
        name,
        locationId: id("location", at),
      })),
    ],
    practitioners: practitioners.map((person) => ({
      id: id("practitioner", person.slug),
      clinicId,
      slug: person.slug,
      prefix: person.prefix,
      givenName: person.givenName,
      familyName: person.familyName,
      specialty: person.specialty,
      languages: [...person.languages],
      gender: person.gender,
      acceptingNew: person.acceptingNew ?? true,
    })),
    visitTypes: visitTypes.map((type) => visitTypeRow(type, clinicId, id("visit-type", type.slug))),
    practitionerVisitTypes: practitioners.flatMap((person) =>
      person.offers.map((offer) => ({
        clinicId,
        practitionerId: id("practitioner", person.slug),
        visitTypeId: id("visit-type", typeof offer === "string" ? offer : offer.visitType),
        durationMinutes: typeof offer === "string" ? null : offer.durationMinutes,
      })),
    ),
    requirementGroups: groups.map(({ groupId, visitTypeId, kind, label }) => ({
      id: groupId,
      clinicId,
      visitTypeId,
      kind,
      label,
    })),
    requirementGroupMembers: groups.flatMap(({ groupId, members }) =>
      members.map((member) => ({ clinicId, groupId, resourceId: id("equipment", member) })),
    ),
  };
}

function visitTypeRow(type: VisitTypeBlueprint, clinicId: string, id: string): typeof schema.visitTypes.$inferInsert {
  return {
    id,
    clinicId,
    slug: type.slug,
    name: type.name,
    aliases: [...type.aliases],
    specialty: type.specialty,
    durationMinutes: type.durationMinutes,
    bufferBeforeMinutes: type.bufferBeforeMinutes ?? 0,
    bufferAfterMinutes: type.bufferAfterMinutes ?? 0,
    slotGridMinutes: type.slotGridMinutes ?? 15,
    slotGridOffsetMinutes: type.slotGridOffsetMinutes ?? 0,
    minNoticeMinutes: type.minNoticeMinutes ?? 60,
    horizonDays: type.horizonDays ?? 60,
    channel: type.channel ?? "self",
    modality: type.modality ?? "in_person",
    patientKind: type.patientKind ?? "any",
    minAgeYears: type.minAgeYears ?? null,
    maxAgeYears: type.maxAgeYears ?? null,
    needsReferral: type.needsReferral ?? false,
    needsApproval: type.needsApproval ?? false,
    seats: type.seats ?? 1,
    dailyCap: type.dailyCap ?? null,
    preparation: type.preparation ?? null,
  };
}

function buildTimes(blueprint: ClinicBlueprint, clinicId: string, anchor: string) {
  const id = idsOf(blueprint);
  const { practitioners, timeZone } = blueprint;
  const year = Number(anchor.slice(0, 4));
  const closed = [year - 1, year, year + 1, year + 2].flatMap(holidaysOf);
  return {
    scheduleRules: practitioners.flatMap(({ slug, hours }) =>
      hours.map(({ days, at, from, to, everyWeeks = 1, only }, index) => ({
        id: id("rule", slug, index),
        clinicId,
        resourceId: id("practitioner", slug),
        locationId: id("location", at),
        weekdays: [...days],
        startTime: from,
        endTime: to,
        visitTypeIds: only ? only.map((visitType) => id("visit-type", visitType)) : null,
        everyWeeks,
        effectiveFrom: RULES_FROM,
      })),
    ),
    scheduleExceptions: [
      ...closed.map(([date, reason]) => ({
        id: id("holiday", date),
        clinicId,
        resourceId: null,
        locationId: null,
        date,
        startTime: null,
        endTime: null,
        kind: "closed" as const,
        reason,
      })),
      ...blueprint.partClosures.map(({ at, day, afterDays, from, to, reason }) => ({
        id: id("closure", at, afterDays),
        clinicId,
        resourceId: null,
        locationId: id("location", at),
        date: nextWeekday(addDays(anchor, afterDays), day),
        kind: "closed" as const,
        startTime: from,
        endTime: to,
        reason,
      })),
      ...blueprint.extraOpenings.map(({ practitioner, at, day, afterDays, from, to }) => ({
        id: id("opening", practitioner, afterDays),
        clinicId,
        resourceId: id("practitioner", practitioner),
        locationId: id("location", at),
        date: nextWeekday(addDays(anchor, afterDays), day),
        kind: "open" as const,
        startTime: from,
        endTime: to,
        reason: "Extra opening",
      })),
    ],
    timeOff: practitioners.flatMap(({ slug, leave }) =>
      leave
        ? [
            {
              id: id("leave", slug),
              clinicId,
              resourceId: id("practitioner", slug),
              startsAt: instantOf(addDays(anchor, leave.fromWeek * 7), 0, timeZone),
              endsAt: instantOf(addDays(anchor, leave.toWeek * 7), 0, timeZone),
              reason: leave.reason,
            },
          ]
        : [],
    ),
  };
}
