import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import { describe, expect, it } from "vitest";
import type { SlotQuery } from "./model.ts";
import { createScheduling } from "./scheduling.ts";
import { aPatient, type ClinicFixture, createClinicFixture } from "./testing/clinic-fixture.ts";
import { integrationSuite, MONDAY_9 } from "./testing/int-suite.ts";
import { codeOf } from "./testing/refusals.ts";
import { firstSlots, slotIdAt } from "./testing/slots.ts";

const suite = integrationSuite();
const TUESDAY = { from: "2026-03-03", to: "2026-03-03" };

describe("finding slots", () => {
  it("S16: gives the true earliest over practitioners and sites, in order", async () => {
    const clinic = await createClinicFixture(suite.owner.db, { practitioners: 3, locations: 2 });
    const slots = await firstSlots(suite.at(), clinic, clinic.patientContext(), 100);
    expect(slots[0].startsAt).toBe("2026-03-02T15:00:00.000Z");
    const starts = slots.map(({ startsAt }) => startsAt);
    expect(starts).toEqual([...starts].sort());
    await clinic.write((tx) =>
      tx.execute(sql`update schedule_rules set start_time = '12:00'
        where resource_id <> ${clinic.practitionerIds[2]} or location_id <> ${clinic.locationIds[1]}`),
    );
    const [first] = await firstSlots(suite.at(), clinic, clinic.patientContext());
    expect(first).toMatchObject({ practitionerId: clinic.practitionerIds[2], locationId: clinic.locationIds[1] });
  });

  it("S8: a booked-out wish carries its reason with the next free day, and the nearest that fit", async () => {
    const clinic = await createClinicFixture(suite.owner.db, {
      practitioners: 2,
      hours: [{ startTime: "09:00", endTime: "10:00" }],
    });
    const calendar = suite.at();
    for (const at of ["2026-03-03T14:00:00Z", "2026-03-03T14:30:00Z"]) {
      await calendar.book(clinic.patientContext(), {
        slotId: slotIdAt(clinic, at),
        patient: aPatient(),
        idempotencyKey: "k",
      });
    }
    const wish = {
      visitTypeId: clinic.visitTypeId,
      dates: [TUESDAY],
      practitionerIds: clinic.practitionerIds.slice(0, 1),
    };
    const search = await calendar.findSlots(clinic.patientContext(), wish);
    expect(search.slots).toEqual([]);
    expect(search.reasons).toEqual([{ code: "fully_booked_until", params: { date: "2026-03-04" }, removed: 2 }]);
    expect(search.nearest?.relaxed).toEqual(["dates"]);
    expect(search.nearest?.slots.map(({ date, time }) => `${date} ${time}`)).toEqual([
      "2026-03-04 09:00",
      "2026-03-04 09:30",
      "2026-03-05 09:00",
    ]);
  });

  it("S7: a practitioner who does not offer the visit is said so, with some who do", async () => {
    const clinic = await createClinicFixture(suite.owner.db, { practitioners: 2 });
    const [one = "", two = ""] = clinic.practitionerIds;
    await clinic.write((tx) => tx.execute(sql`delete from practitioner_visit_types where practitioner_id = ${one}`));
    const search = await suite.at().findSlots(clinic.patientContext(), {
      visitTypeId: clinic.visitTypeId,
      practitionerIds: [one],
      dates: [TUESDAY],
    });
    expect(search.reasons[0]).toMatchObject({
      code: "visit_not_offered_by_provider",
      params: { practitioner: "Dr. Kim Person000", eligible: "Dr. Kim Person001", visit: "Check-up" },
    });
    expect(search.nearest).toMatchObject({ relaxed: ["practitioner"] });
    expect(search.nearest?.slots[0]).toMatchObject({ practitionerId: two, date: "2026-03-03", time: "09:00" });
  });

  it("S12: a one-off opening on a closed day is offered", async () => {
    const clinic = await createClinicFixture(suite.owner.db);
    await clinic.write(async (tx) => {
      await tx.execute(sql`insert into schedule_exceptions (id, clinic_id, date, kind)
        values (gen_random_uuid(), ${clinic.clinicId}, '2026-03-03', 'closed')`);
      await tx.execute(sql`insert into schedule_exceptions (id, clinic_id, resource_id, location_id, date, kind, start_time, end_time)
        values (gen_random_uuid(), ${clinic.clinicId}, ${clinic.practitionerIds[0]}, ${clinic.locationIds[0]}, '2026-03-03', 'open', '10:00', '11:00')`);
    });
    const search = await suite
      .at()
      .findSlots(clinic.patientContext(), { visitTypeId: clinic.visitTypeId, dates: [TUESDAY] });
    expect(search.slots.map(({ time }) => time)).toEqual(["10:00", "10:30"]);
  });

  it("names the closed day, the absence and its end, the horizon and the hours", async () => {
    const clinic = await createClinicFixture(suite.owner.db);
    await clinic.write(async (tx) => {
      await tx.execute(sql`insert into schedule_exceptions (id, clinic_id, date, kind)
        values (gen_random_uuid(), ${clinic.clinicId}, '2026-03-05', 'closed')`);
      await tx.execute(sql`insert into time_off (id, clinic_id, resource_id, starts_at, ends_at)
        values (gen_random_uuid(), ${clinic.clinicId}, ${clinic.practitionerIds[0]}, '2026-03-10T04:00Z', '2026-03-12T04:00Z')`);
    });
    const reason = async (wish: object) => {
      const { reasons } = await suite
        .at()
        .findSlots(clinic.patientContext(), { visitTypeId: clinic.visitTypeId, ...wish });
      return [reasons[0]?.code, reasons[0]?.params];
    };
    const on = (from: string, to = from) => ({ dates: [{ from, to }] });
    expect(await reason(on("2026-03-05"))).toEqual([
      "closed_day",
      expect.objectContaining({ date: "2026-03-05", nextDate: "2026-03-06" }),
    ]);
    expect(await reason(on("2026-03-10", "2026-03-11"))).toEqual([
      "provider_off",
      { practitioner: "Dr. Kim Person000", returnsOn: "2026-03-12" },
    ]);
    expect(await reason(on("2026-06-02"))).toEqual([
      "beyond_horizon",
      { opensOn: "2026-04-03", lastDate: "2026-05-01" },
    ]);
    expect(await reason(on("2026-03-07"))).toEqual(["outside_hours", { nextDate: "2026-03-09" }]);
    expect(await reason({ ...on("2026-03-03"), times: [{ from: "18:00" }] })).toEqual([
      "outside_hours",
      { opens: "09:00", closes: "16:30" },
    ]);
    expect(await reason({ ...on("2026-03-02"), times: [{ from: "09:30", to: "10:00" }] })).toEqual([
      "below_min_notice",
      expect.objectContaining({ minNoticeMinutes: 60 }),
    ]);
    expect((await reason(on("2026-02-27")))[0]).toBe("past");
  });

  it("a staff-only type is hidden from patients with its reason, and shown to staff", async () => {
    const clinic = await createClinicFixture(suite.owner.db, { visitType: { channel: "staff" } });
    const wish = { visitTypeId: clinic.visitTypeId };
    const { slots, reasons, nearest } = await suite.at().findSlots(clinic.patientContext(), wish);
    expect([slots, reasons[0]?.code, nearest]).toEqual([[], "not_self_bookable", null]);
    expect((await suite.at().findSlots(clinic.staffContext(), wish)).slots).toHaveLength(10);
  });

  it("refuses unknown ids by name and sees nothing of another clinic", async () => {
    const clinic = await createClinicFixture(suite.owner.db);
    const other = await createClinicFixture(suite.owner.db);
    const ana = clinic.patientContext();
    const search = (wish: object) => codeOf(suite.at().findSlots(ana, { visitTypeId: clinic.visitTypeId, ...wish }));
    expect(await search({ visitTypeId: other.visitTypeId })).toBe("visit_type_not_found");
    expect(await search({ visitTypeId: "dental" })).toBe("visit_type_not_found");
    expect(await search({ practitionerIds: other.practitionerIds })).toBe("practitioner_not_found");
    expect(await search({ locationIds: other.locationIds })).toBe("location_not_found");
    await expect(suite.at().findSlots(ana, { visitTypeId: clinic.visitTypeId, limit: 0 })).rejects.toThrow(
      /limit is 0/,
    );
    await expect(
      suite.at().findSlots(ana, { visitTypeId: clinic.visitTypeId, excludedDates: ["2026-02-30"] }),
    ).rejects.toThrow(/2026-02-30/);
  });

  it("P1: a search is at most six statements, however many practitioners, sites and days, and with nothing found", async () => {
    const statementsOf = async (clinic: ClinicFixture, wish: Partial<SlotQuery>) => {
      const statements: string[] = [];
      const db = drizzle(suite.app.sql, { logger: { logQuery: (query) => statements.push(query) } });
      const calendar = createScheduling({ db, now: () => MONDAY_9, ids: randomUUID });
      await calendar.findSlots(clinic.patientContext(), { visitTypeId: clinic.visitTypeId, ...wish });
      return statements.length;
    };
    const small = await createClinicFixture(suite.owner.db, { visitType: { dailyCap: 8 }, rooms: 1 });
    const large = await createClinicFixture(suite.owner.db, {
      practitioners: 20,
      locations: 3,
      rooms: 5,
      devices: 2,
      visitType: { dailyCap: 8 },
    });
    const never = { times: [{ from: "22:00", to: "23:00" }] };
    const wishes = (clinic: ClinicFixture): Partial<SlotQuery>[] => [
      {},
      { order: "spread", limit: 3 },
      never,
      { ...never, practitionerIds: clinic.practitionerIds.slice(0, 1) },
    ];
    const counts = async (clinic: ClinicFixture) => {
      const each: number[] = [];
      for (const wish of wishes(clinic)) each.push(await statementsOf(clinic, wish));
      return each;
    };
    const [few, many] = [await counts(small), await counts(large)];
    expect(many).toEqual(few);
    expect(Math.max(...many)).toBeLessThanOrEqual(6);
  });

  it("reads the directory of one clinic", async () => {
    const clinic = await createClinicFixture(suite.owner.db, { practitioners: 2, locations: 2 });
    await createClinicFixture(suite.owner.db);
    const directory = await suite.at().directory(clinic.clinicId);
    expect(directory).toMatchObject({ id: clinic.clinicId, holdMinutes: 5, cancelCutoffHours: 24 });
    expect(directory.practitioners.map(({ id }) => id).sort()).toEqual([...clinic.practitionerIds].sort());
    expect(directory.practitioners[0]).toMatchObject({
      name: "Dr. Kim Person000",
      visitTypeIds: [clinic.visitTypeId],
      locationIds: [...clinic.locationIds].sort(),
    });
    expect(directory.locations).toHaveLength(2);
  });
});
