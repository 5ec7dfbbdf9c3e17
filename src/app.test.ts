import fc from "fast-check";
import { Hono } from "hono";
import { expect, it } from "vitest";
import { PROBLEMS, REFUSAL_STATUS } from "./http/problem.ts";
import { createCaller, createTestApp, directory } from "./http/test-app.ts";

interface Document {
  openapi: string;
  paths: Record<
    string,
    Record<string, { responses: Record<string, unknown>; security?: unknown; requestBody?: unknown }>
  >;
  components: { schemas: Record<string, unknown>; securitySchemes: Record<string, unknown> };
}

const METHODS = new Set(["GET", "POST", "PATCH", "DELETE", "PUT"]);

async function readDocument() {
  const { app } = createTestApp();
  const response = await app.request("/openapi.json");
  const document: Document = await response.json();
  return { app, document };
}

it("documents every route there is, and no others", async () => {
  const { app, document } = await readDocument();
  expect(document.openapi).toBe("3.1.0");
  const served = app.routes
    .filter(({ method, path }) => METHODS.has(method) && path !== "/openapi.json")
    .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, "{$1}")}`);
  const documented = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(documented.sort()).toEqual([...new Set(served)].sort());
  expect(documented).toContain("POST /v1/chat/runs");
  expect(documented).toContain("GET /v1/chat/runs/{runId}/events");
});

it("resolves every reference in the document, and names every failure a problem", async () => {
  const { document } = await readDocument();
  const text = JSON.stringify(document);
  const references = [...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name as string);
  expect(references.length).toBeGreaterThan(10);
  for (const name of references) expect(document.components.schemas).toHaveProperty(name);
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, { responses, security }] of Object.entries(methods)) {
      const failures = Object.entries(responses).filter(([status]) => status >= "400" && !path.startsWith("/health"));
      for (const [, response] of failures) expect(response).toHaveProperty(["content", "application/problem+json"]);
      const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect({ path, method, named: JSON.stringify(methods[method]).includes('"in":"path"') }).toEqual({
        path,
        method,
        named: parameters.length > 0,
      });
      if (security) expect(responses).toHaveProperty("401");
    }
  }
  expect(document.components.securitySchemes).toEqual({ session: { type: "http", scheme: "bearer" } });
});

it("explains every code under the address its problems give as type", async () => {
  const { app } = createTestApp();
  for (const code of [...Object.keys(PROBLEMS), ...Object.keys(REFUSAL_STATUS)]) {
    expect(await (await app.request(`/problems/${code}`)).json()).toMatchObject({ code, title: expect.any(String) });
  }
});

it("protects every answer with the usual headers and names the request", async () => {
  const { app } = createTestApp();
  for (const path of ["/health/live", "/nothing", "/v1/appointments"]) {
    const { headers } = await app.request(path);
    expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
    expect(headers.get("X-Frame-Options")).toBe("SAMEORIGIN");
    expect(headers.get("X-Request-Id")).toMatch(/^[\da-f-]{36}$/);
  }
});

it("logs requests by route pattern, without ids, queries or tokens", async () => {
  const { call, lines, session, token } = await createCaller({ runs: { thread: async () => null } });
  await call("GET", `/v1/chat/threads/${session.threadId}?name=Ana`);
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? "{}")).toMatchObject({
    event: "request_answered",
    route: "/v1/chat/threads/:threadId",
    status: 404,
  });
  for (const secret of [session.threadId, "Ana", token]) expect(lines.join("")).not.toContain(secret);
});

it("takes a request id from a proxy only when it is one", async () => {
  const { app } = createTestApp();
  const send = async (id: string) =>
    (await app.request("/health/live", { headers: { "X-Request-Id": id } })).headers.get("X-Request-Id");
  expect(await send("trace-42")).toBe("trace-42");
  expect(await send("Ana Ruiz <script>")).not.toContain("Ana");
});

it("answers whatever it is sent with a status below 500 and, when it refuses, a problem", async () => {
  const { app, token, session } = await createCaller({
    runs: {
      cancel: async () => null,
      thread: async () => null,
      endThread: async () => undefined,
      feedback: async () => true,
    },
    scheduling: {
      directory: async () => directory,
      listAppointments: async () => [],
      releaseHold: async () => undefined,
      findSlots: async () => ({ slots: [], reasons: [], nearest: null, visitTypeName: "" }),
    },
  });
  const id = fc.constantFrom(session.threadId, crypto.randomUUID(), "1", "%00", "..", "%F0%9F%A6%B7");
  const path = fc.oneof(
    fc.constantFrom(
      "/v1/chat/sessions",
      "/v1/chat/runs",
      "/v1/holds",
      "/v1/appointments",
      "/v1/slots",
      "/openapi.json",
      "/",
    ),
    fc
      .tuple(
        fc.constantFrom("/v1/chat/runs/", "/v1/chat/threads/", "/v1/clinics/", "/problems/"),
        id,
        fc.constantFrom("", "/events", "/cancel", "/feedback", "/directory"),
      )
      .map((parts) => parts.join("")),
    fc.webPath(),
  );
  const known = fc.record(
    {
      threadId: fc.oneof(fc.constant(session.threadId), fc.anything()),
      runId: fc.oneof(fc.uuid(), fc.anything()),
      messages: fc.oneof(
        fc.array(
          fc.record({ id: fc.string(), role: fc.constantFrom("user", "system", "tool"), content: fc.anything() }),
        ),
        fc.anything(),
      ),
      resume: fc.oneof(
        fc.array(
          fc.record({
            interruptId: fc.string(),
            status: fc.constantFrom("resolved", "cancelled"),
            payload: fc.anything(),
          }),
        ),
        fc.anything(),
      ),
      forwardedProps: fc.oneof(
        fc.record({
          agentcare: fc.record({
            action: fc.record({
              type: fc.constantFrom("select_slot", "submit_form"),
              slotId: fc.anything(),
              values: fc.anything(),
            }),
          }),
        }),
        fc.anything(),
      ),
    },
    { requiredKeys: [] },
  );
  const body = fc.oneof(
    fc.constant(undefined),
    fc.string(),
    fc.json(),
    known.map((value) => JSON.stringify(value) ?? "null"),
  );
  const type = fc.constantFrom(
    "application/json",
    "application/json; charset=utf-8",
    "text/plain",
    "",
    "multipart/form-data",
  );
  const header = fc.string({ unit: "grapheme-ascii", maxLength: 30 });
  const query = fc.webQueryParameters();
  const method = fc.constantFrom("GET", "POST", "PATCH", "DELETE", "PUT", "OPTIONS");

  await fc.assert(
    fc.asyncProperty(method, path, query, body, type, header, async (verb, where, search, sent, contentType, text) => {
      const withBody = sent !== undefined && verb !== "GET";
      const response = await app.request(`${where}?${search}`, {
        method: verb,
        headers: {
          Authorization: `Bearer ${token}`,
          "Idempotency-Key": text.trim(),
          "If-Match": text.trim(),
          "Last-Event-ID": text.trim(),
          ...(contentType && { "Content-Type": contentType }),
        },
        ...(withBody && { body: sent }),
      });
      expect(response.status).toBeLessThan(500);
      if (response.status >= 400) expect(response.headers.get("Content-Type")).toBe("application/problem+json");
      await response.text();
    }),
    { numRuns: 400 },
  );
}, 60_000);

it("serves pages under their own headers, with the same request ids and problems", async () => {
  const pages = new Hono().get("/chat/:clinic", (c) => c.text("page", 200, { "X-Frame-Options": "DENY" }));
  const { app } = createTestApp({ pages });
  const page = await app.request("/chat/riverside");
  expect([await page.text(), page.headers.get("X-Frame-Options")]).toEqual(["page", "DENY"]);
  expect(page.headers.get("X-Request-Id")).toBeTruthy();
  expect((await (await app.request("/chat/riverside", { method: "POST" })).json()).code).toBe("method_not_allowed");
  expect((await app.request("/health/live")).status).toBe(200);
});
