import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { readMissing } from "../tests/missing-service.ts";
import { summarise } from "./test-summary.ts";

/**
 * `npm test [vitest arguments]`: every test this machine can run, then what was skipped and why. With
 * REQUIRE_SERVICES=1 a skipped test is a failure. The last line is `N passed, N failed`.
 */
const directory = await mkdtemp(join(tmpdir(), "agentcare-npm-test-"));
try {
  const skips = join(directory, "skips.jsonl");
  const report = join(directory, "report.json");
  const exitCode = await runVitest(["--reporter=default", "--reporter=json", `--outputFile.json=${report}`], skips);
  const summary = summarise({
    report: await readFile(report, "utf8").catch(() => undefined),
    exitCode,
    missing: await readMissing(skips),
    requireServices: process.env.REQUIRE_SERVICES === "1",
  });
  for (const line of summary.lines) console.log(line);
  process.exitCode = summary.failed === 0 ? 0 : 1;
} finally {
  await rm(directory, { recursive: true, force: true });
}

async function runVitest(reporting: string[], skips: string): Promise<number> {
  const vitest = join(dirname(createRequire(import.meta.url).resolve("vitest/package.json")), "vitest.mjs");
  const child = spawn(process.execPath, [vitest, "run", ...reporting, ...process.argv.slice(2)], {
    cwd: fileURLToPath(new URL("..", import.meta.url)),
    env: { ...process.env, AGENTCARE_SKIPS: skips },
    stdio: "inherit",
  });
  // Vitest stops its servers when it is asked to end; wait for that instead of leaving first.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
  const [code] = await once(child, "exit");
  return typeof code === "number" ? code : 1;
}
