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
    }),
  ),
});
export type BrokenRun = z.infer<typeof Report>["trials"][number];

/** Plays scenarios four times each on the broken project, on the rules. `ids`: theirs. */
export async function playBroken(breakage: Breakage, ids: readonly string[]): Promise<BrokenRun[]> {
  const { folder, remove } = await makeBrokenCopy(breakage);
  try {
    // Their suites are named, or what the faults suite reruns of them would be played as well.
    const suites = new Set(ids.map((id) => id.slice(0, id.indexOf("/"))));
    const args = ["bin/agentcare.mjs", "eval", ...suites, "--json", "--trials", "4"];
    const env = { ...process.env, AGENTCARE_DATA_DIR: join(folder, ".agentcare") };
    const chosen = ids.flatMap((id) => ["--filter", id]);
    const { trials } = Report.parse(JSON.parse(await stdoutOf([...args, ...chosen], { cwd: folder, env })));
    return trials.filter(({ id }) => ids.includes(id));
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
