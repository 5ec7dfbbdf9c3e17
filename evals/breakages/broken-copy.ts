import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Breakage } from "./breakages.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** All that the eval command reads. */
const PARTS = ["bin", "db", "evals", "src", "web", "package.json"];

/** The project with one promise broken, in a folder of its own. */
export interface BrokenCopy {
  folder: string;
  remove(): Promise<void>;
}

/** Throws when the place to break is not there, or there more than once: the breakage must be written anew. */
export async function makeBrokenCopy({ name, file, find, put }: Breakage): Promise<BrokenCopy> {
  const whole = await readFile(join(ROOT, file), "utf8");
  const [before, after, ...more] = whole.split(find);
  if (before === undefined || after === undefined || more.length > 0) {
    const found = after === undefined ? "is not in it" : `is in it ${more.length + 1} times`;
    throw new Error(
      `Breakage ${name}: what it replaces in ${file} ${found}. Say in breakages.ts what stands there now.`,
    );
  }
  const folder = await mkdtemp(join(tmpdir(), "agentcare-broken-"));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    for (const part of PARTS) await cp(join(ROOT, part), join(folder, part), { recursive: true });
    await symlink(join(ROOT, "node_modules"), join(folder, "node_modules"));
    await writeFile(join(folder, file), `${before}${put}${after}`);
    return { folder, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}
