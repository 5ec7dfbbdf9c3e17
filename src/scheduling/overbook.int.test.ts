import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { listAppointmentEvents } from "../../db/queries/appointment-events.ts";
import { readAppointmentClaims } from "../../db/queries/claims.ts";
import { appointments, resources } from "../../db/schema/index.ts";
import { replay, stateOf } from "./appointment-history.ts";
import type { SchedulingContext } from "./model.ts";
import { aPatient, type ClinicFixture, createClinicFixture } from "./testing/clinic-fixture.ts";
import { integrationSuite } from "./testing/int-suite.ts";
import { codeOf } from "./testing/refusals.ts";
import { slotIdAt } from "./testing/slots.ts";

const suite = integrationSuite();
const AT = "2026-03-04T15:00:00Z";
const override = { reason: "asked by the practitioner" };

const addLanes = (clinic: ClinicFixture, count: number) =>
  clinic.write((tx) =>
    tx.insert(resources).values(
      Array.from({ length: count }, (_, index) => ({
        id: randomUUID(),
        clinicId: clinic.clinicId,
        kind: "overbook" as const,
        overbooksId: clinic.practitionerIds[0] ?? "",
        name: `lane ${index}`,
      })),
    ),
  );

const book = (clinic: ClinicFixture, context: SchedulingContext, at = AT, over?: typeof override) =>
  suite.at().book(context, {
    slotId: slotIdAt(clinic, at),
    patient: aPatient(),
    ...(over && { override: over }),
    idempotencyKey: randomUUID(),
  });

it("S10: an overbook is staff's, flagged, capped and in the events, and still blocks the next patient", async () => {
  const clinic = await createClinicFixture(suite.owner.db);
  await addLanes(clinic, 1);
  const [ana, staff] = [clinic.patientContext(), clinic.staffContext()];
  const first = await book(clinic, ana);
  expect(await codeOf(book(clinic, staff))).toBe("slot_taken");
  expect(await codeOf(book(clinic, clinic.patientContext(), AT, override))).toBe("not_authorised");
  const over = await book(clinic, staff, AT, override);
  expect(over).toMatchObject({ status: "booked", startsAt: first.startsAt });
  expect(await codeOf(book(clinic, staff, AT, override))).toBe("overbook_limit");
  const { row, events, held } = await clinic.write(async (tx) => ({
    row: (await tx.select().from(appointments).where(eq(appointments.id, over.id)))[0],
    events: await listAppointmentEvents(tx, clinic.clinicId, over.id),
    held: await readAppointmentClaims(tx, clinic.clinicId, over.id),
  }));
  expect(row?.overrideReason).toBe(override.reason);
  expect(replay(events)?.appointment).toMatchObject({ overrideReason: override.reason });
  if (!row) throw new Error("the visit is gone");
  expect(replay(events)).toEqual(stateOf(row, held));
  expect(held.map(({ resourceKind }) => resourceKind).sort()).toEqual(["overbook", "patient"]);
  // The visit below goes; the one over it keeps the time.
  await suite.at().cancel(ana, { appointmentId: first.id, expectedVersion: 1, idempotencyKey: "c" });
  expect(await codeOf(book(clinic, clinic.patientContext()))).toBe("slot_taken");
  const { slots } = await suite.at().findSlots(clinic.patientContext(), {
    visitTypeId: clinic.visitTypeId,
    dates: [{ from: "2026-03-04", to: "2026-03-04" }],
    limit: 100,
  });
  expect(slots.map(({ startsAt }) => startsAt)).not.toContain(first.startsAt);
});

it("S9: staff book outside the hours with a reason, and the time is then taken for everybody", async () => {
  const clinic = await createClinicFixture(suite.owner.db);
  const staff = clinic.staffContext();
  const evening = "2026-03-04T23:00:00Z";
  expect(await codeOf(book(clinic, staff, evening))).toBe("outside_hours");
  expect(await book(clinic, staff, evening, override)).toMatchObject({ status: "booked", time: "18:00" });
  // No lane: nothing goes over it.
  expect(await codeOf(book(clinic, staff, evening, override))).toBe("overbook_limit");
});
