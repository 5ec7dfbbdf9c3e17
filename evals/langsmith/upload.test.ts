import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { aCase, failed, infrastructure, passed } from "../reports/testing/build.ts";
import type { EvalCase } from "../scenario/schema.ts";
import { aRun } from "../store/testing/a-run.ts";
import type { GradedTrial } from "../trial.ts";
import { type FakeLangSmithApi, startFakeLangSmithApi } from "./testing/fake-langsmith-api.ts";
import { createMarker } from "./testing/marked.ts";
import { type UploadRequest, uploadRun } from "./upload.ts";
import { UploadProblem } from "./upload-problem.ts";

let fake: FakeLangSmithApi;
beforeEach(async () => {
  fake = await startFakeLangSmithApi();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await fake.close();
});

const NOW = Date.parse("2026-03-02T15:00:00Z");
const CASES = [
  aCase({ facts: [{ date: "2026-03-02" }] }),
  aCase({ id: "booking/second" }),
  aCase({ id: "faq/parking", gold: [] }),
];
const GRADED = [
  passed(),
  failed({ trial: 2 }),
  infrastructure({ trial: 3 }),
  passed({ id: "booking/second" }),
  passed({ id: "faq/parking" }),
];

const upload = (changes: Partial<UploadRequest> = {}) =>
  uploadRun({
    apiKey: "lsv2_right",
    endpoint: fake.url,
    run: aRun(),
    graded: GRADED,
    cases: CASES,
    withText: false,
    now: () => NOW,
    ...changes,
  });

const sizes = () => Object.fromEntries(Object.entries(fake.rows).map(([name, rows]) => [name, rows.size]));
const scoresOf = (runId: string) =>
  Object.fromEntries(
    [...fake.rows.feedback.values()].filter(({ run_id }) => run_id === runId).map(({ key, score }) => [key, score]),
  );
const runOf = (name: string, trial: number) => {
  const found = [...fake.rows.runs.values()].find(
    (run) => run.name === name && (run.inputs as { trial: number }).trial === trial,
  );
  if (!found) throw new Error(`No run ${trial} of ${name} was uploaded.`);
  return found;
};

it("makes a dataset of each suite and an experiment of the run on each", async () => {
  const uploaded = await upload();
  expect(uploaded).toEqual([
    {
      suite: "booking",
      dataset: "agentcare-booking-v1",
      experiment: "2026-03-02T14-05-09Z-rules agentcare-booking-v1",
      trials: 4,
      already: false,
    },
    {
      suite: "faq",
      dataset: "agentcare-faq-v1",
      experiment: "2026-03-02T14-05-09Z-rules agentcare-faq-v1",
      trials: 1,
      already: false,
    },
  ]);
  const [booking, faq] = [...fake.rows.datasets.values()];
  expect([...fake.rows.sessions.values()].map(({ reference_dataset_id }) => reference_dataset_id)).toEqual([
    booking?.id,
    faq?.id,
  ]);
  for (const run of fake.rows.runs.values())
    expect(fake.rows.examples.has(String(run.reference_example_id))).toBe(true);
});

it("tells each run by its scores, and one that does not count by none", async () => {
  await upload();
  const right = runOf("booking/first-available", 1);
  expect(scoresOf(right.id)).toEqual({
    passed: 1,
    end_state: 1,
    facts: 1,
    goals: 1,
    invariants: 1,
    turns: GRADED[0]?.record.turns.length,
    ms: 240,
  });
  expect(right).not.toHaveProperty("error");
  const wrong = runOf("booking/first-available", 2);
  expect(scoresOf(wrong.id)).toMatchObject({ passed: 0, end_state: 0, facts: 1, invariants: 0 });
  expect(wrong.error).toBe("not passed: end_state, other");
  const broken = runOf("booking/first-available", 3);
  expect(scoresOf(broken.id)).toEqual({});
  expect(broken.error).toBe("infrastructure");
});

it("doubles nothing when a run is uploaded again, and keeps one dataset for the next run", async () => {
  await upload();
  const after = sizes();
  expect(after).toEqual({ datasets: 2, examples: 3, sessions: 2, runs: 5, feedback: 26 });
  expect((await upload()).map(({ already }) => already)).toEqual([true, true]);
  expect(sizes()).toEqual(after);
  await upload({ run: aRun({ id: "2026-03-03T09-00-00Z-rules" }) });
  expect(sizes()).toEqual({ ...after, sessions: 4, runs: 10, feedback: 52 });
});

it("goes on where an upload was broken off", async () => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
  // Asked for each request of runs, and at the end of each suite: the third time is in the middle of the second suite.
  let asked = 0;
  const now = () => {
    asked += 1;
    if (asked === 3) fake.state.failing.set("/runs/multipart", 400);
    return NOW;
  };
  await expect(upload({ now })).rejects.toBeInstanceOf(UploadProblem);
  expect(sizes()).toMatchObject({ sessions: 2, runs: 4 });
  fake.state.failing.clear();
  expect((await upload()).map(({ already }) => already)).toEqual([true, false]);
  expect(sizes()).toEqual({ datasets: 2, examples: 3, sessions: 2, runs: 5, feedback: 26 });
});

