import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { claims, patients, visitTypes } from "../../db/schema/index.ts";
import type { RefusalCode } from "./refusal.ts";
import { aPatient, createClinicFixture } from "./testing/clinic-fixture.ts";
import { integrationSuite, MONDAY_9, minutesLater } from "./testing/int-suite.ts";
import { codeOf, refusalOf } from "./testing/refusals.ts";
import { firstSlots, slotIdAt } from "./testing/slots.ts";

const suite = integrationSuite();

describe("booking", () => {
  it("promises what the rules say, keeps the hold's room and frees nothing it should not", async () => {
    const clinic = await createClinicFixture(suite.owner.db, {
      rooms: 2,
      devices: 1,
      visitType: { bufferBeforeMinutes: 5, bufferAfterMinutes: 10, preparation: "Bring your list of medicines." },
    });
    const calendar = suite.at();
    const ana = clinic.patientContext();
    const hold = await calendar.hold(ana, { slotId: slotIdAt(clinic, "2026-03-03T15:00:00Z") });
    const patient = aPatient();
    const booked = await calendar.book(ana, { holdId: hold.id, patient, note: "late lunch", idempotencyKey: "1" });
    expect(booked).toMatchObject({
      status: "booked",
      patientName: "Ana Ruiz",
      practitionerName: "Dr. Kim Person000",
      locationAddress: "1 Main Street, Springfield",
      startsAt: "2026-03-03T15:00:00.000Z",
      endsAt: "2026-03-03T15:30:00.000Z",
      date: "2026-03-03",
      time: "10:00",
      preparation: "Bring your list of medicines.",
      version: 1,
    });
    expect(booked.reference).toMatch(/^[3479ACDEFGHJKMNPQRTWXY]{4}-[3479ACDEFGHJKMNPQRTWXY]{4}$/);
    expect(await calendar.getAppointment(ana, booked.id)).toEqual(booked);
    const taken = await clinic.write((tx) => tx.select().from(claims).orderBy(claims.resourceKind));
    expect(taken.map(({ resourceKind, kind, startsAt, endsAt }) => [resourceKind, kind, startsAt, endsAt])).toEqual([
      ["device", "appointment", new Date("2026-03-03T14:55:00Z"), new Date("2026-03-03T15:40:00Z")],
      ["patient", "appointment", new Date("2026-03-03T15:00:00Z"), new Date("2026-03-03T15:30:00Z")],
      ["practitioner", "appointment", new Date("2026-03-03T14:55:00Z"), new Date("2026-03-03T15:40:00Z")],
      ["room", "appointment", new Date("2026-03-03T14:55:00Z"), new Date("2026-03-03T15:40:00Z")],
    ]);
  });

  it("R8: the same key and body, ten at once and once again, is one visit and one answer", async () => {
    const clinic = await createClinicFixture(suite.owner.db);
    const ana = clinic.patientContext();
    const request = { slotId: slotIdAt(clinic, "2026-03-03T15:00:00Z"), patient: aPatient(), idempotencyKey: "once" };
    const answers = await Promise.all(Array.from({ length: 10 }, () => suite.at().book(ana, request)));
    answers.push(await suite.at().book(ana, request));
    expect(new Set(answers.map((answer) => JSON.stringify(Object.entries(answer).sort()))).size).toBe(1);
    expect(await suite.at().listAppointments(ana)).toHaveLength(1);
  });

  it("R9: the same key with another body is idempotency_mismatch, for every verb", async () => {
    const clinic = await createClinicFixture(suite.owner.db);
    const ana = clinic.patientContext();
    const calendar = suite.at();
    const request = { slotId: slotIdAt(clinic, "2026-03-03T15:00:00Z"), patient: aPatient(), idempotencyKey: "k" };
    const booked = await calendar.book(ana, request);
    const other = { ...request, slotId: slotIdAt(clinic, "2026-03-03T16:00:00Z") };
    expect(await codeOf(calendar.book(ana, other))).toBe("idempotency_mismatch");
    expect(await codeOf(calendar.book(ana, { ...request, note: "new" }))).toBe("idempotency_mismatch");
    const change = { appointmentId: booked.id, expectedVersion: 1, idempotencyKey: "k" };
    expect(await codeOf(calendar.cancel(ana, change))).toBe("idempotency_mismatch");
    expect(await codeOf(calendar.reschedule(ana, { ...change, slotId: other.slotId }))).toBe("idempotency_mismatch");
    expect(await calendar.listAppointments(ana)).toEqual([booked]);
  });

  it("R8: a key is one actor's own", async () => {
    const clinic = await createClinicFixture(suite.owner.db);
    const calendar = suite.at();
    const book = (at: string) =>
      calendar.book(clinic.patientContext(), {
        slotId: slotIdAt(clinic, at),
        patient: aPatient(),
        idempotencyKey: "k",
      });
    const [one, two] = [await book("2026-03-03T15:00:00Z"), await book("2026-03-03T16:00:00Z")];
    expect(one.id).not.toBe(two.id);
  });

  it("R10: book, cancel and book the same slot again, the same patient", async () => {
    const clinic = await createClinicFixture(suite.owner.db);
    const ana = clinic.patientContext();
    const calendar = suite.at();
    const request = { slotId: slotIdAt(clinic, "2026-03-04T15:00:00Z"), patient: aPatient() };
    const first = await calendar.book(ana, { ...request, idempotencyKey: "first" });
    await calendar.cancel(ana, { appointmentId: first.id, expectedVersion: 1, idempotencyKey: "cancel" });
    const second = await calendar.book(ana, { ...request, idempotencyKey: "second" });
    expect(second.id).not.toBe(first.id);
    expect((await calendar.listAppointments(ana, { status: "booked" })).map(({ id }) => id)).toEqual([second.id]);
  });

  it("R12: a retry after a lost response returns the booking, from any instance and after the slot has passed", async () => {
    const clinic = await createClinicFixture(suite.owner.db);
    const ana = clinic.patientContext();
    const hold = await suite.at().hold(ana, { slotId: slotIdAt(clinic, "2026-03-02T16:00:00Z") });
    const request = { holdId: hold.id, patient: aPatient(), idempotencyKey: "lost" };
    const booked = await suite.at().book(ana, request);
    expect(await suite.at(minutesLater(MONDAY_9, 600)).book(ana, request)).toEqual(booked);
  });

  it("R16: one patient cannot be at two practitioners at once, and touching visits are fine", async () => {
    const clinic = await createClinicFixture(suite.owner.db, {
      practitioners: 2,
      visitType: { bufferBeforeMinutes: 10, bufferAfterMinutes: 10 },
    });
    const calendar = suite.at();
    const patient = aPatient();
    const ana = clinic.patientContext();
    const book = (at: string, practitioner: number, context = ana) =>
      calendar.book(context, {
        slotId: slotIdAt(clinic, at, practitioner),
        patient: { ...patient, givenName: " ANA" },
        idempotencyKey: `${at} ${practitioner}`,
      });
    await book("2026-03-03T15:00:00Z", 0);
    expect(await codeOf(book("2026-03-03T15:00:00Z", 1))).toBe("patient_overlap");
    expect(await codeOf(book("2026-03-03T15:00:00Z", 1, clinic.staffContext()))).toBe("patient_overlap");
    expect(await book("2026-03-03T15:30:00Z", 1)).toMatchObject({ status: "booked" });
    expect(await clinic.write((tx) => tx.select().from(patients))).toHaveLength(1);
  });

  it("R16: the same patient booked twice at one moment gets one visit", async () => {
    const clinic = await createClinicFixture(suite.owner.db, { practitioners: 6 });
    const patient = aPatient();
    const outcomes = await Promise.allSettled(
      clinic.practitionerIds.map((_, index) =>
        suite.at().book(clinic.patientContext(), {
          slotId: slotIdAt(clinic, "2026-03-03T15:00:00Z", index),
          patient,
          idempotencyKey: "k",
        }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const refused = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason.code] : []));
    // Another conversation has proved nothing: it is not told that this person has a visit.
    expect(new Set(refused)).toEqual(new Set(["identity_required"]));
  });

  it("R17: what one instance booked, another never offers", async () => {
    const clinic = await createClinicFixture(suite.owner.db);
    const [one, two] = [suite.at(), suite.at()];
    const ana = clinic.patientContext();
    const [slot] = await firstSlots(two, clinic, ana);
    await one.book(ana, { slotId: slot.id, patient: aPatient(), idempotencyKey: "k" });
    expect((await firstSlots(two, clinic, clinic.patientContext())).map(({ id }) => id)).not.toContain(slot.id);
    expect(
      await codeOf(two.book(clinic.patientContext(), { slotId: slot.id, patient: aPatient(), idempotencyKey: "k" })),
    ).toBe("slot_taken");
  });

  it("S3: a daily cap holds when all book at once", async () => {
    const clinic = await createClinicFixture(suite.owner.db, { visitType: { dailyCap: 3 } });
    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, (_, index) =>
        suite.at().book(clinic.patientContext(), {
          slotId: slotIdAt(clinic, `2026-03-03T${15 + Math.floor(index / 2)}:${index % 2 ? "30" : "00"}:00Z`),
          patient: aPatient(),
          idempotencyKey: "k",
        }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    const refused = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason.code] : []));
    expect(refused).toEqual(Array(5).fill("daily_cap"));
  });

  it("S13: the last room gone takes the slot with it; freed, the slot is back", async () => {
    const clinic = await createClinicFixture(suite.owner.db, { practitioners: 3, rooms: 2 });
    const calendar = suite.at();
    const at = "2026-03-03T15:00:00Z";
    const book = (practitioner: number) => {
      const slotId = slotIdAt(clinic, at, practitioner);
      return calendar.book(clinic.patientContext(), { slotId, patient: aPatient(), idempotencyKey: "k" });
    };
    const staff = clinic.staffContext();
    const offered = async () =>
      (
        await calendar.findSlots(staff, {
          visitTypeId: clinic.visitTypeId,
          dates: [{ from: "2026-03-03", to: "2026-03-03" }],
          limit: 100,
        })
      ).slots.filter(({ time }) => time === "10:00").length;
    expect(await offered()).toBe(3);
    const [first] = await Promise.all([book(0), book(1)]);
    expect(await offered()).toBe(0);
    const refusal = await refusalOf(book(2));
    expect([refusal.code, refusal.params]).toEqual(["room_unavailable", { label: "treatment room" }]);
    await calendar.cancel(staff, { appointmentId: first.id, expectedVersion: 1, idempotencyKey: "c" });
    expect(await offered()).toBe(2);
    expect(await book(2)).toMatchObject({ status: "booked" });
  });

  it("S15: a visit type edited later leaves booked visits as they were promised", async () => {
    const clinic = await createClinicFixture(suite.owner.db);
    const ana = clinic.patientContext();
    const request = { slotId: slotIdAt(clinic, "2026-03-03T15:00:00Z"), patient: aPatient(), idempotencyKey: "k" };
    const booked = await suite.at().book(ana, request);
    await clinic.write((tx) =>
      tx.update(visitTypes).set({ name: "Long check-up", durationMinutes: 60, version: sql`version + 1` }),
    );
    expect(await suite.at().getAppointment(ana, booked.id)).toEqual(booked);
  });

  it("refuses a patient who has all the visits one may have ahead", async () => {
    const clinic = await createClinicFixture(suite.owner.db, { policy: { maxActiveAppointments: 1 } });
    const patient = aPatient();
    const ana = clinic.patientContext();
    const book = (at: string, context = ana) =>
      suite.at().book(context, { slotId: slotIdAt(clinic, at), patient, idempotencyKey: at });
    await book("2026-03-03T15:00:00Z");
    expect(await codeOf(book("2026-03-04T15:00:00Z"))).toBe("patient_active_limit");
    expect(await codeOf(book("2026-03-04T15:00:00Z", clinic.patientContext()))).toBe("identity_required");
  });

  it("asks for who the visit is for before it looks at anything", async () => {
    const clinic = await createClinicFixture(suite.owner.db);
    const patient = aPatient({ dateOfBirth: "1988-02-30" });
    const request = { slotId: slotIdAt(clinic, "2026-03-03T15:00:00Z"), patient, idempotencyKey: "k" };
    expect(await codeOf(suite.at().book(clinic.patientContext(), request))).toBe("identity_required");
  });
});

