import { EventType } from "@ag-ui/core";
import type { Hono } from "hono";
import { type AppParts, createApp } from "../app.ts";
import { systemClock } from "../platform/clock.ts";
import { createLogger, type Logger } from "../platform/logger.ts";
import { createRateLimiter } from "../platform/rate-limit.ts";
import type { Appointment, ClinicDirectory, Scheduling, Slot } from "../scheduling/model.ts";
import { encodeSlotId } from "../scheduling/slot-id.ts";
import { createSessionTokens } from "./auth/session-token.ts";
import { createEventStreams } from "./event-stream.ts";
import { createHealth, type HealthPart } from "./health.ts";
import { createMetrics } from "./metrics.ts";
import type { MetricsAccess } from "./routes/metrics.ts";
import type { LoggedEvent, Runs, SubmitRun } from "./runs/runs.ts";

// The edge on literals: what a route test needs of the rest, and nothing that remembers more than it is told.

export const SECRET = "kT9vQ2xW7pLm4ZrB8nYcJ5hGd3sFa6Ue";
/** On the clinic's clock. */
export const TEST_TIME = new Date("2026-03-02T09:00:00Z");
export const CLINIC_ID = "0192f0c1-0000-7000-8000-000000000001";
export const VISIT_ID = "0192f0c1-0000-7000-8000-0000000000a1";
export const PRACTITIONER_ID = "0192f0c1-0000-7000-8000-0000000000b1";
export const LOCATION_ID = "0192f0c1-0000-7000-8000-0000000000c1";
/** The clinic's publishable key. */
export const CLINIC_KEY = "pub_7Qm2xV9kLr4TzB8nYcJ5hGd3";
export const ALLOWED_ORIGIN = "https://riverside.example";

export const directory: ClinicDirectory = {
  id: CLINIC_ID,
  slug: "riverside",
  name: "Riverside Clinic",
  timeZone: "America/Chicago",
  phone: "555-0100",
  emergencyNumber: "911",
  crisisNumber: "988",
  allowedOrigins: [ALLOWED_ORIGIN],
  allowedLinks: ["https://riverside.example"],
  widgetColours: null,
  holdMinutes: 5,
  cancelCutoffHours: 24,
  lateArrivalMinutes: 15,
  locations: [
    {
      id: LOCATION_ID,
      slug: "main",
      name: "Main Street",
      aliases: [],
      address: "1 Main Street",
      city: "Springfield",
      phone: "555-0100",
      timeZone: "America/Chicago",
    },
  ],
  visitTypes: [
    {
      id: VISIT_ID,
      slug: "dental-cleaning",
      name: "Dental cleaning",
      aliases: [],
      specialty: "dentistry",
      durationMinutes: 45,
      modality: "in_person",
      patientKind: "any",
      selfBookable: true,
      needsReferral: false,
      minAgeYears: null,
      maxAgeYears: null,
    },
  ],
  practitioners: [
    {
      id: PRACTITIONER_ID,
      slug: "dr-lee",
      prefix: "Dr.",
      givenName: "Mina",
      familyName: "Lee",
      name: "Dr. Mina Lee",
      specialty: "dentistry",
      languages: ["en"],
      acceptingNew: true,
      visitTypeIds: [VISIT_ID],
      locationIds: [LOCATION_ID],
    },
  ],
};

/** A slot on a whole minute given as UTC; its wall clock is shown as UTC too, to keep expectations readable. */
export function aSlot(startsAt: string, practitionerId = PRACTITIONER_ID): Slot {
  const start = Date.parse(startsAt);
  return {
    id: encodeSlotId({ visitTypeId: VISIT_ID, practitionerId, locationId: LOCATION_ID, start }),
    visitTypeId: VISIT_ID,
    visitTypeName: "Dental cleaning",
    practitionerId,
    practitionerName: "Dr. Mina Lee",
    locationId: LOCATION_ID,
    locationName: "Main Street",
    startsAt: new Date(start).toISOString(),
    endsAt: new Date(start + 45 * 60_000).toISOString(),
    durationMinutes: 45,
    timeZone: "UTC",
    date: startsAt.slice(0, 10),
    time: startsAt.slice(11, 16),
    modality: "in_person",
  };
}

export function anAppointment(changes: Partial<Appointment> = {}): Appointment {
  const { id, visitTypeId, ...slot } = aSlot("2026-03-10T14:00Z");
  return {
    ...slot,
    visitTypeId,
    id: "0192f0c1-0000-7000-8000-0000000000d1",
    reference: "RVS-7K2M",
    status: "booked",
    patientName: "Ana Ruiz",
    locationAddress: "1 Main Street",
    preparation: null,
    needs: {},
    confirmedAt: null,
    lateMinutes: null,
    rescheduledFrom: null,
    version: 1,
    ...changes,
  };
}

