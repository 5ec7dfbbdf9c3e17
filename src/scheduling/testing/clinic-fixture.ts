import { randomUUID } from "node:crypto";
import { connect, type Db, withClinic } from "../../../db/client.ts";
import {
  type ClinicPolicy,
  clinics,
  locations,
  practitioners,
  practitionerVisitTypes,
  requirementGroupMembers,
  requirementGroups,
  resources,
  scheduleRules,
  visitTypes,
} from "../../../db/schema/index.ts";
import type { PatientDetails, SchedulingContext } from "../model.ts";

type Hours = Partial<typeof scheduleRules.$inferInsert>;

export interface ClinicFixtureOptions {
  timeZone?: string;
  policy?: Partial<ClinicPolicy>;
  visitType?: Partial<typeof visitTypes.$inferInsert>;
  locations?: number;
  /** How many, or one entry for each. */
  practitioners?: number | Partial<typeof practitioners.$inferInsert>[];
  /** Weekly hours of every practitioner at every location; default Monday to Friday, 09:00 to 17:00. */
  hours?: Hours[];
  /** Rooms and devices that a visit needs one of, at each location. */
  rooms?: number;
  devices?: number;
}

export interface ClinicFixture {
  clinicId: string;
  visitTypeId: string;
  locationIds: string[];
  practitionerIds: string[];
  /** By location, in order. */
  roomIds: string[];
  deviceIds: string[];
  /** A patient's conversation; a new one each time unless its id is given. */
  patientContext(threadId?: string): SchedulingContext;
  staffContext(): SchedulingContext;
  /** Writes more rows as the owner, inside the clinic. */
  write<Result>(work: (tx: Db) => Promise<Result>): Promise<Result>;
}

export const FIXTURE_POLICY: ClinicPolicy = {
  holdMinutes: 5,
  holdMaxMinutes: 20,
  cancelCutoffHours: 24,
  rescheduleLimit: 2,
  maxActiveAppointments: 5,
};

/**
 * A small clinic of its own with random ids, written as the database's owner (a URL, or a pool that stays open). Row
 * security is forced, so the owner too must say for which clinic it writes.
 */
export async function createClinicFixture(
  owner: string | Db,
  options: ClinicFixtureOptions = {},
): Promise<ClinicFixture> {
  const clinicId = randomUUID();
  const { timeZone = "America/New_York" } = options;
  const write = async <Result>(work: (tx: Db) => Promise<Result>): Promise<Result> => {
    if (typeof owner !== "string") return withClinic(owner, clinicId, work);
    const { db, close } = connect(owner, { max: 1 });
    try {
      return await withClinic(db, clinicId, work);
    } finally {
      await close();
    }
  };
  const rows = fixtureRows(clinicId, timeZone, options);
  await write(async (tx) => {
    await tx.insert(clinics).values(rows.clinic);
    await tx.insert(locations).values(rows.locations);
    await tx.insert(visitTypes).values(rows.visitType);
    await tx.insert(resources).values(rows.resources);
    await tx.insert(practitioners).values(rows.practitioners);
    await tx.insert(practitionerVisitTypes).values(rows.offers);
    if (rows.rules.length > 0) await tx.insert(scheduleRules).values(rows.rules);
    if (rows.groups.length > 0) {
      await tx.insert(requirementGroups).values(rows.groups);
      await tx.insert(requirementGroupMembers).values(rows.members);
    }
  });
  const idsOf = (kind: string) => rows.resources.filter((resource) => resource.kind === kind).map(({ id }) => id);
  return {
    clinicId,
    visitTypeId: rows.visitType.id,
    locationIds: rows.locations.map(({ id }) => id),
    practitionerIds: rows.practitioners.map(({ id }) => id),
    roomIds: idsOf("room"),
    deviceIds: idsOf("device"),
    patientContext: (threadId = randomUUID()) => ({ clinicId, actor: `thread:${threadId}`, channel: "chat" }),
    staffContext: () => ({ clinicId, actor: `staff:${randomUUID()}`, channel: "staff" }),
    write,
  };
}

