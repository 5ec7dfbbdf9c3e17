import type { TrialJob } from "./trial-runner.ts";

/**
 * Jobs by scenario: a worker keeps to a scenario until its jobs are done, so that what they share (its gold) is made once;
 * when no scenario is left to begin, it helps with one that another is at.
 */
export function createQueue(jobs: readonly TrialJob[]) {
  const waiting = new Map<string, TrialJob[]>();
  for (const job of jobs) waiting.set(job.evalCase.id, [...(waiting.get(job.evalCase.id) ?? []), job]);
  const at = new Map<object, string>();

  function next(worker: object): string | undefined {
    const own = at.get(worker);
    if (own !== undefined && waiting.has(own)) return own;
    const begun = new Set([...at].filter(([other]) => other !== worker).map(([, id]) => id));
    return [...waiting.keys()].find((id) => !begun.has(id)) ?? waiting.keys().next().value;
  }

  return {
    isEmpty: (): boolean => waiting.size === 0,
    take(worker: object): TrialJob | undefined {
      const id = next(worker);
      if (id === undefined) return undefined;
      at.set(worker, id);
      const [job, ...rest] = waiting.get(id) ?? [];
      if (rest.length > 0) waiting.set(id, rest);
      else waiting.delete(id);
      return job;
    },
    release: (worker: object): boolean => at.delete(worker),
  };
}
