import { describe, expect, it } from "vitest";
import type { Scheduling, SchedulingContext, SlotQuery, SlotSearch } from "../../scheduling/model.ts";
import { Refusal, type RefusalCode } from "../../scheduling/refusal.ts";
import { forOpenThreads } from "../for-open-threads.ts";
import {
  ALLOWED_ORIGIN,
  anAppointment,
  aSlot,
  CLINIC_ID,
  createCaller,
  directory,
  LOCATION_ID,
  PRACTITIONER_ID,
  VISIT_ID,
} from "../test-app.ts";

const KEY = { "Idempotency-Key": "k-1" };
const patient = { givenName: "Ana", familyName: "Ruiz", dateOfBirth: "1988-04-03", phone: "555-0142" };
const slot = aSlot("2026-03-10T14:00Z");
const appointment = anAppointment();
const path = `/v1/appointments/${appointment.id}`;

const found = (slots = [slot]): SlotSearch => ({ slots, reasons: [], nearest: null, visitTypeName: "Dental cleaning" });
const refuse =
  (code: RefusalCode, params = {}) =>
  async (): Promise<never> => {
    throw new Refusal(code, "A sentence for the patient.", params);
  };

describe("GET /v1/slots", () => {
  it("takes slugs or ids and asks for the caller's own clinic", async () => {
    const asked: [SchedulingContext, SlotQuery][] = [];
    const { call, session } = await createCaller({
      scheduling: {
        findSlots: async (context, query) => {
          asked.push([context, query]);
          return found();
        },
      },
    });
    for (const [visit, who, where] of [
      ["dental-cleaning", "dr-lee", "main"],
      [VISIT_ID, PRACTITIONER_ID, LOCATION_ID],
    ]) {
      const query = `visitType=${visit}&practitioner=${who}&location=${where}&from=2026-03-09&to=2026-03-13`;
      const response = await call("GET", `/v1/slots?${query}`);
      expect(await response.json()).toEqual({ data: [slot], next_cursor: null, reasons: [], nearest: null });
    }
    const context = { clinicId: CLINIC_ID, actor: `thread:${session.threadId}`, channel: "api" };
    const wish = { visitTypeId: VISIT_ID, practitionerIds: [PRACTITIONER_ID], locationIds: [LOCATION_ID] };
    const query = { ...wish, dates: [{ from: "2026-03-09", to: "2026-03-13" }], limit: 100 };
    expect(asked).toEqual([
      [context, query],
      [context, query],
    ]);
  });

  it("says why there is nothing and what lies nearest", async () => {
    const reasons = [{ code: "closed_day" as const, params: { date: "2026-03-15" }, removed: 4 }];
    const search: SlotSearch = { ...found([]), reasons, nearest: { relaxed: ["dates"], slots: [slot] } };
    const { call } = await createCaller({ scheduling: { findSlots: async () => search } });
    const response = await call("GET", "/v1/slots?visitType=dental-cleaning&from=2026-03-15&to=2026-03-15");
    expect(await response.json()).toEqual({ data: [], next_cursor: null, reasons, nearest: search.nearest });
  });

  it("links to the next page, and the link leads there", async () => {
    const slots = ["14:00", "14:15", "14:30"].map((time) => aSlot(`2026-03-10T${time}Z`));
    const onDay = ({ dates = [{ from: slot.date, to: slot.date }] }: SlotQuery) =>
      dates.some(({ from }) => from <= slot.date);
    const findSlots = async (_context: SchedulingContext, query: SlotQuery) => found(onDay(query) ? slots : []);
    const { call } = await createCaller({ scheduling: { findSlots } });
    const first = await call("GET", "/v1/slots?visitType=dental-cleaning&limit=2");
    const link = /^<(\/v1\/slots\?[^>]+)>; rel="next"$/.exec(first.headers.get("Link") ?? "")?.[1] ?? "no link";
    expect((await first.json()).data).toEqual(slots.slice(0, 2));
    const second = await call("GET", link);
    expect(await second.json()).toMatchObject({ data: slots.slice(2), next_cursor: null });
    expect(second.headers.get("Link")).toBeNull();
  });
});

