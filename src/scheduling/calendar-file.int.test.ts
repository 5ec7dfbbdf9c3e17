import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import type { SchedulingContext } from "./model.ts";
import { aPatient, type ClinicFixture, createClinicFixture } from "./testing/clinic-fixture.ts";
import { integrationSuite } from "./testing/int-suite.ts";
import { codeOf } from "./testing/refusals.ts";
import { slotIdAt } from "./testing/slots.ts";

const suite = integrationSuite();

const book = (clinic: ClinicFixture, context: SchedulingContext, at: string) =>
  suite.at().book(context, { slotId: slotIdAt(clinic, at), patient: aPatient(), idempotencyKey: at });

/** A file as another program reads it. */
async function read(context: SchedulingContext, appointmentId: string) {
  const { content, filename } = await suite.at().calendarFile(context, appointmentId);
  const calendar = new ICAL.Component(ICAL.parse(content));
  const zone = calendar.getFirstSubcomponent("vtimezone");
  const component = calendar.getFirstSubcomponent("vevent");
  if (!zone || !component) throw new Error("The file has no zone or no event.");
  const timeZone = new ICAL.Timezone(zone);
  const event = new ICAL.Event(component);
  const wall = event.startDate.clone();
  wall.zone = timeZone;
  return {
    filename,
    content,
    method: calendar.getFirstPropertyValue("method"),
    status: component.getFirstPropertyValue("status"),
    uid: event.uid,
    sequence: event.sequence,
    location: event.location,
    zone: timeZone.tzid,
    wall: event.startDate.toString(),
    startsAt: wall.toJSDate().toISOString(),
    minutes: event.duration.toSeconds() / 60,
    stamp: component.getFirstProperty("dtstamp")?.getFirstValue()?.toString(),
  };
}

describe("a visit in a calendar", () => {
  it.each(["America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kathmandu", "America/Phoenix"])(
    "D8: goes through a calendar file and back on both sides of a clock change, in %s",
    async (timeZone) => {
      const clinic = await createClinicFixture(suite.owner.db, {
        timeZone,
        visitType: { horizonDays: 300, slotGridMinutes: 15 },
      });
      for (const day of ["2026-03-06", "2026-03-09", "2026-03-30", "2026-04-06", "2026-10-30", "2026-11-02"]) {
        const ana = clinic.patientContext();
        const start = Temporal.ZonedDateTime.from(`${day}T09:00[${timeZone}]`).toInstant().toString();
        const visit = await book(clinic, ana, start);
        const file = await read(ana, visit.id);
        expect(file).toMatchObject({
          zone: timeZone,
          wall: `${day}T09:00:00`,
          startsAt: visit.startsAt,
          minutes: 30,
          method: "PUBLISH",
          status: "CONFIRMED",
          sequence: 0,
          location: "Site 0, 1 Main Street, Springfield",
          stamp: "2026-03-02T14:00:00Z",
        });
      }
    },
  );

  it("keeps its UID through a move, counts changes, and is taken away when cancelled", async () => {
    const clinic = await createClinicFixture(suite.owner.db);
    const ana = clinic.patientContext();
    const visit = await book(clinic, ana, "2026-03-04T15:00:00Z");
    const first = await read(ana, visit.id);
    const moved = await suite.at().reschedule(ana, {
      appointmentId: visit.id,
      slotId: slotIdAt(clinic, "2026-03-09T15:00:00Z"),
      expectedVersion: 1,
      idempotencyKey: "m",
    });
    const second = await read(ana, moved.id);
    await suite.at().cancel(ana, { appointmentId: moved.id, expectedVersion: 1, idempotencyKey: "c" });
    const third = await read(ana, moved.id);
    expect(first.uid).toMatch(/^[0-9a-f-]{36}@clinic-[0-9a-f]{8}\.agentcare$/);
    expect([second.uid, third.uid]).toEqual([first.uid, first.uid]);
    expect([first.sequence, second.sequence, third.sequence]).toEqual([0, 1, 2]);
    expect(third).toMatchObject({ method: "CANCEL", status: "CANCELLED" });
    expect(third.content).not.toMatch(/Ana|Ruiz/);
    expect(await codeOf(suite.at().calendarFile(clinic.patientContext(), visit.id))).toBe("appointment_not_found");
  });
});