/** The events of a short answer, in the order a run logs them. */
export function someEvents(threadId: string, runId: string): LoggedEvent[] {
  const messageId = "m-1";
  const events = [
    { type: EventType.RUN_STARTED, threadId, runId },
    { type: EventType.TEXT_MESSAGE_START, messageId, role: "assistant" },
    { type: EventType.TEXT_MESSAGE_CONTENT, messageId, delta: "Hello\nthere" },
    { type: EventType.TEXT_MESSAGE_END, messageId },
    { type: EventType.RUN_FINISHED, threadId, runId, outcome: { type: "success" } },
  ] as LoggedEvent["event"][];
  return events.map((event, index) => ({ sequence: index + 1, event }));
}

const missing = (name: string) => async (): Promise<never> => {
  throw new Error(`the test did not expect ${name} to be called`);
};

interface TestAppOptions {
  runs?: Partial<Runs>;
  scheduling?: Partial<Scheduling>;
  quotas?: { session?: number; address?: number; open?: number };
  heartbeatMs?: number;
  health?: Record<string, HealthPart>;
  trustedProxies?: number;
  pages?: Hono;
  metricsAccess?: MetricsAccess;
  portal?: AppParts["portal"];
  tokenClock?: AppParts["tokenClock"];
  acceptVoucher?: AppParts["identity"]["acceptVoucher"];
}

/** The app on literals; what a test does not give fails when it is called. */
export function createTestApp(options: TestAppOptions = {}) {
  const lines: string[] = [];
  const logger: Logger = createLogger({ level: "debug", destination: { write: (line) => void lines.push(line) } });
  const tokens = createSessionTokens({ secret: SECRET, ttlMinutes: 60, now: systemClock });
  const streams = createEventStreams(options.heartbeatMs === undefined ? {} : { heartbeatMs: options.heartbeatMs });
  const health = createHealth({ parts: options.health ?? {} });
  const limit = (name: string, quota = 0) => createRateLimiter({ policy: { name, quota, windowSeconds: 60 } });
  const submitted: SubmitRun[] = [];
  const runs: Runs = {
    openThread: async (clinicId) => ({ clinicId, threadId: crypto.randomUUID() }),
    submit: async (_session, run) => {
      submitted.push(run);
      return { attached: false };
    },
    follow: async ({ threadId }, runId, after) => {
      async function* events() {
        yield* someEvents(threadId, runId).slice(after);
      }
      return events();
    },
    cancel: missing("cancel"),
    thread: missing("thread"),
    endThread: missing("endThread"),
    isOpen: async () => true,
    feedback: missing("feedback"),
    settled: missing("settled"),
    drain: missing("drain"),
    ...options.runs,
  };
  const scheduling: Scheduling = {
    directory: async () => directory,
    findSlots: missing("findSlots"),
    hold: missing("hold"),
    extendHold: missing("extendHold"),
    releaseHold: missing("releaseHold"),
    book: missing("book"),
    reschedule: missing("reschedule"),
    cancel: missing("cancel"),
    cancelSome: missing("cancelSome"),
    confirmAttendance: missing("confirmAttendance"),
    reportLate: missing("reportLate"),
    addNeeds: missing("addNeeds"),
    lastChange: missing("lastChange"),
    undoLast: missing("undoLast"),
    calendarFile: missing("calendarFile"),
    comingVisits: missing("comingVisits"),
    listAppointments: missing("listAppointments"),
    getAppointment: missing("getAppointment"),
    ...options.scheduling,
  };
  const app = createApp({
    runs,
    scheduling,
    findClinic: async (named) => (named === "riverside" || named === CLINIC_KEY ? CLINIC_ID : null),
    portal: options.portal ?? missing("portal"),
    identity: { acceptVoucher: options.acceptVoucher ?? missing("acceptVoucher") },
    tokens,
    clock: () => TEST_TIME,
    tokenClock: options.tokenClock ?? systemClock,
    streams,
    health,
    metrics: createMetrics(),
    metricsAccess: options.metricsAccess ?? "open",
    limits: {
      session: limit("session", options.quotas?.session),
      address: limit("address", options.quotas?.address),
      open: limit("open", options.quotas?.open),
    },
    trustedProxies: options.trustedProxies ?? 0,
    logger,
    version: "0.0.0-test",
    ...(options.pages && { pages: options.pages }),
  });
  return { app, tokens, streams, health, submitted, lines };
}

/** An app, and a caller with a session of its own. */
export async function createCaller(options: TestAppOptions = {}) {
  const parts = createTestApp(options);
  const session = { clinicId: CLINIC_ID, threadId: crypto.randomUUID() };
  const token = await parts.tokens.issue(session);
  const call = (
    method: string,
    path: string,
    { body, headers }: { body?: unknown; headers?: Record<string, string> } = {},
  ) =>
    parts.app.request(path, {
      method,
      headers: {
        Authorization: `Bearer ${token}`,
        ...(body !== undefined && { "Content-Type": "application/json" }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  return { ...parts, session, token, call };
}
