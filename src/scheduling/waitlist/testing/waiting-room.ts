import { randomUUID } from "node:crypto";
import { withClinic } from "../../../../db/client.ts";
import { listJobs } from "../../../../db/queries/jobs.ts";
import { findEntry, listOffersOf } from "../../../../db/queries/waitlist.ts";
import type { Appointment, PatientDetails, SchedulingContext } from "../../model.ts";
import {
  aPatient,
  type ClinicFixture,
  type ClinicFixtureOptions,
  createClinicFixture,
} from "../../testing/clinic-fixture.ts";
import { type IntegrationSuite, MONDAY_9 } from "../../testing/int-suite.ts";
import type { Criteria, FreedTime, JoinRequest, Waitlist, WaitlistPlace } from "../model.ts";
import { createWaitlist } from "../waitlist.ts";

/** Any time. */
export const ANY: Criteria = {
  practitionerIds: [],
  excludedPractitionerIds: [],
  locationIds: [],
  dates: [],
  excludedDates: [],
  weekdays: [],
  excludedWeekdays: [],
  times: [],
};

export interface WaitingRoom {
  clinic: ClinicFixture;
  at(now?: Date): Waitlist;
  /** Somebody new joins in a conversation of their own. */
  join(
    wish?: Partial<JoinRequest> & { context?: SchedulingContext; patient?: PatientDetails; at?: Date },
  ): Promise<{ place: WaitlistPlace; context: SchedulingContext; patient: PatientDetails }>;
  /** A visit of somebody else at this hour of Tuesday, 3 March (New York). */
  bookAt(hour: number, context?: SchedulingContext, patient?: PatientDetails): Promise<Appointment>;
  cancel(visit: Appointment): Promise<FreedTime>;
  offersOf(entryId: string): ReturnType<typeof listOffersOf>;
  entry(entryId: string): Promise<NonNullable<Awaited<ReturnType<typeof findEntry>>>["entry"]>;
  jobs(): ReturnType<typeof listJobs>;
}

/** A clinic of one practitioner (09:00 to 17:00, half hours), with a waitlist on the suite's database. */
export async function waitingRoom(suite: IntegrationSuite, options: ClinicFixtureOptions = {}): Promise<WaitingRoom> {
  const clinic = await createClinicFixture(suite.owner.db, options);
  const { clinicId } = clinic;
  const read = <Result>(work: Parameters<typeof withClinic<Result>>[2]) => withClinic(suite.app.db, clinicId, work);
  const at = (now: Date = MONDAY_9) =>
    createWaitlist({
      db: suite.app.db,
      now: () => now,
      ids: randomUUID,
      offerMinutes: 30,
      directory: suite.at(now).directory,
    });
  return {
    clinic,
    at,
    async join({ context = clinic.patientContext(), patient = aPatient(), at: now, ...wish } = {}) {
      const request = {
        patient,
        visitTypeId: clinic.visitTypeId,
        criteria: ANY,
        idempotencyKey: randomUUID(),
        ...wish,
      };
      return { place: await at(now).join(context, request), context, patient };
    },
    async bookAt(hour, context = clinic.patientContext(), patient = aPatient()) {
      const scheduling = suite.at();
      const { visitTypeId } = clinic;
      const dates = [{ from: "2026-03-03", to: "2026-03-03" }];
      const { slots } = await scheduling.findSlots(context, { visitTypeId, dates, limit: 100 });
      const slot = slots.find(({ time }) => time === `${String(hour).padStart(2, "0")}:00`);
      if (!slot) throw new Error(`Nothing is free at ${hour}:00.`);
      return scheduling.book(context, { slotId: slot.id, patient, idempotencyKey: randomUUID() });
    },
    async cancel({ id: appointmentId, version: expectedVersion, practitionerId, locationId, startsAt, endsAt }) {
      await suite.at().cancel(clinic.staffContext(), { appointmentId, expectedVersion, idempotencyKey: randomUUID() });
      return { practitionerId, locationId, startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
    },
    offersOf: (entryId) => read((tx) => listOffersOf(tx, clinicId, [entryId])),
    async entry(entryId) {
      const view = await read((tx) => findEntry(tx, { clinicId, entryId }));
      if (!view) throw new Error("There is no such entry.");
      return view.entry;
    },
    jobs: () => read((tx) => listJobs(tx, clinicId)),
  };
}
