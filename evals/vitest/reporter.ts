import { readFile, unlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DefaultReporter, type TestCase } from "vitest/node";
import { z } from "zod";
import { type Scored, sayScores } from "./say-scores.ts";

type Ended = Parameters<DefaultReporter["onTestRunEnd"]>;

/** What `langsmith/vitest` puts at the end of a test's name, and where it leaves the test's result for a reporter. */
const TEST_ID = /, test_id=([0-9a-f]+)$/;
const RESULTS = join(tmpdir(), "langsmith_test_results");
const Result = z.object({ feedback: z.array(z.object({ key: z.string(), score: z.coerce.number() })) });

/**
 * Vitest's own reporter, and below it the scores of each suite. It stands for `langsmith/vitest/reporter`, which imports
 * `vitest/reporters`, a module that vitest 5 has no more.
 */
export default class EvalReporter extends DefaultReporter {
  override async onTestRunEnd(...ended: Ended): Promise<void> {
    super.onTestRunEnd(...ended);
    const tests = ended[0].flatMap((module) => [...module.children.allTests()]);
    const scored = await Promise.all(tests.map(readScores));
    for (const line of sayScores(scored.filter((one) => one !== null))) this.log(line);
  }

  protected override getTestName(...named: Parameters<DefaultReporter["getTestName"]>): string {
    return super.getTestName(...named).replace(TEST_ID, "");
  }
}

/** Null for a test that was not run, or has no scenario. */
async function readScores(test: TestCase): Promise<Scored | null> {
  const id = TEST_ID.exec(test.name)?.[1];
  const { state } = test.result();
  if (id === undefined || (state !== "passed" && state !== "failed")) return null;
  const file = join(RESULTS, `${id}.json`);
  try {
    const { feedback } = Result.parse(JSON.parse(await readFile(file, "utf8")));
    return { suite: test.parent.type === "suite" ? test.parent.name : "", scores: feedback };
  } finally {
    // Nobody else takes them away.
    await unlink(file).catch(() => undefined);
  }
}