describe("R20: a crafted start is refused by the name of its rule", () => {
  const cases: [RefusalCode, string][] = [
    ["off_grid", "2026-03-03T15:10:00Z"],
    ["past", "2026-03-02T13:30:00Z"],
    ["outside_hours", "2026-03-03T23:00:00Z"],
    ["outside_hours", "2026-03-07T15:00:00Z"],
    ["does_not_fit", "2026-03-03T21:30:00Z"],
    ["below_min_notice", "2026-03-02T14:30:00Z"],
    ["beyond_horizon", "2026-05-04T15:00:00Z"],
    ["closed_day", "2026-03-05T15:00:00Z"],
    ["provider_off", "2026-03-06T15:00:00Z"],
  ];
  it.each(cases)("R20: %s", async (code, at) => {
    const clinic = await createClinicFixture(suite.owner.db, { visitType: { durationMinutes: 60 } });
    await clinic.write(async (tx) => {
      await tx.execute(sql`insert into schedule_exceptions (id, clinic_id, date, kind)
        values (gen_random_uuid(), ${clinic.clinicId}, '2026-03-05', 'closed')`);
      await tx.execute(sql`insert into time_off (id, clinic_id, resource_id, starts_at, ends_at)
        values (gen_random_uuid(), ${clinic.clinicId}, ${clinic.practitionerIds[0]}, '2026-03-06T05:00Z', '2026-03-07T05:00Z')`);
    });
    const ana = clinic.patientContext();
    const slotId = slotIdAt(clinic, at);
    expect(await codeOf(suite.at().hold(ana, { slotId }))).toBe(code);
    expect(await codeOf(suite.at().book(ana, { slotId, patient: aPatient(), idempotencyKey: "k" }))).toBe(code);
    expect(await suite.at().listAppointments(ana)).toEqual([]);
  });

  it("names a date of birth that nobody can have before the age rule speaks, by the clinic's own day", async () => {
    const clinic = await createClinicFixture(suite.owner.db, { visitType: { minAgeYears: 0, maxAgeYears: 17 } });
    const ana = clinic.patientContext();
    // Ten in the evening in New York: the third of March there is still to come.
    const calendar = suite.at(new Date("2026-03-03T03:00:00Z"));
    const attempt = (dateOfBirth: string, at: string) =>
      calendar.book(ana, {
        slotId: slotIdAt(clinic, at),
        patient: aPatient({ dateOfBirth }),
        idempotencyKey: `${dateOfBirth} ${at}`,
      });
    for (const dateOfBirth of ["2026-03-03", "1890-01-01"]) {
      const refusal = await refusalOf(attempt(dateOfBirth, "2026-03-04T15:00:00Z"));
      expect(refusal).toMatchObject({ code: "identity_required", params: { field: "dateOfBirth" } });
    }
    expect((await attempt("2026-03-02", "2026-03-04T15:00:00Z")).status).toBe("booked");
    expect(await codeOf(attempt("1990-03-02", "2026-03-04T16:00:00Z"))).toBe("age_limit");
  });

  it("R20: ids that do not belong together, or to the clinic, or to no one", async () => {
    const clinic = await createClinicFixture(suite.owner.db);
    const other = await createClinicFixture(suite.owner.db);
    const ana = clinic.patientContext();
    const at = "2026-03-03T15:00:00Z";
    const code = (slotId: string) => codeOf(suite.at().hold(ana, { slotId }));
    expect(await code("made-up")).toBe("off_grid");
    expect(await code(slotIdAt(other, at))).toBe("visit_type_not_found");
    const mixed = (parts: Partial<typeof clinic>) => slotIdAt({ ...clinic, ...parts }, at);
    expect(await code(mixed({ practitionerIds: other.practitionerIds }))).toBe("practitioner_not_found");
    expect(await code(mixed({ locationIds: other.locationIds }))).toBe("location_not_found");
    await clinic.write((tx) => tx.execute(sql`delete from practitioner_visit_types`));
    expect(await code(slotIdAt(clinic, at))).toBe("visit_not_offered_by_provider");
  });

  it("R20: staff-only types, age limits, referrals and practitioners who take no new patients", async () => {
    const at = "2026-03-03T15:00:00Z";
    const code = async (options: Parameters<typeof createClinicFixture>[1], hasReferral?: boolean) => {
      const clinic = await createClinicFixture(suite.owner.db, options);
      const request = { slotId: slotIdAt(clinic, at), patient: aPatient(), hasReferral, idempotencyKey: "k" };
      const byPatient = await suite
        .at()
        .book(clinic.patientContext(), request)
        .then(
          ({ status }) => status as string,
          (error) => error.code as string,
        );
      const byStaff = await suite
        .at()
        .book(clinic.staffContext(), { ...request, slotId: slotIdAt(clinic, "2026-03-03T16:00:00Z") })
        .then(
          ({ status }) => status as string,
          (error) => error.code as string,
        );
      return [byPatient, byStaff];
    };
    expect(await code({ visitType: { channel: "staff" } })).toEqual(["not_self_bookable", "booked"]);
    expect(await code({ visitType: { minAgeYears: 65 } })).toEqual(["age_limit", "age_limit"]);
    expect(await code({ visitType: { maxAgeYears: 17 } })).toEqual(["age_limit", "age_limit"]);
    expect(await code({ visitType: { needsReferral: true } })).toEqual(["needs_referral", "booked"]);
    expect(await code({ visitType: { needsReferral: true } }, true)).toEqual(["booked", "booked"]);
    expect(await code({ practitioners: [{ acceptingNew: false }] })).toEqual(["identity_required", "booked"]);
    // Whether somebody has been seen is told to nobody but them: a conversation is asked for a proof, known or not.
    expect((await code({ visitType: { patientKind: "established" } }))[0]).toBe("identity_required");
  });

  it("R20: the last day of the horizon is bookable whole, and staff may look beyond", async () => {
    const clinic = await createClinicFixture(suite.owner.db, { visitType: { horizonDays: 2 } });
    const book = (at: string, context = clinic.patientContext()) =>
      suite.at().book(context, { slotId: slotIdAt(clinic, at), patient: aPatient(), idempotencyKey: at });
    expect(await book("2026-03-04T21:30:00Z")).toMatchObject({ date: "2026-03-04" });
    const refusal = await refusalOf(book("2026-03-05T14:00:00Z"));
    expect([refusal.code, refusal.params]).toEqual([
      "beyond_horizon",
      { opensOn: "2026-03-03", lastDate: "2026-03-04" },
    ]);
    expect(await book("2026-03-05T14:00:00Z", clinic.staffContext())).toMatchObject({ date: "2026-03-05" });
  });
});
