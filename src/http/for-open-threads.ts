import type { Scheduling, SchedulingContext } from "../scheduling/model.ts";
import { type Runs, ThreadEnded } from "./runs/runs.ts";

/**
 * The calendar for callers whose proof is a conversation: once it has ended, its token still reads, and writes nothing
 * (`ThreadEnded`). Letting go of a hold stays allowed. A conversation that ends during a write does not undo it.
 */
export function forOpenThreads(scheduling: Scheduling, runs: Pick<Runs, "isOpen">): Scheduling {
  async function requireOpen({ clinicId, actor }: SchedulingContext): Promise<void> {
    const threadId = /^thread:(.+)$/.exec(actor)?.[1];
    if (threadId !== undefined && !(await runs.isOpen({ clinicId, threadId }))) {
      throw new ThreadEnded("This conversation has ended.");
    }
  }
  const guarded =
    <Request, Result>(write: (context: SchedulingContext, request: Request) => Promise<Result>) =>
    async (context: SchedulingContext, request: Request): Promise<Result> => {
      await requireOpen(context);
      return write(context, request);
    };
  return {
    ...scheduling,
    hold: guarded(scheduling.hold),
    extendHold: guarded(scheduling.extendHold),
    book: guarded(scheduling.book),
    reschedule: guarded(scheduling.reschedule),
    cancel: guarded(scheduling.cancel),
  };
}