describe("holds", () => {
  it("holds a time for this conversation", async () => {
    const hold = { id: crypto.randomUUID(), slot, expiresAt: "2026-03-02T15:05:00.000Z" };
    const { call } = await createCaller({ scheduling: { hold: async () => hold } });
    const response = await call("POST", "/v1/holds", { headers: KEY, body: { slotId: slot.id } });
    expect([response.status, response.headers.get("Location")]).toEqual([201, `/v1/holds/${hold.id}`]);
    expect(await response.json()).toEqual(hold);
  });

  it("lets it go", async () => {
    const released: string[] = [];
    const { call } = await createCaller({
      scheduling: { releaseHold: async (_context, id) => void released.push(id) },
    });
    const id = crypto.randomUUID();
    expect((await call("DELETE", `/v1/holds/${id}`)).status).toBe(204);
    expect(released).toEqual([id]);
  });
});

describe("booking", () => {
  it("books what is asked under the caller's key and answers with its ETag", async () => {
    const asked: unknown[] = [];
    const { call } = await createCaller({
      scheduling: {
        book: async (_context, request) => {
          asked.push(request);
          return appointment;
        },
      },
    });
    const response = await call("POST", "/v1/appointments", {
      headers: KEY,
      body: { slotId: slot.id, patient, note: "Left side" },
    });
    expect(response.status).toBe(201);
    expect(response.headers.get("ETag")).toBe('"1"');
    expect(response.headers.get("Location")).toBe(path);
    expect(await response.json()).toEqual(appointment);
    expect(asked).toEqual([{ slotId: slot.id, patient, note: "Left side", idempotencyKey: "k-1" }]);
  });
});

describe("a time that is gone", () => {
  const near = ["2026-03-09T09:00Z", "2026-03-10T14:15Z", "2026-03-12T10:00Z", "2026-03-10T13:00Z"].map((start) =>
    aSlot(start),
  );
  const nearest = [near[1], near[3], near[0], near[2]];
  const gone = refuse("slot_taken");
  const calls = [
    ["POST", "/v1/holds", { slotId: slot.id }],
    ["POST", "/v1/appointments", { slotId: slot.id, patient }],
    ["PATCH", path, { slotId: slot.id }],
  ] as const;

  it.each(calls)("%s %s is refused with free times of the same visit, nearest first", async (method, route, body) => {
    const order: string[] = [];
    const write = async () => {
      order.push("write");
      return gone();
    };
    const { call } = await createCaller({
      scheduling: {
        hold: write,
        book: write,
        reschedule: write,
        findSlots: async (_context, { visitTypeId }) => {
          order.push(`find ${visitTypeId}`);
          return found(near);
        },
      },
    });
    const response = await call(method, route, { headers: { ...KEY, "If-Match": '"1"' }, body });
    expect(response.status).toBe(409);
    const problem = await response.json();
    expect(problem).toMatchObject({ code: "slot_taken", detail: "A sentence for the patient.", alternatives: nearest });
    expect(order).toEqual(["write", `find ${VISIT_ID}`]);
  });

  it("looks further when too little is near", async () => {
    const { call } = await createCaller({
      scheduling: { hold: gone, findSlots: async (_context, { dates }) => found(dates ? near.slice(0, 1) : near) },
    });
    const response = await call("POST", "/v1/holds", { headers: KEY, body: { slotId: slot.id } });
    expect((await response.json()).alternatives).toHaveLength(4);
  });

  it("is still refused as what it is when the search is refused too", async () => {
    const { call } = await createCaller({ scheduling: { hold: gone, findSlots: refuse("visit_type_not_found") } });
    const response = await call("POST", "/v1/holds", { headers: KEY, body: { slotId: slot.id } });
    expect(await response.json()).toMatchObject({ code: "slot_taken", alternatives: [] });
  });

  it("has no alternatives when the slot's id is not one of ours", async () => {
    const { call } = await createCaller({ scheduling: { hold: gone } });
    const response = await call("POST", "/v1/holds", { headers: KEY, body: { slotId: "made-up" } });
    const problem = await response.json();
    expect([response.status, problem.code, "alternatives" in problem]).toEqual([409, "slot_taken", false]);
  });
});

it.each<[RefusalCode, number]>([
  ["age_limit", 422],
  ["cancel_cutoff", 422],
  ["not_authorised", 403],
  ["appointment_not_found", 404],
  ["version_conflict", 412],
  ["idempotency_mismatch", 422],
  ["calendar_unavailable", 503],
])("passes the refusal %s on with its parameters as %i", async (code, status) => {
  const { call, lines } = await createCaller({ scheduling: { cancel: refuse(code, { hours: 24 }) } });
  const response = await call("DELETE", path, { headers: { ...KEY, "If-Match": '"1"' } });
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({
    code,
    status,
    params: { hours: 24 },
    title: expect.stringMatching(/^[A-Z]/),
  });
  expect(lines.some((line) => line.includes("request_failed"))).toBe(false);
});

