import { afterEach, describe, expect, it, vi } from "vitest";
import { UsageError } from "./failure.ts";
import { configFor, dayRange, zoneOption } from "./session.ts";

afterEach(() => vi.unstubAllEnvs());

describe("the days of --from and --to", () => {
  it.each([
    [{}, {}],
    [{ from: "2026-03-10" }, { from: "2026-03-10" }],
    [
      { from: "2026-03-10", to: "2026-03-10" },
      { from: "2026-03-10", to: "2026-03-10" },
    ],
  ])("%j are taken as they are", (options, days) => expect(dayRange(options)).toEqual(days));

  it.each([
    [{ from: "2026-03-11", to: "2026-03-10" }, "--from (2026-03-11) must not be after --to (2026-03-10)"],
    [{ from: "tomorrow" }, "--from must be a day"],
    [{ to: "2026-02-30" }, "--to must be a day"],
    [{ to: "" }, "--to must be a day"],
  ])("%j are refused", (options, message) => {
    expect(() => dayRange(options)).toThrow(UsageError);
    expect(() => dayRange(options)).toThrow(message);
  });
});

describe("D4: the zone of --time-zone", () => {
  it("is taken in IANA's own spelling", () => expect(zoneOption("time-zone", "asia/kolkata")).toBe("Asia/Kolkata"));
  it.each(["", "IST+", "+05:30", "Mars/Olympus"])("%j is refused", (text) =>
    expect(() => zoneOption("time-zone", text)).toThrow(UsageError),
  );
});

describe("a command's environment", () => {
  it("has the clock of --now", () => {
    vi.stubEnv("NODE_ENV", "test");
    expect(configFor({ now: "2026-03-02T09:00" }).AGENTCARE_NOW).toBe("2026-03-02T09:00");
  });

  it.each(["", "noon", "2026-02-30T09:00"])("names --now when it is %j", (now) => {
    vi.stubEnv("NODE_ENV", "test");
    expect(() => configFor({ now })).toThrow(UsageError);
    expect(() => configFor({ now })).toThrow(/^--now must be/);
  });

  it("needs no session secret in production, where --now is refused", () => {
    vi.stubEnv("NODE_ENV", "production");
    vi.stubEnv("SESSION_SECRET", "");
    expect(configFor({}).NODE_ENV).toBe("production");
    expect(() => configFor({ now: "2026-03-02T09:00" })).toThrow(/^--now fixes the clock/);
  });
});
