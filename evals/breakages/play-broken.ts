import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import type { Breakage } from "./breakages.ts";
import { makeBrokenCopy } from "./broken-copy.ts";

const Report = z.object({
  trials: z.array(
    z.object({
      id: z.string(),
      passed: z.boolean(),
      error: z.string().nullable(),
      findings: z.array(z.object({ grader: z.string(), message: z.string() })),
    }),
  ),
});
export type BrokenRun = z.infer<typeof Report>["trials"][number];

/** Plays scenarios four times each on the broken project, on the rules. `scenarios`: their ids; empty: all there are, reruns too. */
export async function playBroken(breakage: Breakage, scenarios: readonly string[] = []): Promise<BrokenRun[]> {
  const { folder, remove } = await makeBrokenCopy(breakage);
  try {
    const args = ["bin/agentcare.mjs", "eval", "--json", "--trials", "4"];
    const env = { ...process.env, AGENTCARE_DATA_DIR: join(folder, ".agentcare") };
    const chosen = scenarios.flatMap((id) => ["--filter", id]);
    const { trials } = Report.parse(JSON.parse(await stdoutOf([...args, ...chosen], { cwd: folder, env })));
    return scenarios.length > 0 ? trials.filter(({ id }) => scenarios.includes(id)) : trials;
  } finally {
    await remove();
  }
}

/** Exit code 1 says that scores fell, as they should. */
async function stdoutOf(args: string[], options: { cwd: string; env: NodeJS.ProcessEnv }): Promise<string> {
  const run = promisify(execFile)(process.execPath, args, { ...options, maxBuffer: 256 * 1024 * 1024 });
  const { stdout } = await run.catch((error: Error & { code?: unknown; stdout?: string; stderr?: string }) => {
    if (error.code === 1 && error.stdout) return { stdout: error.stdout };
    throw new Error(`The broken project did not run: ${error.stderr || error.message}`);
  });
  return stdout;
}