describe("an appointment", () => {
  it("is read with its version as ETag", async () => {
    const { call } = await createCaller({ scheduling: { getAppointment: async () => anAppointment({ version: 7 }) } });
    const response = await call("GET", path);
    expect([response.status, response.headers.get("ETag")]).toEqual([200, '"7"']);
  });

  it("is not found alike when it is another's and when it never was (X1)", async () => {
    const { call } = await createCaller({ scheduling: { getAppointment: refuse("appointment_not_found") } });
    const bodies = await Promise.all(
      [path, `/v1/appointments/${crypto.randomUUID()}`].map(async (address) => {
        const { instance, ...problem } = await (await call("GET", address)).json();
        return problem;
      }),
    );
    expect(bodies[0]).toEqual(bodies[1]);
    expect(bodies[0]).toMatchObject({ status: 404 });
  });

  it.each([
    ["its own tag", '"3"', { status: 200, version: 3 }],
    ["an older tag, which the write refuses", '"2"', { status: 412, version: 2 }],
    ["any", "*", { status: 200, version: 3 }],
    ["several tags, one of them current", '"1", "3"', { status: 200, version: 3 }],
    ["several tags, none of them current", '"1", "2"', { status: 412, version: null }],
    ["a weak tag", 'W/"3"', { status: 412, version: null }],
    ["no tag of ours", "3", { status: 412, version: null }],
  ])("is changed under If-Match with %s", async (_name, header, expected) => {
    const written: unknown[] = [];
    const { call } = await createCaller({
      scheduling: {
        getAppointment: async () => anAppointment({ version: 3 }),
        cancel: async (_context, request) => {
          written.push(request.expectedVersion);
          if (request.expectedVersion !== 3) return refuse("version_conflict")();
          return anAppointment({ version: 4, status: "cancelled" });
        },
      },
    });
    const response = await call("DELETE", path, { headers: { ...KEY, "If-Match": header } });
    expect(response.status).toBe(expected.status);
    expect(written).toEqual(expected.version === null ? [] : [expected.version]);
    if (expected.status === 200) expect(response.headers.get("ETag")).toBe('"4"');
  });

  it("moves to another time", async () => {
    const asked: unknown[] = [];
    const moved = anAppointment({ id: crypto.randomUUID(), rescheduledFrom: appointment.id });
    const { call } = await createCaller({
      scheduling: {
        reschedule: async (_context, request) => {
          asked.push(request);
          return moved;
        },
      },
    });
    const response = await call("PATCH", path, { headers: { ...KEY, "If-Match": '"1"' }, body: { slotId: slot.id } });
    expect([response.status, response.headers.get("Location")]).toEqual([200, `/v1/appointments/${moved.id}`]);
    expect(asked).toEqual([
      { appointmentId: appointment.id, slotId: slot.id, expectedVersion: 1, idempotencyKey: "k-1" },
    ]);
  });
});

it("lists what the conversation booked, page by page, each once", async () => {
  const all = [1, 2, 3, 4, 5].map((day) =>
    anAppointment({ id: crypto.randomUUID(), startsAt: `2026-03-0${Math.ceil(day / 2)}T14:00:00.000Z` }),
  );
  const { call } = await createCaller({
    scheduling: {
      listAppointments: async (_context, { from = "", limit = 100 } = {}) =>
        all.filter(({ startsAt }) => startsAt >= from).slice(0, limit),
    },
  });
  const seen: string[] = [];
  let address: string | undefined = "/v1/appointments?limit=2";
  while (address) {
    const response = await call("GET", address);
    const page: { data: { id: string }[]; next_cursor: string | null } = await response.json();
    seen.push(...page.data.map(({ id }) => id));
    address = page.next_cursor ? `/v1/appointments?limit=2&cursor=${page.next_cursor}` : undefined;
  }
  expect(seen).toEqual(all.map(({ id }) => id));
});

it("publishes a clinic's public facts and no others", async () => {
  const { app } = await createCaller();
  const response = await app.request("/v1/clinics/riverside/directory");
  const text = await response.text();
  expect(JSON.parse(text)).toMatchObject({ name: "Riverside Clinic", practitioners: [{ name: "Dr. Mina Lee" }] });
  expect(text).not.toMatch(/allowedOrigins|riverside\.example|0192f0c1/);
  expect(response.headers.get("Cache-Control")).toBe("public, max-age=60");
});