/** Somebody new each time, unless told who. */
export function aPatient(details: Partial<PatientDetails> = {}): PatientDetails {
  const digits = String(Math.floor(Math.random() * 1e7)).padStart(7, "0");
  return { givenName: "Ana", familyName: "Ruiz", dateOfBirth: "1988-04-03", phone: `555${digits}`, ...details };
}

function fixtureRows(clinicId: string, timeZone: string, options: ClinicFixtureOptions) {
  const { rooms = 0, devices = 0, hours = [{}] } = options;
  const people =
    typeof options.practitioners === "object" ? options.practitioners : Array(options.practitioners ?? 1).fill({});
  const slug = clinicId.slice(0, 8);
  const locationRows = Array.from({ length: options.locations ?? 1 }, (_, index) => ({
    id: randomUUID() as string,
    clinicId,
    slug: `site-${index}`,
    name: `Site ${index}`,
    address: `${index + 1} Main Street`,
    city: "Springfield",
    phone: "555-0100",
    timeZone,
  }));
  const visitType = {
    id: randomUUID() as string,
    clinicId,
    slug: "check-up",
    name: "Check-up",
    specialty: "general practice",
    durationMinutes: 30,
    slotGridMinutes: 30,
    minNoticeMinutes: 60,
    horizonDays: 60,
    ...options.visitType,
  };
  const practitionerRows = people.map((person: Partial<typeof practitioners.$inferInsert>, index: number) => ({
    id: randomUUID() as string,
    clinicId,
    slug: `practitioner-${index}`,
    prefix: "Dr.",
    givenName: "Kim",
    familyName: `Person${String(index).padStart(3, "0")}`,
    specialty: "general practice",
    ...person,
  }));
  const members = (kind: "room" | "device", count: number) =>
    locationRows.flatMap(({ id: locationId }) =>
      Array.from({ length: count }, (_, index) => ({
        id: randomUUID() as string,
        clinicId,
        kind,
        locationId,
        name: `${kind} ${index}`,
      })),
    );
  const memberRows = [...members("room", rooms), ...members("device", devices)];
  const groups = (["room", "device"] as const)
    .filter((kind) => memberRows.some((member) => member.kind === kind))
    .map((kind) => ({
      id: randomUUID() as string,
      clinicId,
      visitTypeId: visitType.id,
      kind,
      label: `treatment ${kind}`,
    }));
  return {
    clinic: {
      id: clinicId,
      slug: `clinic-${slug}`,
      name: `Clinic ${slug}`,
      timeZone,
      phone: "555-0100",
      policy: { ...FIXTURE_POLICY, ...options.policy },
    },
    locations: locationRows,
    visitType,
    resources: [
      ...practitionerRows.map(({ id, familyName }) => ({
        id,
        clinicId,
        kind: "practitioner" as const,
        locationId: null,
        name: familyName,
      })),
      ...memberRows,
    ],
    practitioners: practitionerRows,
    offers: practitionerRows.map(({ id }) => ({ clinicId, practitionerId: id, visitTypeId: visitType.id })),
    rules: practitionerRows.flatMap(({ id }) =>
      locationRows.flatMap(({ id: locationId }) =>
        hours.map((rule) => ({
          id: randomUUID() as string,
          clinicId,
          resourceId: id,
          locationId,
          weekdays: [1, 2, 3, 4, 5],
          startTime: "09:00",
          endTime: "17:00",
          effectiveFrom: "2024-01-01",
          ...rule,
        })),
      ),
    ),
    groups,
    members: memberRows.map((member) => ({
      clinicId,
      groupId: groups.find(({ kind }) => kind === member.kind)?.id ?? "",
      resourceId: member.id,
    })),
  };
}
