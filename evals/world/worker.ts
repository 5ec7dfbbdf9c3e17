import type { FromWorker, ToWorker } from "./ipc.ts";
import { createTrialRunner, type TrialRunner } from "./trial-runner.ts";

/** A process that runs trials for a pool, one at a time, until the pool lets go of it. */
let runner: TrialRunner | null = null;

const tell = (message: FromWorker): void => void process.send?.(message);

async function obey(message: ToWorker): Promise<void> {
  if (message.kind === "begin") {
    runner = await createTrialRunner({ server: message.server });
    tell({ kind: "ready" });
    return;
  }
  if (!runner) throw new Error("A worker was given a trial before it was told of its server.");
  tell({ kind: "done", record: await runner.run(message.job) });
}

process.on("message", (message: ToWorker) => {
  obey(message).catch((error: unknown) => {
    tell({ kind: "failed", message: error instanceof Error ? error.message : String(error) });
  });
});
// Without its pool there is nobody to work for; what it holds open must not keep it.
process.on("disconnect", () => process.exit(0));
