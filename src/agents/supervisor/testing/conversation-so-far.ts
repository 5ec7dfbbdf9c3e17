import { emptyFrame, type Frame } from "../../../graph/frame.ts";
import type { Proposal } from "../../../graph/reply.ts";
import { type Footing, startFooting } from "../../../graph/state.ts";
import type { ClinicDirectory, Slot } from "../../../scheduling/model.ts";
import { type DialogueAct, nothingUnderstood, type Understanding } from "../../../understanding/acts.ts";
import { planTurn } from "../plan.ts";

export const VISIT = "0197a000-0000-7000-8000-000000000001";

export const understood = (acts: DialogueAct[], rest: Partial<Understanding> = {}) =>
  nothingUnderstood({ acts, ...rest });

export const slot = (id: string, time = "14:00", date = "2026-03-10"): Slot => ({
  id,
  visitTypeId: VISIT,
  visitTypeName: "Dental Cleaning",
  practitionerId: `practitioner-of-${id}`,
  practitionerName: "Dr. Lee",
  locationId: "l",
  locationName: "Main Street",
  startsAt: `${date}T18:00:00Z`,
  endsAt: `${date}T18:30:00Z`,
  durationMinutes: 30,
  timeZone: "America/New_York",
  date,
  time,
  modality: "in_person",
});

export const field = <T>(value: T) => ({ value, turn: 1, confirmed: false });
export const proposal: Proposal = {
  id: "p1",
  kind: "book",
  expiresAt: "2026-03-02T14:05:00Z",
  holdId: "h1",
  slotId: "s1",
  appointmentId: null,
  appointmentVersion: null,
  summary: "Dental Cleaning",
};
export const offeredTwo: Frame = {
  ...emptyFrame(),
  visitType: field(VISIT),
  offered: [slot("s1"), slot("s2", "15:00")],
};
export const held: Frame = {
  ...offeredTwo,
  held: { holdId: "h1", slot: slot("s1"), expiresAt: "2026-03-02T14:05:00Z" },
};
export const waiting: Frame = { ...held, pending: proposal };
export const plan = (understanding: Understanding, frame: Frame = emptyFrame(), footing: Partial<Footing> = {}) =>
  planTurn({
    understanding,
    frame,
    footing: { ...startFooting(), turn: 2, ...footing },
    directory,
    now: "2026-03-02T14:00:00Z",
  });

/** Nobody and nothing by name: these rules go by what the message and the conversation say. */
export const directory: ClinicDirectory = {
  id: "c",
  slug: "riverside",
  name: "Riverside",
  timeZone: "America/New_York",
  phone: "555-0100",
  emergencyNumber: "911",
  crisisNumber: "988",
  allowedOrigins: [],
  allowedLinks: [],
  widgetColours: null,
  holdMinutes: 10,
  cancelCutoffHours: 24,
  lateArrivalMinutes: 15,
  locations: [],
  visitTypes: [],
  practitioners: [],
};
export const kinds = (tasks: readonly { kind: string }[]) => tasks.map(({ kind }) => kind);
