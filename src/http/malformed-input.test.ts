import { describe, expect, it } from "vitest";
import { createCaller } from "./test-app.ts";

const ID = "0192f0c1-0000-7000-8000-0000000000d1";
const KEY = { "Idempotency-Key": "k-1" };
const MATCH = { ...KEY, "If-Match": '"1"' };
const patient = { givenName: "Ana", familyName: "Ruiz", dateOfBirth: "1988-04-03", phone: "555-0142" };

interface Bad {
  name: string;
  method: string;
  path: string;
  headers?: Record<string, string>;
  /** Sent as it is when a string, else as JSON. */
  body?: unknown;
  status: number;
  code: string;
  /** Where the fault lies, when the answer can say so. */
  pointer?: string;
}

const run = (changes: object) => ({
  threadId: ID,
  runId: ID,
  messages: [{ id: "m", role: "user", content: "Hi" }],
  ...changes,
});

const table: Bad[] = [
  // bodies, on every route that takes one
  ...[
    ["POST", "/v1/chat/sessions"],
    ["POST", "/v1/chat/runs"],
    ["POST", `/v1/chat/threads/${ID}/feedback`],
    ["POST", "/v1/holds"],
    ["POST", "/v1/appointments"],
    ["PATCH", `/v1/appointments/${ID}`],
  ].flatMap(([method = "", path = ""]): Bad[] => {
    const route = { method, path, headers: MATCH };
    const as = (type: string) => ({ ...MATCH, "Content-Type": type });
    return [
      { ...route, name: "a body that is cut off", body: '{"a":', status: 400, code: "malformed_json" },
      { ...route, name: "an empty body that claims to be JSON", body: "", status: 400, code: "malformed_json" },
      { ...route, name: "text", headers: as("text/plain"), body: "{}", status: 415, code: "unsupported_media_type" },
      {
        ...route,
        name: "a form",
        headers: as("application/x-www-form-urlencoded"),
        body: "a=1",
        status: 415,
        code: "unsupported_media_type",
      },
      { ...route, name: "null", body: "null", status: 422, code: "validation_failed", pointer: "" },
      { ...route, name: "a list", body: [], status: 422, code: "validation_failed", pointer: "" },
      { ...route, name: "more than 1 MiB", body: { a: "x".repeat(1_048_576) }, status: 413, code: "body_too_large" },
    ];
  }),
  {
    name: "no clinic",
    method: "POST",
    path: "/v1/chat/sessions",
    body: {},
    status: 422,
    code: "validation_failed",
    pointer: "/clinic",
  },
  {
    name: "a clinic that is a number",
    method: "POST",
    path: "/v1/chat/sessions",
    body: { clinic: 1 },
    status: 422,
    code: "validation_failed",
    pointer: "/clinic",
  },
  {
    name: "a clinic of NUL bytes",
    method: "POST",
    path: "/v1/chat/sessions",
    body: { clinic: "\u0000" },
    status: 422,
    code: "validation_failed",
    pointer: "/clinic",
  },
  { name: "a clinic of NUL bytes", method: "GET", path: "/v1/clinics/%00/directory", status: 404, code: "not_found" },
  {
    name: "an unknown clinic",
    method: "POST",
    path: "/v1/chat/sessions",
    body: { clinic: "nowhere" },
    status: 404,
    code: "not_found",
  },
  {
    name: "a member nobody knows",
    method: "POST",
    path: "/v1/chat/sessions",
    body: { clinic: "riverside", role: "admin" },
    status: 422,
    code: "validation_failed",
    pointer: "",
  },
  {
    name: "a runId that is no uuid",
    method: "POST",
    path: "/v1/chat/runs",
    body: run({ runId: "1" }),
    status: 422,
    code: "validation_failed",
    pointer: "/runId",
  },
  {
    name: "a threadId that is no uuid",
    method: "POST",
    path: "/v1/chat/runs",
    body: run({ threadId: "\u0000" }),
    status: 422,
    code: "validation_failed",
    pointer: "/threadId",
  },
  {
    name: "messages that are no list",
    method: "POST",
    path: "/v1/chat/runs",
    body: run({ messages: "Hi" }),
    status: 422,
    code: "validation_failed",
    pointer: "/messages",
  },
  {
    name: "a message without an id",
    method: "POST",
    path: "/v1/chat/runs",
    body: run({ messages: [{ role: "user" }] }),
    status: 422,
    code: "validation_failed",
    pointer: "/messages/0/id",
  },
  { name: "another's thread", method: "POST", path: "/v1/chat/runs", body: run({}), status: 404, code: "not_found" },
  {
    name: "an event id of nothing",
    method: "GET",
    path: `/v1/chat/runs/${ID}/events`,
    headers: { "Last-Event-ID": "x:y" },
    status: 422,
    code: "validation_failed",
    pointer: "/Last-Event-ID",
  },
  {
    name: "an after that is no number",
    method: "GET",
    path: `/v1/chat/runs/${ID}/events?after=-1`,
    status: 422,
    code: "validation_failed",
    pointer: "/after",
  },
  { name: "a run id that is no uuid", method: "POST", path: "/v1/chat/runs/1/cancel", status: 404, code: "not_found" },
  { name: "another's thread", method: "GET", path: `/v1/chat/threads/${ID}`, status: 404, code: "not_found" },
  { name: "another's thread", method: "DELETE", path: `/v1/chat/threads/${ID}`, status: 404, code: "not_found" },
  {
    name: "another's thread",
    method: "POST",
    path: `/v1/chat/threads/${ID}/feedback`,
    body: { rating: 5 },
    status: 404,
    code: "not_found",
  },
  {
    name: "no visit type",
    method: "GET",
    path: "/v1/slots",
    status: 422,
    code: "validation_failed",
    pointer: "/visitType",
  },
  {
    name: "an unknown visit type",
    method: "GET",
    path: "/v1/slots?visitType=surgery",
    status: 404,
    code: "visit_type_not_found",
  },
  {
    name: "an unknown practitioner",
    method: "GET",
    path: "/v1/slots?visitType=dental-cleaning&practitioner=dr-no",
    status: 404,
    code: "practitioner_not_found",
  },
  {
    name: "an unknown location",
    method: "GET",
    path: "/v1/slots?visitType=dental-cleaning&location=mars",
    status: 404,
    code: "location_not_found",
  },
  {
    name: "a date that is none",
    method: "GET",
    path: "/v1/slots?visitType=dental-cleaning&from=2026-02-30",
    status: 422,
    code: "validation_failed",
    pointer: "/from",
  },
  {
    name: "days the wrong way round",
    method: "GET",
    path: "/v1/slots?visitType=dental-cleaning&from=2026-03-02&to=2026-03-01",
    status: 422,
    code: "validation_failed",
    pointer: "/to",
  },
  {
    name: "a limit of 0",
    method: "GET",
    path: "/v1/slots?visitType=dental-cleaning&limit=0",
    status: 422,
    code: "validation_failed",
    pointer: "/limit",
  },
  {
    name: "a limit of 101",
    method: "GET",
    path: "/v1/slots?visitType=dental-cleaning&limit=101",
    status: 422,
    code: "validation_failed",
    pointer: "/limit",
  },
  {
    name: "two limits",
    method: "GET",
    path: "/v1/slots?visitType=dental-cleaning&limit=1&limit=2",
    status: 422,
    code: "validation_failed",
    pointer: "/limit",
  },
  {
    name: "a foreign cursor",
    method: "GET",
    path: "/v1/slots?visitType=dental-cleaning&cursor=e30",
    status: 422,
    code: "validation_failed",
    pointer: "/cursor",
  },
  {
    name: "a misspelt parameter",
    method: "GET",
    path: "/v1/slots?visitType=dental-cleaning&practicioner=x",
    status: 422,
    code: "validation_failed",
    pointer: "",
  },
  {
    name: "no key",
    method: "POST",
    path: "/v1/holds",
    body: { slotId: "s" },
    status: 400,
    code: "idempotency_key_missing",
  },
  { name: "a hold id that is no uuid", method: "DELETE", path: "/v1/holds/1", status: 404, code: "not_found" },
  {
    name: "no key",
    method: "POST",
    path: "/v1/appointments",
    body: { slotId: "s", patient },
    status: 400,
    code: "idempotency_key_missing",
  },
  {
    name: "a key with a space",
    method: "POST",
    path: "/v1/appointments",
    headers: { "Idempotency-Key": "a b" },
    body: { slotId: "s", patient },
    status: 400,
    code: "idempotency_key_missing",
  },
  {
    name: "neither hold nor slot",
    method: "POST",
    path: "/v1/appointments",
    headers: KEY,
    body: { patient },
    status: 422,
    code: "validation_failed",
    pointer: "/holdId",
  },
  {
    name: "both hold and slot",
    method: "POST",
    path: "/v1/appointments",
    headers: KEY,
    body: { holdId: ID, slotId: "s", patient },
    status: 422,
    code: "validation_failed",
    pointer: "/holdId",
  },
  {
    name: "no patient",
    method: "POST",
    path: "/v1/appointments",
    headers: KEY,
    body: { slotId: "s" },
    status: 422,
    code: "validation_failed",
    pointer: "/patient",
  },
  {
    name: "a name of NUL bytes",
    method: "POST",
    path: "/v1/appointments",
    headers: KEY,
    body: { slotId: "s", patient: { ...patient, givenName: "\u0000" } },
    status: 422,
    code: "validation_failed",
    pointer: "/patient/givenName",
  },
  {
    name: "a birth date in words",
    method: "POST",
    path: "/v1/appointments",
    headers: KEY,
    body: { slotId: "s", patient: { ...patient, dateOfBirth: "3 April 1988" } },
    status: 422,
    code: "validation_failed",
    pointer: "/patient/dateOfBirth",
  },
  {
    name: "a status that is none",
    method: "GET",
    path: "/v1/appointments?status=gone",
    status: 422,
    code: "validation_failed",
    pointer: "/status",
  },
  {
    name: "an appointment id that is no uuid",
    method: "GET",
    path: "/v1/appointments/1%27--",
    status: 404,
    code: "not_found",
  },
  {
    name: "no key",
    method: "PATCH",
    path: `/v1/appointments/${ID}`,
    headers: { "If-Match": '"1"' },
    body: { slotId: "s" },
    status: 400,
    code: "idempotency_key_missing",
  },
  {
    name: "no If-Match",
    method: "PATCH",
    path: `/v1/appointments/${ID}`,
    headers: KEY,
    body: { slotId: "s" },
    status: 428,
    code: "if_match_missing",
  },
  {
    name: "no key",
    method: "DELETE",
    path: `/v1/appointments/${ID}`,
    headers: { "If-Match": '"1"' },
    status: 400,
    code: "idempotency_key_missing",
  },
  {
    name: "no If-Match",
    method: "DELETE",
    path: `/v1/appointments/${ID}`,
    headers: KEY,
    status: 428,
    code: "if_match_missing",
  },
  // addresses and methods
  { name: "an unknown address", method: "GET", path: "/v1/nothing", status: 404, code: "not_found" },
  { name: "an unknown address", method: "GET", path: "/%00%ff", status: 404, code: "not_found" },
  { name: "an unknown problem", method: "GET", path: "/problems/constructor", status: 404, code: "not_found" },
  { name: "an unknown clinic", method: "GET", path: "/v1/clinics/nowhere/directory", status: 404, code: "not_found" },
  { name: "a wrong method", method: "PUT", path: `/v1/appointments/${ID}`, status: 405, code: "method_not_allowed" },
  { name: "a wrong method", method: "GET", path: "/v1/chat/runs", status: 405, code: "method_not_allowed" },
  { name: "a wrong method", method: "DELETE", path: "/health", status: 405, code: "method_not_allowed" },
];

describe("bad input is answered with a problem that names it, and reaches nothing", () => {
  // Nothing behind the edge is given: a route that called on would answer 500.
  it.each(table)(
    "$method $path with $name: $status $code",
    async ({ method, path, headers = {}, body, status, code, pointer }) => {
      const { app, token } = await createCaller({ runs: { submit: async () => expect.unreachable("submitted") } });
      const response = await app.request(path, {
        method,
        headers: {
          Authorization: `Bearer ${token}`,
          ...(body !== undefined && { "Content-Type": "application/json" }),
          ...headers,
        },
        ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
      });
      const problem = await response.json();
      expect({ status: response.status, code: problem.code }).toEqual({ status, code });
      expect(response.headers.get("Content-Type")).toBe("application/problem+json");
      expect(problem).toMatchObject({
        type: `/problems/${code}`,
        status,
        title: expect.any(String),
        detail: expect.any(String),
      });
      expect(problem.instance).toBe(response.headers.get("X-Request-Id"));
      if (pointer !== undefined)
        expect(problem.errors.map((entry: { pointer: string }) => entry.pointer)).toContain(pointer);
      if (status === 405) expect(response.headers.get("Allow")).toBeTruthy();
    },
  );
});
