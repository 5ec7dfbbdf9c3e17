import { createGrader } from "../run/grade-run.ts";
import type { EvalCase } from "../scenario/schema.ts";
import type { GradedTrial } from "../trial.ts";
import { openBackend } from "../world/backends/backends.ts";
import { withCopies } from "../world/copies.ts";
import { startEvalServer } from "../world/server.ts";
import { createTrialRunner, type TrialJob } from "../world/trial-runner.ts";

/** Clinics to play scenarios on, in this process. */
export interface Stage {
  play(job: TrialJob): Promise<GradedTrial>;
  close(): Promise<void>;
}

/** Throws `BackendMissing` before anything is started. */
export async function openStage(cases: readonly EvalCase[], backend: string): Promise<Stage> {
  await (await openBackend(backend, process.env)).close();
  const server = await startEvalServer();
  try {
    const runner = await createTrialRunner({ server });
    const grade = await withCopies(server, (copies) => createGrader(copies, cases));
    return {
      play: async (job) => grade(await runner.run(job)),
      async close() {
        await runner.close();
        await server.close();
      },
    };
  } catch (error) {
    await server.close();
    throw error;
  }
}
