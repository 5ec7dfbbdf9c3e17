import { expect, it } from "vitest";
import { readSettings, readTracking } from "./settings.ts";

it("plays one run of each scenario of one suite when nothing is said", () => {
  expect(readSettings({})).toEqual({ suites: ["repair"], filter: "", trials: 1, seed: 1, backend: "rules" });
});

it("takes suites by name, or all of them, and looks for a filter in all", () => {
  expect(readSettings({ EVAL_SUITES: "booking, faq" }).suites).toEqual(["booking", "faq"]);
  expect(readSettings({ EVAL_SUITES: "all" }).suites).toEqual([]);
  expect(readSettings({ EVAL_FILTER: "monday" })).toMatchObject({ suites: [], filter: "monday" });
  expect(readSettings({ EVAL_FILTER: "monday", EVAL_SUITES: "booking" }).suites).toEqual(["booking"]);
});

it.each(["0", "65", "four", "-1", "1.5"])("refuses %s trials by the name of the variable", (trials) => {
  expect(() => readSettings({ EVAL_TRIALS: trials })).toThrow(
    `EVAL_TRIALS must be a whole number from 1 to 64, not "${trials}".`,
  );
});

it("sends results only with a key, and not when it was said not to", () => {
  const key = { LANGSMITH_API_KEY: "lsv2_x" };
  expect(readTracking({})).toBeNull();
  expect(readTracking({ LANGSMITH_API_KEY: " ", LANGSMITH_TRACING: "true" })).toBeNull();
  expect(readTracking({ ...key, LANGSMITH_TEST_TRACKING: "false" })).toBeNull();
  expect(readTracking(key)).toEqual({ apiKey: "lsv2_x", endpoint: undefined });
});
