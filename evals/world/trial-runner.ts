import type { EvalCase } from "../scenario/schema.ts";
import { createSimulatedUser } from "../simulator/simulated-user.ts";
import type { StateRow, TrialRecord } from "../trial.ts";
import { type Backend, openBackend } from "./backends/backends.ts";
import { createCopies } from "./copies.ts";
import { readDirectories } from "./directories.ts";
import { replayGold } from "./gold.ts";
import { runTrial, type TrialOptions, type TrialParts } from "./run-trial.ts";
import type { ServerAddress } from "./server.ts";

/** One run that is to be made. */
export interface TrialJob extends TrialOptions {
  evalCase: EvalCase;
  /** `rules`, `fake-model:<name>` or `ollama:<model>`. */
  backend: string;
}

export interface TrialRunner {
  run(job: TrialJob): Promise<TrialRecord>;
  close(): Promise<void>;
}

/** Runs trials one after another in this process; what several of them need is made once. */
export async function createTrialRunner({
  server,
  env = process.env,
  createUser = createSimulatedUser,
}: {
  server: ServerAddress;
  /** Where a real model's address stands. */
  env?: Readonly<Record<string, string | undefined>>;
  createUser?: TrialParts["createUser"];
}): Promise<TrialRunner> {
  const copies = createCopies(server);
  const directories = await readDirectories(copies);
  const backends = new Map<string, Promise<Backend>>();
  const golds = new Map<string, Promise<StateRow[]>>();
  const once = <T>(known: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> => {
    const made = known.get(key) ?? make();
    known.set(key, made);
    return made;
  };
  const gold = (evalCase: EvalCase, taken: readonly string[]) =>
    once(golds, [evalCase.id, ...taken].join(" "), () => replayGold(copies, evalCase, taken));
  return {
    async run({ evalCase, backend: name, ...options }) {
      const backend = await once(backends, name, () => openBackend(name, env));
      return runTrial({ server, copies, directories, backend, gold, createUser }, evalCase, options);
    },
    async close() {
      await copies.close();
      for (const backend of backends.values()) await backend.then(({ close }) => close()).catch(() => undefined);
    },
  };
}