it("points at a date of birth that nobody alive can have, by the clinic's day", async () => {
  const book = refuse("identity_required", { field: "dateOfBirth", problem: "in_future" });
  const { call } = await createCaller({ scheduling: { book } });
  const response = await call("POST", "/v1/appointments", { headers: KEY, body: { slotId: slot.id, patient } });
  expect(response.status).toBe(422);
  expect(await response.json()).toMatchObject({
    code: "validation_failed",
    errors: [{ in: "body", pointer: "/patient/dateOfBirth" }],
  });
});

it("passes on that the patient has a referral", async () => {
  const asked: unknown[] = [];
  const book = async (_context: SchedulingContext, request: unknown) => {
    asked.push(request);
    return appointment;
  };
  const { call } = await createCaller({ scheduling: { book } });
  const send = (hasReferral: unknown) =>
    call("POST", "/v1/appointments", { headers: KEY, body: { slotId: slot.id, patient, hasReferral } });
  expect((await send(true)).status).toBe(201);
  expect((await send("yes")).status).toBe(422);
  expect(asked).toMatchObject([{ hasReferral: true }]);
});

describe("a conversation that has ended", () => {
  const ended = forOpenThreads(
    {
      directory: async () => directory,
      findSlots: async () => found(),
      releaseHold: async () => {},
      listAppointments: async () => [],
      getAppointment: async () => appointment,
    } as unknown as Scheduling, // The writes are missing: none of them may be reached.
    { isOpen: async () => false },
  );
  it.each([
    ["POST", "/v1/holds", { slotId: slot.id }],
    ["POST", "/v1/appointments", { slotId: slot.id, patient }],
    ["PATCH", path, { slotId: slot.id }],
    ["DELETE", path, undefined],
  ])("writes nothing any more: %s %s", async (method, where, body) => {
    const { call } = await createCaller({ scheduling: ended });
    const response = await call(method, where, { headers: { ...KEY, "If-Match": '"1"' }, body });
    expect([response.status, (await response.json()).code]).toEqual([409, "thread_ended"]);
  });

  it("still shows what it booked", async () => {
    const { call } = await createCaller({ scheduling: ended });
    expect((await call("GET", path)).status).toBe(200);
  });

  it("is asked for by the caller's own thread, and staff have none", async () => {
    const asked: unknown[] = [];
    const isOpen = async (session: unknown) => asked.push(session) > 0;
    const cancel = async () => appointment;
    const open = forOpenThreads({ cancel } as unknown as Scheduling, { isOpen });
    const request = { appointmentId: appointment.id, expectedVersion: 1, idempotencyKey: "k" };
    await open.cancel({ clinicId: CLINIC_ID, actor: "thread:t-1", channel: "api" }, request);
    await open.cancel({ clinicId: CLINIC_ID, actor: "api:cli", channel: "api" }, request);
    expect(asked).toEqual([{ clinicId: CLINIC_ID, threadId: "t-1" }]);
  });
});

describe("GET /v1/appointments/{id}/calendar.ics", () => {
  it("answers with the file for the caller's own visit, not to be kept by anybody between", async () => {
    const asked: [SchedulingContext, string][] = [];
    const { call, session } = await createCaller({
      scheduling: {
        calendarFile: async (context, id) => {
          asked.push([context, id]);
          return { filename: "visit-2026-03-10.ics", content: "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n" };
        },
      },
    });
    const response = await call("GET", `${path}/calendar.ics`);
    expect([
      response.status,
      response.headers.get("Content-Type"),
      response.headers.get("Content-Disposition"),
    ]).toEqual([200, "text/calendar; charset=utf-8", 'attachment; filename="visit-2026-03-10.ics"']);
    expect(response.headers.get("Cache-Control")).toContain("no-store");
    expect(await response.text()).toBe("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n");
    const context = { clinicId: CLINIC_ID, actor: `thread:${session.threadId}`, channel: "api" };
    expect(asked).toEqual([[context, appointment.id]]);
  });

  it("tells the clinic's own site the name of the file, too", async () => {
    const calendarFile = async () => ({ filename: "visit-2026-03-10.ics", content: "" });
    const { call } = await createCaller({ scheduling: { calendarFile } });
    const { headers } = await call("GET", `${path}/calendar.ics`, { headers: { Origin: ALLOWED_ORIGIN } });
    expect(headers.get("Access-Control-Expose-Headers")?.split(", ")).toContain("Content-Disposition");
  });

  it("does not find another's", async () => {
    const { call } = await createCaller({ scheduling: { calendarFile: refuse("appointment_not_found") } });
    expect((await call("GET", `${path}/calendar.ics`)).status).toBe(404);
  });
});