it("changes the example of a scenario that was changed", async () => {
  await upload();
  await upload({
    run: aRun({ id: "next" }),
    cases: CASES.map((one) => (one.id === "booking/second" ? { ...one, order: ["find_slots", "book"] } : one)),
  });
  expect(fake.rows.examples.size).toBe(3);
  const changed = [...fake.rows.examples.values()].find(
    ({ inputs }) => (inputs as { scenario: string }).scenario === "booking/second",
  );
  expect(changed?.outputs).toMatchObject({ order: 2 });
});

it("lets no word of a scenario, a person or a conversation out", async () => {
  const { marked, markers } = markedRun();
  await upload(marked);
  const heard = fake.heard.map(({ text }) => text).join("\n");
  expect(markers().length).toBeGreaterThan(80);
  expect(markers().filter((marker) => heard.includes(marker))).toEqual([]);
  // The run did arrive.
  expect(heard).toContain("booking/first-available");
  expect(fake.rows.runs.size).toBe(3);
});

it("sends the texts too when it is told to, to a dataset of their own", async () => {
  const [first] = CASES;
  const [dataset] = await upload({ withText: true });
  expect(dataset?.dataset).toBe("agentcare-booking-v1-text");
  const heard = fake.heard.map(({ text }) => text).join("\n");
  for (const text of [first?.title, first?.policy, first?.persona, "Ana Ruiz", "the yes was to one on March 2"]) {
    expect(heard).toContain(text);
  }
  expect(runOf("booking/first-available", 1).outputs).toMatchObject({ conversation: expect.stringContaining("> ") });
});

it("says that the key was refused, and what to do", async () => {
  await expect(upload({ apiKey: "lsv2_wrong" })).rejects.toThrow(
    /^LangSmith refused the key in LANGSMITH_API_KEY \(401 to GET \/datasets.*settings\.$/,
  );
  expect(sizes()).toMatchObject({ datasets: 0, runs: 0 });
});

it("says that nobody answers, and at which address", async () => {
  const { url } = fake;
  await fake.close();
  await expect(upload({ endpoint: url })).rejects.toThrow(
    `LangSmith cannot be reached at ${url} (ECONNREFUSED). Look at the network and at LANGSMITH_ENDPOINT`,
  );
  fake = await startFakeLangSmithApi();
});

it("says that runs were not taken, which the client would only warn of", async () => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
  fake.state.failing.set("/runs/multipart", 400);
  await expect(upload()).rejects.toThrow("LangSmith did not take what was sent (400 to POST /runs/multipart");
});

it("says that the endpoint is no URL, or no LangSmith", async () => {
  await expect(upload({ endpoint: "smith" })).rejects.toThrow("LANGSMITH_ENDPOINT must be a URL");
  await expect(upload({ endpoint: `${fake.url}/elsewhere` })).rejects.toThrow("does not know what was asked of it");
});

it("takes no key, address or switch from the environment", async () => {
  vi.stubEnv("LANGSMITH_API_KEY", "lsv2_of_the_environment");
  vi.stubEnv("LANGSMITH_ENDPOINT", "http://127.0.0.1:9");
  vi.stubEnv("LANGSMITH_WORKSPACE_ID", "workspace-of-the-environment");
  vi.stubEnv("LANGCHAIN_REVISION_ID", "revision-of-the-environment");
  try {
    await upload();
  } finally {
    vi.unstubAllEnvs();
  }
  expect(fake.rows.runs.size).toBe(5);
  expect(fake.heard.map(({ text }) => text).join("\n")).not.toContain("of-the-environment");
});

/** A run in which every text that may not leave is a marker. */
function markedRun(): { marked: Partial<UploadRequest>; markers: () => string[] } {
  const { mark, markers } = createMarker();
  const markCase = (evalCase: EvalCase): EvalCase => ({
    ...mark(evalCase),
    id: evalCase.id,
    suite: evalCase.suite,
    people: Object.fromEntries(Object.values(evalCase.people).map((person) => [mark("name"), mark(person)])),
  });
  const markTrial = ({ record, grade }: GradedTrial): GradedTrial => {
    const { id, suite, style, backend, contestant, ended } = record;
    return {
      record: { ...mark(record), id, suite, style, backend, contestant, ended },
      grade: {
        ...mark(grade),
        blame: grade.blame,
        findings: [
          ...grade.findings.map((finding) => ({ ...mark(finding), grader: finding.grader })),
          { grader: `invariant:${mark("grader")}`, turn: null, message: mark("message") },
        ],
      },
    };
  };
  const run = aRun();
  return {
    marked: {
      run: { ...run, settings: { ...run.settings, filter: mark("filter") } },
      cases: CASES.slice(0, 1).map(markCase),
      graded: [passed(), failed({ trial: 2 }), infrastructure({ trial: 3 })].map(markTrial),
    },
    markers,
  };
}
