import { appendFile, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { GradedTrial } from "../trial.ts";
import { isRunId, RunInfo } from "./run-info.ts";
import { type BrokenLine, parseTrials } from "./trial-lines.ts";

const RUN = "run.json";
const TRIALS = "trials.jsonl";

/** A stored run as it was read. `broken`: lines that are no trials, and were skipped. */
export interface StoredRun {
  info: RunInfo;
  graded: GradedTrial[];
  broken: BrokenLine[];
}

/** A run that is being written. */
export interface RunWriter {
  id: string;
  /** Appends a trial. Resolves when it is in the file; calls keep their order. */
  add(trial: GradedTrial): Promise<void>;
  /** Marks the run as whole. */
  finish(at: Date): Promise<void>;
}

/** A run cannot be stored or read; the message names the place and the mend. */
export class StoreProblem extends Error {
  override readonly name = "StoreProblem";
}

/**
 * Keeps runs under `<dataDir>/evals/<run id>/`: `run.json`, and `trials.jsonl`, to which each trial is appended as it
 * comes, so that what was done before a run was killed is there. Throws StoreProblem.
 */
export function createRunStore({ dataDir }: { dataDir: string }) {
  const root = join(dataDir, "evals");
  const folderOf = (id: string) => join(root, id);

  return {
    root,
    folderOf,

    /** Makes the run's folder. A second run of one id gets `-2`, and so on. */
    async start(info: Omit<RunInfo, "format" | "finishedAt">): Promise<RunWriter> {
      const id = await makeFolder(root, info.id);
      const started: RunInfo = { ...info, id, format: 1, finishedAt: null };
      await writeWhole(join(folderOf(id), RUN), started);
      const trials = join(folderOf(id), TRIALS);
      await writeFile(trials, "");
      let last: Promise<void> = Promise.resolve();
      return {
        id,
        add(trial) {
          // What failed once is told to who added it; the next one is tried all the same.
          last = last.catch(() => {}).then(() => appendFile(trials, `${JSON.stringify(trial)}\n`));
          return last;
        },
        async finish(at) {
          await last;
          await writeWhole(join(folderOf(id), RUN), { ...started, finishedAt: at.toISOString() });
        },
      };
    },

    /** Runs that can be read, newest first, and the folders that cannot, with the reason. */
    async list(): Promise<{ runs: RunInfo[]; unreadable: { id: string; reason: string }[] }> {
      const runs: RunInfo[] = [];
      const unreadable: { id: string; reason: string }[] = [];
      for (const id of await folders(root)) {
        try {
          runs.push(await readInfo(folderOf(id), id));
        } catch (error) {
          if (!(error instanceof StoreProblem)) throw error;
          unreadable.push({ id, reason: error.message });
        }
      }
      return { runs: runs.toSorted(newestFirst), unreadable };
    },

    /** A stored run. `id` may be `latest`. */
    async read(id: string): Promise<StoredRun> {
      const wanted = id === "latest" ? (await this.latest()).id : id;
      if (!isRunId(wanted))
        throw new StoreProblem(`"${id}" cannot be the id of a run. \`eval --list\` shows those there are.`);
      const info = await readInfo(folderOf(wanted), wanted);
      const { graded, broken } = parseTrials(await readFile(join(folderOf(wanted), TRIALS), "utf8"));
      return { info, graded, broken };
    },

    /** The newest run. */
    async latest(): Promise<RunInfo> {
      const [newest] = (await this.list()).runs;
      if (!newest) throw new StoreProblem(`No run is stored in ${root} yet. Run \`agentcare eval\` first.`);
      return newest;
    },

    /** Deletes all but the newest `keep` readable runs. The ids of what is gone. */
    async prune(keep: number): Promise<string[]> {
      if (!Number.isInteger(keep) || keep < 1) throw new StoreProblem(`At least one run is kept, not ${keep}.`);
      const old = (await this.list()).runs.slice(keep).map(({ id }) => id);
      for (const id of old) await rm(folderOf(id), { recursive: true });
      return old;
    },
  };
}

export type RunStore = ReturnType<typeof createRunStore>;

const newestFirst = (a: RunInfo, b: RunInfo): number =>
  b.startedAt.localeCompare(a.startedAt) || b.id.localeCompare(a.id, undefined, { numeric: true });

async function makeFolder(root: string, id: string): Promise<string> {
  if (!isRunId(id))
    throw new StoreProblem(`"${id}" cannot name a run: letters, digits, dots, dashes and underscores can.`);
  await mkdir(root, { recursive: true });
  for (let copy = 1; ; copy++) {
    const name = copy === 1 ? id : `${id}-${copy}`;
    try {
      await mkdir(join(root, name));
      return name;
    } catch (error) {
      if (!isCode(error, "EEXIST")) throw error;
    }
  }
}

async function folders(root: string): Promise<string[]> {
  try {
    const entries = await readdir(root, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory() && isRunId(entry.name)).map(({ name }) => name);
  } catch (error) {
    if (isCode(error, "ENOENT")) return [];
    throw error;
  }
}

async function readInfo(folder: string, id: string): Promise<RunInfo> {
  const path = join(folder, RUN);
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if (!isCode(error, "ENOENT")) throw error;
    throw new StoreProblem(`There is no run "${id}": ${path} is missing. \`eval --list\` shows those there are.`);
  }
  const parsed = RunInfo.safeParse(json(text));
  if (parsed.success) return parsed.data;
  throw new StoreProblem(
    `${path} cannot be read: ${z.prettifyError(parsed.error).replaceAll("\n", " ")} Delete ${folder} if it is of no use.`,
  );
}

/** In one step, so that a killed process leaves the old file or the new one. */
async function writeWhole(path: string, info: RunInfo): Promise<void> {
  await writeFile(`${path}.new`, `${JSON.stringify(info, null, 2)}\n`);
  await rename(`${path}.new`, path);
}

/** Undefined for what is no JSON, which no schema takes. */
function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && "code" in error && error.code === code;
