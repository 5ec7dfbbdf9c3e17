import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { aCase, passed } from "../reports/testing/build.ts";
import { aRun } from "../store/testing/a-run.ts";
import { type FakeLangSmithApi, startFakeLangSmithApi } from "./testing/fake-langsmith-api.ts";
import { uploadHindrance, uploadIfAsked } from "./upload-if-asked.ts";

let fake: FakeLangSmithApi;
beforeAll(async () => {
  fake = await startFakeLangSmithApi();
});
afterAll(() => fake.close());

const told: string[] = [];
beforeEach(() => {
  told.length = 0;
  fake.heard.length = 0;
});

const ask = (asked: { upload?: boolean; uploadText?: boolean }, apiKey?: string, run = aRun()) =>
  uploadIfAsked({ info: run, graded: [passed()] }, asked, {
    cases: [aCase()],
    apiKey,
    endpoint: fake.url,
    tell: (line) => told.push(line),
  });

it("attempts nothing without a key, or when it was not asked for", async () => {
  await expect(ask({ upload: true })).resolves.toBe(true);
  await expect(ask({}, "lsv2_right")).resolves.toBe(true);
  expect([fake.heard, told]).toEqual([[], []]);
});

it("says before anything runs that a key is missing", () => {
  expect(uploadHindrance({ upload: true }, undefined)).toMatch(/^--upload needs a key .* LANGSMITH_API_KEY/);
  expect(uploadHindrance({ uploadText: true }, undefined)).toMatch(/^--upload-text needs a key/);
  expect(uploadHindrance({}, undefined)).toBeNull();
  expect(uploadHindrance({ upload: true }, "lsv2_right")).toBeNull();
});

it("tells where the run is to be found, the second time too", async () => {
  await expect(ask({ upload: true }, "lsv2_right")).resolves.toBe(true);
  await expect(ask({ upload: true }, "lsv2_right")).resolves.toBe(true);
  const place = 'dataset agentcare-booking-v1, experiment "2026-03-02T14-05-09Z-rules agentcare-booking-v1".';
  expect(told).toEqual([`LangSmith: 1 run uploaded: ${place}`, `LangSmith: was there already: ${place}`]);
});

it("tells of a refused key with the mend, and that the run is not lost", async () => {
  await expect(ask({ uploadText: true }, "lsv2_wrong")).resolves.toBe(false);
  expect(told.join()).toMatch(
    /refused the key .* The run is stored: `agentcare eval --regrade \S+-rules --upload-text`/,
  );
});

it("sends no run that was stopped", async () => {
  await expect(ask({ upload: true }, "lsv2_right", aRun({ finishedAt: null }))).resolves.toBe(false);
  expect(fake.heard).toEqual([]);
  expect(told.join()).toContain("because the run was stopped");
});
