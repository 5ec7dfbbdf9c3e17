import { describe, expect, it } from "vitest";
import { ALLOWED_ORIGIN, CLINIC_ID, createTestApp } from "../test-app.ts";

type App = ReturnType<typeof createTestApp>["app"];
const open = (app: App, headers: Record<string, string> = {}, body: Record<string, unknown> = {}) =>
  app.request("/v1/chat/sessions", {
    method: "POST",
    headers: { "Content-Type": "application/json", Host: "chat.agentcare.example", ...headers },
    body: JSON.stringify({ clinic: "riverside", ...body }),
  });

it("opens a conversation and proves it with a token", async () => {
  const { app, tokens } = createTestApp();
  const response = await open(app);
  expect(response.status).toBe(201);
  expect(response.headers.get("Cache-Control")).toBe("no-store");
  const { token, threadId, clinic } = await response.json();
  expect(await tokens.verify(token)).toEqual({ clinicId: CLINIC_ID, threadId });
  expect(clinic).toEqual({
    slug: "riverside",
    name: "Riverside Clinic",
    timeZone: "America/Chicago",
    phone: "555-0100",
  });
});

describe("the patient's zone", () => {
  /** The app, and the zones that conversations were opened with. */
  function anApp() {
    const zones: (string | undefined)[] = [];
    const { app } = createTestApp({
      runs: {
        openThread: async (clinicId, patient) => {
          zones.push(patient?.timeZone);
          return { clinicId, threadId: crypto.randomUUID() };
        },
      },
    });
    return { app, zones };
  }

  it.each([
    [{}, undefined],
    [{ timeZone: "Asia/Kolkata" }, "Asia/Kolkata"],
    [{ timeZone: "asia/kolkata" }, "Asia/Kolkata"],
  ])("D4: %j opens the conversation with %s", async (body, zone) => {
    const { app, zones } = anApp();
    expect((await open(app, {}, body)).status).toBe(201);
    expect(zones).toEqual([zone]);
  });

  it.each(["Mars/Olympus", "+05:30", "", "Asia/Kolkata ", 330, null, ["Asia/Kolkata"]])(
    "D4: %j is refused, and then nothing is opened",
    async (timeZone) => {
      const { app, zones } = anApp();
      const response = await open(app, {}, { timeZone });
      expect(response.status).toBe(422);
      expect(await response.json()).toMatchObject({
        code: "validation_failed",
        errors: [{ pointer: "/timeZone" }],
      });
      expect(zones).toEqual([]);
    },
  );

  it("D4: says what a zone looks like", async () => {
    const response = await open(anApp().app, {}, { timeZone: "Kolkata" });
    expect(JSON.stringify(await response.json())).toContain("must be an IANA time zone such as Asia/Kolkata");
  });
});

describe("the origin", () => {
  it.each([
    ["none, as from a program", {}],
    ["one the clinic has listed", { Origin: ALLOWED_ORIGIN }],
    ["our own", { Origin: "http://chat.agentcare.example" }],
    ["our own behind a proxy that ends TLS", { Origin: "https://chat.agentcare.example" }],
  ])("may be %s", async (_name, headers) => {
    const response = await open(createTestApp().app, headers);
    expect(response.status).toBe(201);
    const { Origin = null } = headers as { Origin?: string };
    expect(response.headers.get("Access-Control-Allow-Origin")).toBe(Origin);
  });

  it.each([
    "https://evil.example",
    "null",
    "http://riverside.example",
    "https://riverside.example.evil.example",
    "https://sub.riverside.example",
    "https://RIVERSIDE.example/",
    "https://chat.agentcare.example:8443",
    "*",
  ])("may not be %s, and then nothing is opened", async (origin) => {
    const { app } = createTestApp({ runs: { openThread: async () => expect.unreachable("a thread was opened") } });
    const response = await open(app, { Origin: origin });
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ code: "origin_not_allowed" });
    expect(response.headers.get("Access-Control-Allow-Origin")).toBeNull();
  });

  it("is asked about beforehand, and may send what our client sends", async () => {
    const response = await createTestApp().app.request("/v1/chat/runs", {
      method: "OPTIONS",
      headers: { Origin: ALLOWED_ORIGIN, "Access-Control-Request-Method": "POST" },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get("Access-Control-Allow-Origin")).toBe(ALLOWED_ORIGIN);
    expect(response.headers.get("Access-Control-Allow-Headers")).toMatch(/Authorization.*Last-Event-ID/);
    expect(response.headers.get("Access-Control-Allow-Credentials")).toBeNull();
  });
});
