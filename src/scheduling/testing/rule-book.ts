import { randomUUID } from "node:crypto";
import type { RuleBook, VisitRules } from "../rule-book.ts";

/** One practitioner at one location, Monday to Friday from 09:00 to 17:00; change what the test is about. */
export function aRuleBook(options: { timeZone: string; visit?: Partial<VisitRules> }): RuleBook {
  const { timeZone } = options;
  const [practitionerId, locationId] = [randomUUID(), randomUUID()];
  return {
    clinic: {
      id: randomUUID(),
      timeZone,
      locale: "en-US",
      phone: "555-0100",
      policy: {
        holdMinutes: 5,
        holdMaxMinutes: 20,
        cancelCutoffHours: 24,
        rescheduleLimit: 2,
        maxActiveAppointments: 5,
      },
    },
    visit: {
      id: randomUUID(),
      name: "Check-up",
      version: 1,
      durationMinutes: 30,
      bufferBeforeMinutes: 0,
      bufferAfterMinutes: 0,
      slotGridMinutes: 15,
      slotGridOffsetMinutes: 0,
      minNoticeMinutes: 0,
      horizonDays: 60,
      channel: "self",
      modality: "in_person",
      patientKind: "any",
      minAgeYears: null,
      maxAgeYears: null,
      needsReferral: false,
      needsApproval: false,
      seats: 1,
      dailyCap: null,
      preparation: null,
      ...options.visit,
    },
    practitioners: [{ id: practitionerId, name: "Dr. Kim", acceptingNew: true, durationMinutes: null }],
    requirements: [],
    locations: [{ id: locationId, name: "Main", address: "1 Main Street", timeZone }],
    hours: [
      {
        resourceId: practitionerId,
        locationId,
        weekdays: [1, 2, 3, 4, 5],
        startMinutes: 540,
        endMinutes: 1020,
        visitTypeIds: null,
        everyWeeks: 1,
        effectiveFrom: 0,
        effectiveTo: null,
      },
    ],
    exceptions: [],
    timeOff: [],
  };
}
