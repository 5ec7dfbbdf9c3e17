import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { GradedTrial } from "../trial.ts";
import { acceptRun, type Baseline, checkBaseline } from "./baseline.ts";
import { baselineFileName, readBaseline, writeBaseline } from "./baseline-file.ts";
import { summarise } from "./summary.ts";
import { aWholeRun, failed, infrastructure, passed } from "./testing/build.ts";

const run = (...graded: GradedTrial[]) => summarise(graded, []);
const accepted = (...graded: GradedTrial[]): Baseline => acceptRun(run(...graded), "rules", null);

describe("the baseline", () => {
  const good = [passed({ id: "booking/a", trial: 1 }), passed({ id: "booking/a", trial: 2 })];

  it("holds for the run that it was made of", () => {
    const { cases, graded } = aWholeRun();
    const summary = summarise(graded, cases);
    expect(checkBaseline(summary, acceptRun(summary, "rules", null))).toEqual({
      held: true,
      fell: [],
      notComparable: [],
      improved: [],
      unknown: [],
    });
  });

  it("names the scenario that fell, with its first finding, and the suite's rates", () => {
    const { held, fell } = checkBaseline(
      run(passed({ id: "booking/a", trial: 1 }), failed({ id: "booking/a", trial: 2 })),
      accepted(...good),
    );
    expect(held).toBe(false);
    expect(fell).toEqual([
      "booking/a: 1 of 2 passed, 2 of 2 was accepted. A visit on March 3 was booked; the yes was to one on March 2.",
      "booking: pass^1 is 0.50, 1.00 was accepted.",
      "booking: pass^2 is 0.00, 1.00 was accepted.",
    ]);
  });

  it("tells a fall of one scenario though another one rose by as much", () => {
    const { held, fell, improved } = checkBaseline(
      run(failed({ id: "booking/a" }), passed({ id: "booking/b" })),
      accepted(passed({ id: "booking/a" }), failed({ id: "booking/b" })),
    );
    expect(held).toBe(false);
    expect(fell).toEqual([expect.stringContaining("booking/a: 0 of 1 passed, 1 of 1 was accepted.")]);
    expect(improved).toEqual(["booking/b: 1 of 1 passed, 0 of 1 was accepted."]);
  });

  it("compares nothing of a suite whose version is another one", () => {
    const check = checkBaseline(run(failed({ id: "booking/a", suiteVersion: 2 })), accepted(...good));
    expect(check).toMatchObject({
      held: false,
      fell: [],
      notComparable: [
        "booking: version 2 was run and version 1 was accepted. They are not comparable; accept anew with --accept.",
      ],
    });
  });

  it("counts a missing scenario as fallen in a whole run only", () => {
    const baseline = accepted(...good, passed({ id: "faq/b", trial: 1 }), passed({ id: "faq/b", trial: 2 }));
    const summary = run(...good);
    expect(checkBaseline(summary, baseline).fell).toEqual(["faq: the whole suite was not run."]);
    expect(checkBaseline(summary, baseline, { whole: false })).toMatchObject({ held: true, fell: [] });
    const one = run(passed({ id: "booking/c" }));
    expect(checkBaseline(one, accepted(...good)).fell).toEqual([
      expect.stringContaining("booking/a: was not run; 2 of 2"),
    ]);
  });

  it("does not take infrastructure for a fall, and does not hold where nothing is known any more", () => {
    const fewer = run(passed({ id: "booking/a", trial: 1 }), infrastructure({ id: "booking/a", trial: 2 }));
    expect(checkBaseline(fewer, accepted(...good))).toMatchObject({ held: true, fell: [] });
    const none = run(infrastructure({ id: "booking/a", trial: 1 }), infrastructure({ id: "booking/a", trial: 2 }));
    expect(checkBaseline(none, accepted(...good))).toMatchObject({
      held: false,
      fell: [],
      unknown: ["booking/a: all 2 runs ended for infrastructure."],
    });
  });

  it("takes a new scenario or suite for no fault", () => {
    const check = checkBaseline(
      run(...good, failed({ id: "booking/new" }), passed({ id: "staff/x" })),
      accepted(...good),
      {
        whole: false,
      },
    );
    expect(check).toMatchObject({
      held: true,
      improved: ["booking/new: new, nothing is accepted yet.", expect.stringContaining("staff: new")],
    });
  });

  it("keeps the suites that were not run when a run is accepted, unless their k is another one", () => {
    const before = accepted(...good, passed({ id: "faq/b", trial: 2 }), passed({ id: "faq/b", trial: 1 }));
    const after = acceptRun(
      run(failed({ id: "booking/a", trial: 1 }), failed({ id: "booking/a", trial: 2 })),
      "rules",
      before,
    );
    expect(Object.keys(after.suites)).toEqual(["booking", "faq"]);
    expect(after.suites).toMatchObject({ booking: { pass1: 0 }, faq: { pass1: 1 } });
    expect(() => acceptRun(run(passed({ id: "booking/a" })), "rules", before)).toThrow(
      "faq was accepted with 2 runs a scenario, and this run has 1. Run with --trials 2",
    );
    expect(() => acceptRun(run(infrastructure()), "rules", null)).toThrow("Nothing was accepted: booking has no score");
  });
});

describe("the baseline's file", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "agentcare-baseline-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it("comes back as it was written, a line a scenario", async () => {
    const { cases, graded } = aWholeRun();
    const baseline = acceptRun(summarise(graded, cases), "rules", null);
    const path = join(folder, "baselines", baselineFileName("rules"));
    await writeBaseline(path, baseline);
    expect(await readBaseline(path)).toEqual(baseline);
    expect(await readFile(path, "utf8")).toContain(`"booking/by-practitioner": { "passes": 3, "trials": 3 }`);
  });

  it("is null where there is none, and names the file and the mend where it cannot be read", async () => {
    const path = join(folder, baselineFileName("ollama:qwen3:8b"));
    expect(path).toMatch(/ollama-qwen3-8b\.json$/);
    expect(await readBaseline(path)).toBeNull();
    await writeFile(path, "{");
    await expect(readBaseline(path)).rejects.toThrow(`${path} is no JSON. Mend it, or accept anew with --accept.`);
    await writeFile(path, "{}");
    await expect(readBaseline(path)).rejects.toThrow(`${path} is no baseline`);
  });
});
