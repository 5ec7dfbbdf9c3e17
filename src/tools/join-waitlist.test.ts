import { expect, it } from "vitest";
import { emptyFrame } from "../graph/frame.ts";
import type { Proposal } from "../graph/reply.ts";
import type { JoinRequest } from "../scheduling/waitlist/model.ts";
import { createJoinWaitlist } from "./join-waitlist.ts";
import type { Runtime } from "./scheduling-context.ts";

const VISIT = "00000000-0000-4000-8000-000000000009";
const CONTEXT = {
  clinicId: "00000000-0000-4000-8000-000000000001",
  threadId: "00000000-0000-4000-8000-000000000002",
  runId: "00000000-0000-4000-8000-000000000003",
  now: "2026-03-02T14:00:00Z",
  leaseToken: 1,
  personHere: false,
  patientTimeZone: null,
  knownPatient: null,
};
const PENDING: Proposal = {
  id: "p1",
  kind: "waitlist_join",
  expiresAt: null,
  holdId: null,
  slotId: null,
  appointmentId: null,
  appointmentVersion: null,
  summary: "an earlier time",
  details: {
    visitTypeId: "00000000-0000-4000-8000-000000000008",
    criteria: {
      practitionerIds: [],
      excludedPractitionerIds: [],
      locationIds: [],
      dates: [],
      excludedDates: [],
      weekdays: [],
      excludedWeekdays: [],
      times: [],
    },
    swapAppointmentId: VISIT,
  },
};

it("lets the visit that is given up tell who waits and whether a doctor sent them, when nobody spoke of it", async () => {
  const seen: JoinRequest[] = [];
  const waitlist = {
    join: async (_: unknown, request: JoinRequest) => {
      seen.push(request);
      return Promise.reject(new Error("It is enough to have seen the request."));
    },
  };
  const tool = createJoinWaitlist({ waitlist, report: () => {} });
  const state = { frame: { ...emptyFrame(), pending: PENDING } };
  // Only what the tool reads is given.
  const runtime = { context: CONTEXT, state, toolCallId: "call-1" } as unknown as Runtime;
  await tool.invoke({ proposalId: "p1" }, runtime);
  expect(seen).toMatchObject([{ swapAppointmentId: VISIT, hasReferral: undefined }]);
  expect(seen[0]).not.toHaveProperty("patient");
});
