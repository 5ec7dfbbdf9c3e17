import type { TrialRecord } from "../trial.ts";
import type { ServerAddress } from "./server.ts";
import type { TrialJob } from "./trial-runner.ts";

/** What the pool tells a worker process. */
export type ToWorker = { kind: "begin"; server: ServerAddress } | { kind: "run"; job: TrialJob };

/** What a worker process tells the pool. `failed`: it cannot work at all. */
export type FromWorker =
  | { kind: "ready" }
  | { kind: "done"; record: TrialRecord }
  | { kind: "failed"; message: string };
