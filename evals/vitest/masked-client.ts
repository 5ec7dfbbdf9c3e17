import { Client } from "langsmith";

type RunCreate = Parameters<Client["createRun"]>[0];
type RunUpdate = Parameters<Client["updateRun"]>[1];
type ProjectUpdate = Parameters<Client["updateProject"]>[1];

/**
 * A client for `langsmith/vitest`, which sends more than it is given: the text of a failure with its stack, what the
 * machine is like, the branch, and whatever is traced inside a test. Only a test's own run goes out, without those.
 */
export class MaskedClient extends Client {
  override async createRun(run: RunCreate, ...rest: unknown[]): Promise<void> {
    if (run.parent_run_id !== undefined) return;
    const [options] = rest as [Parameters<Client["createRun"]>[1]];
    await super.createRun(masked(run), options);
  }

  override async updateRun(runId: string, run: RunUpdate, ...rest: unknown[]): Promise<void> {
    if (run.parent_run_id !== undefined) return;
    const [options] = rest as [Parameters<Client["updateRun"]>[2]];
    await super.updateRun(runId, masked(run), options);
  }

  override updateProject(projectId: string, update: ProjectUpdate): ReturnType<Client["updateProject"]> {
    const { branch: _, ...metadata } = update.metadata ?? {};
    return super.updateProject(projectId, { ...update, metadata });
  }
}

/** Inputs and outputs are what the test gave, which is masked already. */
function masked<Run extends RunUpdate>(run: Run): Run {
  const { error, events: _events, serialized: _serialized, tags: _tags, attachments: _attachments, ...kept } = run;
  // safe: what is left out may be absent in both
  return { ...kept, extra: {}, ...(error !== undefined && { error: "not passed" }) } as Run;
}
