import { describe, expect, it } from "vitest";
import { createCaller, createTestApp } from "./test-app.ts";

const scheduling = { listAppointments: async () => [] };
const open = (app: ReturnType<typeof createTestApp>["app"], forwarded?: string) =>
  app.request("/v1/chat/sessions", {
    method: "POST",
    headers: { "Content-Type": "application/json", ...(forwarded && { "X-Forwarded-For": forwarded }) },
    body: JSON.stringify({ clinic: "riverside" }),
  });

it("counts each conversation for itself, says how things stand, and then asks it to wait", async () => {
  const { call, app, tokens, session } = await createCaller({ scheduling, quotas: { session: 2 } });
  const first = await call("GET", "/v1/appointments");
  expect(first.headers.get("RateLimit-Policy")).toBe('"session";q=2;w=60');
  expect(first.headers.get("RateLimit")).toBe('"session";r=1;t=60');
  await call("GET", "/v1/appointments");
  const third = await call("GET", "/v1/appointments");
  expect(third.status).toBe(429);
  expect(third.headers.get("Content-Type")).toBe("application/problem+json");
  expect(Number(third.headers.get("Retry-After"))).toBeGreaterThanOrEqual(1);
  expect(third.headers.get("RateLimit")).toContain("r=0");
  expect(await third.json()).toMatchObject({ code: "rate_limited", status: 429 });
  const other = await tokens.issue({ ...session, threadId: crypto.randomUUID() });
  const headers = { Authorization: `Bearer ${other}` };
  expect((await app.request("/v1/appointments", { headers })).status).toBe(200);
});

it("lists every limit of a route", async () => {
  const { call } = await createCaller({ scheduling, quotas: { session: 5, address: 9 } });
  const { headers } = await call("GET", "/v1/appointments");
  expect(headers.get("RateLimit-Policy")).toBe('"address";q=9;w=60, "session";q=5;w=60');
  expect(headers.get("RateLimit")).toMatch(/^"address";r=8;t=\d+, "session";r=4;t=\d+$/);
});

it("limits guesses at tokens by address", async () => {
  const { app } = createTestApp({ quotas: { address: 3 } });
  const guess = () => app.request("/v1/appointments", { headers: { Authorization: "Bearer a.b.c" } });
  expect([(await guess()).status, (await guess()).status, (await guess()).status, (await guess()).status]).toEqual([
    401, 401, 401, 429,
  ]);
});

it("sends no headers when there is no limit", async () => {
  const { call } = await createCaller({ scheduling });
  expect((await call("GET", "/v1/appointments")).headers.get("RateLimit")).toBeNull();
});

describe("conversations opened from one address", () => {
  it("are limited behind a trusted proxy by the address it saw, whatever the client wrote before it", async () => {
    const { app } = createTestApp({ quotas: { open: 1 }, trustedProxies: 1 });
    expect((await open(app, "203.0.113.7")).status).toBe(201);
    expect((await open(app, "203.0.113.7")).status).toBe(429);
    expect((await open(app, "198.51.100.1, 203.0.113.7")).status).toBe(429);
    expect((await open(app, "203.0.113.8")).status).toBe(201);
  });

  it("are not told apart by a header that nobody vouches for", async () => {
    const { app } = createTestApp({ quotas: { open: 1 } });
    expect((await open(app, "203.0.113.7")).status).toBe(201);
    expect((await open(app, "203.0.113.8")).status).toBe(429);
  });

  it("are counted by the network of an IPv6 subscriber, and by the IPv4 address inside an IPv6 one", async () => {
    const { app } = createTestApp({ quotas: { open: 1 }, trustedProxies: 2 });
    const from = (address: string) => open(app, `${address}, 10.0.0.1`);
    expect((await from("2001:db8:1:2::1")).status).toBe(201);
    expect((await from("2001:0db8:0001:0002:ffff::9")).status).toBe(429);
    expect((await from("2001:db8:1:3::1")).status).toBe(201);
    expect((await from("203.0.113.9")).status).toBe(201);
    expect((await from("::ffff:203.0.113.9")).status).toBe(429);
  });

  it("fall back to the connection when the header holds no address", async () => {
    const { app } = createTestApp({ quotas: { open: 1 }, trustedProxies: 1 });
    expect((await open(app, "unknown")).status).toBe(201);
    expect((await open(app, "<script>")).status).toBe(429);
  });
});
