import { appendFile, mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aWholeRun, failed, passed } from "../reports/testing/build.ts";
import { isRunId, runIdAt } from "./run-info.ts";
import { createRunStore, type RunStore } from "./store.ts";
import { aRun } from "./testing/a-run.ts";

let dataDir: string;
let store: RunStore;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "agentcare-eval-store-"));
  store = createRunStore({ dataDir });
});
afterEach(() => rm(dataDir, { recursive: true }));

const FINISHED = new Date("2026-03-02T15:00:00Z");

describe("the store of runs", () => {
  it("gives a run back as it was written", async () => {
    const { graded } = aWholeRun({ scenarios: 5, trials: 2 });
    const run = await store.start(aRun());
    for (const trial of graded) await run.add(trial);
    await run.finish(FINISHED);
    expect(await store.read(run.id)).toEqual({
      info: aRun({ finishedAt: FINISHED.toISOString() }),
      graded,
      broken: [],
    });
  });

  it("keeps what came before a run was killed, and says that it is not finished", async () => {
    const run = await store.start(aRun());
    await run.add(passed());
    const { info, graded } = await store.read(run.id);
    expect([info.finishedAt, graded]).toEqual([null, [passed()]]);
  });

  it("keeps the order of trials that come at once, each on a line of its own", async () => {
    const run = await store.start(aRun());
    await Promise.all([1, 2, 3, 4, 5].map((trial) => run.add(passed({ trial }))));
    await run.finish(FINISHED);
    expect((await store.read("latest")).graded.map(({ record }) => record.trial)).toEqual([1, 2, 3, 4, 5]);
  });

  it("tells of a broken line and skips it", async () => {
    const run = await store.start(aRun());
    await run.add(passed());
    const path = join(store.folderOf(run.id), "trials.jsonl");
    await appendFile(path, `{"record":{"id":"booking/x"}}\n`);
    await run.add(failed({ trial: 2 }));
    await appendFile(path, `{"record":{"id":"book`);
    const { graded, broken } = await store.read(run.id);
    expect(graded.map(({ record }) => record.trial)).toEqual([1, 2]);
    expect(broken).toEqual([
      { line: 2, why: expect.stringContaining("record.suite") },
      { line: 4, why: "it is no JSON; the run was probably stopped while it was written" },
    ]);
  });

  it("lists runs newest first, and names the folders it cannot read", async () => {
    await store.start(aRun({ id: "first", startedAt: "2026-03-01T10:00:00.000Z" }));
    await store.start(aRun({ id: "second", startedAt: "2026-03-02T10:00:00.000Z" }));
    await mkdir(store.folderOf("empty"));
    await mkdir(store.folderOf("odd"));
    await writeFile(join(store.folderOf("odd"), "run.json"), `{"format":9}`);
    const { runs, unreadable } = await store.list();
    expect(runs.map(({ id }) => id)).toEqual(["second", "first"]);
    expect(unreadable.toSorted((a, b) => a.id.localeCompare(b.id))).toEqual([
      { id: "empty", reason: expect.stringContaining("run.json is missing") },
      { id: "odd", reason: expect.stringMatching(/run\.json cannot be read: .*Delete .*odd if it is of no use/) },
    ]);
    expect((await store.latest()).id).toBe("second");
  });

  it("gives two runs of one moment a folder each", async () => {
    const [one, two] = [await store.start(aRun()), await store.start(aRun())];
    await two.add(passed());
    expect([one.id, two.id]).toEqual([aRun().id, `${aRun().id}-2`]);
    expect((await store.read(one.id)).graded).toEqual([]);
    expect((await store.read(two.id)).info.id).toBe(two.id);
  });

  it("deletes all but the newest on request", async () => {
    for (const day of ["01", "02", "03"])
      await store.start(aRun({ id: day, startedAt: `2026-03-${day}T10:00:00.000Z` }));
    expect(await store.prune(2)).toEqual(["01"]);
    expect((await store.list()).runs.map(({ id }) => id)).toEqual(["03", "02"]);
    await expect(store.prune(0)).rejects.toThrow("At least one run is kept, not 0.");
  });

  it("says what is wrong with an id, and never leaves its folder", async () => {
    await expect(store.read("../secrets")).rejects.toThrow(`"../secrets" cannot be the id of a run.`);
    await expect(store.read("none")).rejects.toThrow(/There is no run "none": .*run.json is missing/);
    await expect(store.latest()).rejects.toThrow(/No run is stored in .*evals yet/);
    await expect(store.start(aRun({ id: "a/b" }))).rejects.toThrow(`"a/b" cannot name a run`);
  });

  it("takes under 12 kB a run of a booking, so that 480 stay under 6 MB", async () => {
    const run = await store.start(aRun());
    await run.add(passed());
    const { size } = await stat(join(store.folderOf(run.id), "trials.jsonl"));
    expect(size).toBeLessThan(12_000);
    expect(await readFile(join(store.folderOf(run.id), "run.json"), "utf8")).toContain(`"format": 1`);
  });
});

it("makes ids that sort by time and can be folders", () => {
  const ids = [
    runIdAt(new Date("2026-03-02T14:05:09.123Z"), "rules"),
    runIdAt(new Date("2026-03-02T14:05:10Z"), "ollama:qwen3:8b"),
    runIdAt(new Date("2026-11-02T14:05:10Z"), "…"),
  ];
  expect(ids).toEqual([
    "2026-03-02T14-05-09Z-rules",
    "2026-03-02T14-05-10Z-ollama-qwen3-8b",
    "2026-11-02T14-05-10Z-run",
  ]);
  expect(ids.toSorted()).toEqual(ids);
  expect(ids.every(isRunId)).toBe(true);
});
