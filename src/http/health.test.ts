import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createHealth, type HealthPart, type PartStatus } from "./health.ts";
import { createTestApp } from "./test-app.ts";

const part = (status: PartStatus, required = true): HealthPart => ({ required, check: async () => status });
const failing: HealthPart = {
  required: true,
  check: async () => {
    throw new Error("postgres://user:hunter2@db");
  },
};

describe("createHealth", () => {
  it.each<[string, Record<string, HealthPart>, string, boolean]>([
    ["all is well", { database: part("ok"), redis: part("off", false) }, "ok", true],
    ["what is not needed is down", { database: part("ok"), redis: part("down", false) }, "degraded", true],
    ["something is degraded", { database: part("ok"), model: part("degraded", false) }, "degraded", true],
    ["what is needed is down", { database: part("down"), redis: part("ok", false) }, "down", false],
    ["looking fails", { database: failing }, "down", false],
  ])("when %s", async (_name, parts, status, ready) => {
    const health = createHealth({ parts });
    expect((await health.report()).status).toBe(status);
    expect(await health.ready()).toBe(ready);
  });

  it("is not ready once it drains, though all is well", async () => {
    const health = createHealth({ parts: { database: part("ok") } });
    health.drain();
    expect(await health.ready()).toBe(false);
    expect((await health.report()).status).toBe("ok");
  });

  it("lets askers at the same time share one look, and looks again for the next", async () => {
    let looks = 0;
    const check = async (): Promise<PartStatus> => {
      looks += 1;
      return "ok";
    };
    const health = createHealth({ parts: { database: { required: true, check } } });
    await Promise.all([health.report(), health.report(), health.ready()]);
    expect(looks).toBe(1);
    await health.report();
    expect(looks).toBe(2);
  });

  describe("when a part does not answer", () => {
    beforeEach(() => void vi.useFakeTimers());
    afterEach(() => void vi.useRealTimers());

    it("calls it down at the deadline and tells the check to stop", async () => {
      const signals: AbortSignal[] = [];
      const check = (signal: AbortSignal) => {
        signals.push(signal);
        return new Promise<PartStatus>(() => undefined);
      };
      const health = createHealth({ parts: { database: { required: true, check } }, deadlineMs: 1_000 });
      const report = health.report();
      await vi.advanceTimersByTimeAsync(1_000);
      expect((await report).parts.database?.status).toBe("down");
      expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
      expect(vi.getTimerCount()).toBe(0);
    });
  });
});

describe("the routes", () => {
  const get = async (app: ReturnType<typeof createTestApp>["app"], path: string) => {
    const response = await app.request(path);
    return { status: response.status, text: await response.text(), cache: response.headers.get("Cache-Control") };
  };

  it("answer 200 while it works", async () => {
    const { app } = createTestApp({ health: { database: part("ok"), redis: part("down", false) } });
    expect((await get(app, "/health/live")).status).toBe(200);
    expect((await get(app, "/health/ready")).status).toBe(200);
    const report = await get(app, "/health");
    expect(report).toMatchObject({ status: 200, cache: "no-store" });
    expect(JSON.parse(report.text)).toMatchObject({
      status: "degraded",
      version: "0.0.0-test",
      parts: { redis: { status: "down" } },
    });
  });

  it("stay alive but not ready while the database is down, and give no secret away", async () => {
    const { app, lines } = createTestApp({ health: { database: failing } });
    expect((await get(app, "/health/live")).status).toBe(200);
    expect((await get(app, "/health/ready")).status).toBe(503);
    const report = await get(app, "/health");
    expect(report.status).toBe(503);
    expect(report.text + lines.join("")).not.toContain("hunter2");
  });

  it("answer not ready while it drains", async () => {
    const { app, health } = createTestApp({ health: { database: part("ok") } });
    health.drain();
    expect((await get(app, "/health/ready")).status).toBe(503);
  });
});
