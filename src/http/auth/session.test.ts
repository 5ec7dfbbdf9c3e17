import { describe, expect, it } from "vitest";
import { ALLOWED_ORIGIN, CLINIC_ID, createCaller } from "../test-app.ts";

const GUARDED = [
  ["POST", "/v1/chat/runs"],
  ["GET", "/v1/chat/runs/x/events"],
  ["POST", "/v1/chat/runs/x/cancel"],
  ["GET", "/v1/chat/threads/x"],
  ["DELETE", "/v1/chat/threads/x"],
  ["POST", "/v1/chat/threads/x/feedback"],
  ["GET", "/v1/slots"],
  ["POST", "/v1/holds"],
  ["DELETE", "/v1/holds/x"],
  ["GET", "/v1/appointments"],
  ["POST", "/v1/appointments"],
  ["GET", "/v1/appointments/x"],
  ["PATCH", "/v1/appointments/x"],
  ["DELETE", "/v1/appointments/x"],
] as const;

describe("without a valid token", () => {
  it.each(GUARDED)("%s %s is refused before anything is read", async (method, path) => {
    const { app } = await createCaller();
    for (const authorization of [
      undefined,
      "",
      "Bearer",
      "Bearer a.b.c",
      "Basic YTpi",
      `Bearer ${"x".repeat(9_000)}`,
    ]) {
      const headers: Record<string, string> = authorization === undefined ? {} : { Authorization: authorization };
      const response = await app.request(path, { method, headers });
      expect(response.status).toBe(401);
      expect(response.headers.get("WWW-Authenticate")).toContain("Bearer");
      expect(await response.json()).toMatchObject({ code: "unauthenticated" });
    }
  });

  it("a token in the address is no token", async () => {
    const { app, token } = await createCaller();
    expect((await app.request(`/v1/appointments?token=${token}&access_token=${token}`)).status).toBe(401);
  });
});

it("ignores every claim of a role or a clinic that the client makes (X4)", async () => {
  const seen: unknown[] = [];
  const { call, session } = await createCaller({
    scheduling: {
      listAppointments: async (context) => {
        seen.push(context);
        return [];
      },
    },
  });
  const claims = {
    "X-Role": "admin",
    "X-User-Role": "staff",
    "X-Clinic-Id": crypto.randomUUID(),
    Cookie: "role=admin",
  };
  expect((await call("GET", "/v1/appointments", { headers: claims })).status).toBe(200);
  expect(seen).toEqual([{ clinicId: CLINIC_ID, actor: `thread:${session.threadId}`, channel: "api" }]);
});

it("lets a stolen page origin do nothing with a token", async () => {
  const { call } = await createCaller({ scheduling: { listAppointments: async () => [] } });
  const from = (Origin: string) => call("GET", "/v1/appointments", { headers: { Origin } });
  expect((await from(ALLOWED_ORIGIN)).status).toBe(200);
  expect((await from("https://evil.example")).status).toBe(403);
});

it("keeps what is personal out of caches", async () => {
  const { call } = await createCaller({ scheduling: { listAppointments: async () => [] } });
  expect((await call("GET", "/v1/appointments")).headers.get("Cache-Control")).toBe("no-store");
});
