import type { RunInfo } from "../run-info.ts";

/** A run as it is stored, for tests. */
export const aRun = (changes: Partial<RunInfo> = {}): RunInfo => ({
  format: 1,
  id: "2026-03-02T14-05-09Z-rules",
  startedAt: "2026-03-02T14:05:09.000Z",
  finishedAt: "2026-03-02T14:08:41.000Z",
  settings: { backend: "rules", contestant: "system", trials: 4, seed: 1, filter: null },
  versions: { agentcare: "0.1.0", node: "26.10.0", suites: { booking: 1, changes: 1, faq: 1 } },
  planned: 80,
  ...changes,
});
