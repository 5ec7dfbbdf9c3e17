import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { describe, expect, it } from "vitest";
import { aPatient, createClinicFixture } from "./testing/clinic-fixture.ts";
import { integrationSuite, MONDAY_9 } from "./testing/int-suite.ts";
import { doubleBookings, race } from "./testing/race.ts";
import { slotIdAt } from "./testing/slots.ts";

const suite = integrationSuite();

const AT = "2026-03-03T15:00:00Z";

function count(outcomes: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const outcome of outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}

async function withAdmin<Result>(work: (admin: postgres.Sql) => Promise<Result>): Promise<Result> {
  const admin = postgres(suite.database.adminUrl, { max: 20, onnotice: () => {} });
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

describe("races of four processes", () => {
  it("R1: of forty bookings of one slot exactly one wins, and the others are told slot_taken", async () => {
    const clinic = await createClinicFixture(suite.owner.db);
    const common = { url: suite.database.url, clinicId: clinic.clinicId, now: MONDAY_9.toISOString() };
    const slotIds = Array(10).fill(slotIdAt(clinic, AT));
    const outcomes = await race(Array.from({ length: 4 }, () => ({ ...common, slotIds })));
    expect(count(outcomes)).toEqual({ booked: 1, slot_taken: 39 });
    expect(await withAdmin((admin) => doubleBookings(admin, clinic.clinicId))).toBe(0);
    expect(await suite.at().listAppointments(clinic.staffContext())).toHaveLength(1);
  });

  it("R1: overlapping slots of a fine grid never both win", async () => {
    const clinic = await createClinicFixture(suite.owner.db, {
      visitType: { durationMinutes: 45, slotGridMinutes: 15, bufferAfterMinutes: 15 },
    });
    const common = { url: suite.database.url, clinicId: clinic.clinicId, now: MONDAY_9.toISOString() };
    const slotIds = Array.from({ length: 12 }, (_, index) =>
      slotIdAt(clinic, new Date(Date.parse(AT) + index * 15 * 60_000).toISOString()),
    );
    const orders = [slotIds, slotIds.toReversed(), slotIds, slotIds.toReversed()];
    const outcomes = count(await race(orders.map((each) => ({ ...common, slotIds: each }))));
    const { booked = 0, slot_taken = 0, ...rest } = outcomes;
    expect(rest).toEqual({});
    expect(booked).toBeGreaterThan(0);
    expect(booked + slot_taken).toBe(48);
    expect(await withAdmin((admin) => doubleBookings(admin, clinic.clinicId))).toBe(0);
  });

  it("R2: practitioners and rooms wanted in opposite orders end without a deadlock showing", async () => {
    const clinic = await createClinicFixture(suite.owner.db, { practitioners: 6, rooms: 2, devices: 2 });
    const common = { url: suite.database.url, clinicId: clinic.clinicId, now: MONDAY_9.toISOString() };
    const slotIds = clinic.practitionerIds.map((_, index) => slotIdAt(clinic, AT, index));
    const orders = [slotIds, slotIds.toReversed(), slotIds, slotIds.toReversed()];
    const outcomes = await race(orders.map((each) => ({ ...common, slotIds: each })));
    const counts = count(outcomes);
    expect(counts.booked).toBe(2);
    const polite = ["booked", "slot_taken", "room_unavailable", "device_unavailable"];
    expect(outcomes.filter((outcome) => !polite.includes(outcome))).toEqual([]);
    expect(await withAdmin((admin) => doubleBookings(admin, clinic.clinicId))).toBe(0);
  });

  it("S3: the daily cap of a practitioner holds when forty-eight want the day at once", async () => {
    const clinic = await createClinicFixture(suite.owner.db, { practitioners: 2, visitType: { dailyCap: 3 } });
    const common = { url: suite.database.url, clinicId: clinic.clinicId, now: MONDAY_9.toISOString() };
    const slotIds = Array.from({ length: 12 }, (_, index) =>
      slotIdAt(clinic, new Date(Date.parse("2026-03-03T14:00:00Z") + index * 1_800_000).toISOString(), index % 2),
    );
    const outcomes = await race(
      [slotIds, slotIds.toReversed(), slotIds, slotIds].map((each) => ({ ...common, slotIds: each })),
    );
    const { booked, daily_cap = 0, slot_taken = 0, ...rest } = count(outcomes);
    expect(rest).toEqual({});
    expect(booked).toBe(6);
    expect(daily_cap + slot_taken).toBe(42);
    const visits = await suite.at().listAppointments(clinic.staffContext());
    expect(count(visits.map(({ practitionerId }) => practitionerId))).toEqual(
      Object.fromEntries(clinic.practitionerIds.map((id) => [id, 3])),
    );
  });

  it("S3: one patient in four tabs has no more visits ahead than the clinic allows", async () => {
    const clinic = await createClinicFixture(suite.owner.db, {
      practitioners: 4,
      policy: { maxActiveAppointments: 2 },
    });
    const one = { patient: aPatient(), threadId: randomUUID() };
    const common = { url: suite.database.url, clinicId: clinic.clinicId, now: MONDAY_9.toISOString(), one };
    const orders = clinic.practitionerIds.map((_, practitioner) => ({
      ...common,
      slotIds: Array.from({ length: 5 }, (__, index) =>
        slotIdAt(
          clinic,
          new Date(Date.parse("2026-03-03T14:00:00Z") + (practitioner * 3 + index) * 1_800_000).toISOString(),
          practitioner,
        ),
      ),
    }));
    const outcomes = count(await race(orders));
    expect(outcomes.booked).toBe(2);
    expect(
      Object.keys(outcomes).filter((code) => !["booked", "patient_active_limit", "patient_overlap"].includes(code)),
    ).toEqual([]);
    expect(await suite.at().listAppointments(clinic.staffContext())).toHaveLength(2);
  });

  it("mutation: without claims_no_overlap, writers past the locks book one slot twice, and the check says so", async () => {
    const clinic = await createClinicFixture(suite.owner.db);
    const attempt = (admin: postgres.Sql) => admin`
      insert into claims (id, clinic_id, resource_id, resource_kind, during, kind)
      values (${randomUUID()}, ${clinic.clinicId}, ${clinic.practitionerIds[0] ?? ""}, 'practitioner',
        '[2026-03-03 15:00Z,2026-03-03 15:30Z)', 'block')`;
    const raceRaw = async (admin: postgres.Sql) => {
      const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => attempt(admin)));
      return outcomes.filter(({ status }) => status === "fulfilled").length;
    };
    await withAdmin(async (admin) => {
      expect(await raceRaw(admin)).toBe(1);
      expect(await doubleBookings(admin, clinic.clinicId)).toBe(0);
      await admin`alter table claims drop constraint claims_no_overlap`;
      try {
        expect(await raceRaw(admin)).toBe(10);
        // Eleven claims of one half hour: every pair of them overlaps.
        expect(await doubleBookings(admin, clinic.clinicId)).toBe(55);
      } finally {
        await admin`delete from claims where clinic_id = ${clinic.clinicId}`;
        await admin`alter table claims add constraint claims_no_overlap
          exclude using gist (resource_id with =, during with &&) where (active)`;
      }
    });
  });
});
