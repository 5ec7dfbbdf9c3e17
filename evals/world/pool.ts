import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { TrialRecord } from "../trial.ts";
import type { FromWorker, ToWorker } from "./ipc.ts";
import { createQueue } from "./queue.ts";
import type { ServerAddress } from "./server.ts";
import type { TrialJob } from "./trial-runner.ts";

const WORKER = fileURLToPath(new URL("./worker.ts", import.meta.url));

export interface PoolOptions {
  server: ServerAddress;
  /** Worker processes. */
  concurrency?: number;
  /** Told of every trial as it ends, in no order. */
  onTrial: (record: TrialRecord) => void;
  /** Nothing new is begun after it, and what is under way is dropped. */
  signal?: AbortSignal;
  /** The file of the worker; for tests. */
  worker?: string;
}

/**
 * Runs trials in worker processes. A worker that dies makes of its trial one that does not count, and another takes its
 * place. Resolves when all are done or `signal` fired; rejects when no worker can work at all, e.g. for a backend that is
 * missing.
 */
export async function runTrials(jobs: readonly TrialJob[], options: PoolOptions): Promise<void> {
  const { concurrency = 2 } = options;
  const queue = createQueue(jobs);
  const workers = Array.from({ length: Math.max(1, Math.min(concurrency, jobs.length)) }, () => work(queue, options));
  await Promise.all(workers);
}

/** One worker's share: process after process, until nothing is left to do. */
async function work(queue: ReturnType<typeof createQueue>, options: PoolOptions): Promise<void> {
  const { server, onTrial, signal, worker = WORKER } = options;
  while (!signal?.aborted && !queue.isEmpty()) {
    const process = await start(worker, server);
    const stop = () => process.child.kill();
    signal?.addEventListener("abort", stop, { once: true });
    try {
      for (let job = queue.take(process); job && !signal?.aborted; job = queue.take(process)) {
        const answer = await process.ask({ kind: "run", job });
        if (signal?.aborted) return;
        if (answer.kind === "failed") throw new Error(answer.message);
        if (answer.kind === "ready") throw new Error("A worker began anew in the middle of a trial.");
        onTrial(answer.kind === "done" ? answer.record : died(job, answer.message));
        if (answer.kind === "gone") break;
      }
    } finally {
      signal?.removeEventListener("abort", stop);
      queue.release(process);
      await process.end();
    }
  }
}

/** What a trial comes to whose process died under it. */
const died = ({ evalCase, backend, ...options }: TrialJob, error: string): TrialRecord => ({
  id: evalCase.id,
  suite: evalCase.suite,
  suiteVersion: evalCase.suiteVersion,
  ...options,
  backend,
  turns: [],
  ended: "infrastructure",
  reached: [],
  changed: [],
  gold: [],
  strangers: [],
  error,
  ms: 0,
});

type Answer = FromWorker | { kind: "gone"; message: string };

async function start(file: string, server: ServerAddress) {
  // Whatever the parent was started with (a debugger's port, a loader) is not for its children.
  const child: ChildProcess = fork(file, [], { execArgv: [], serialization: "json" });
  const gone = once(child, "exit").then(
    ([code, by]): Answer => ({
      kind: "gone",
      message: `The worker process ended in the middle of it (${by ?? `exit code ${code}`}).`,
    }),
  );
  const ask = (message: ToWorker): Promise<Answer> => {
    const answered = new Promise<Answer>((resolve) => child.once("message", (said) => resolve(said as FromWorker)));
    child.send(message, () => {});
    return Promise.race([answered, gone]);
  };
  const begun = await ask({ kind: "begin", server });
  if (begun.kind !== "ready") {
    child.kill();
    throw new Error(begun.kind === "done" ? "A worker answered before it was asked." : begun.message);
  }
  return {
    child,
    ask,
    async end() {
      if (child.connected) child.disconnect();
      await gone;
    },
  };
}
