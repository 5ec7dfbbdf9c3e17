import type { AGUIEvent } from "@ag-ui/core";
import { type Db, withClinic } from "../../../db/client.ts";
import type { Replied, TurnEvent } from "../../graph/turn.ts";
import { toAgUi } from "../ag-ui.ts";
import type { RunWriter } from "./run-log.ts";
import type { Session } from "./runs.ts";

/** Events of steps wait this long for more of them; an answer never waits. */
const BATCH_MS = 60;

/** A turn's answer, with the events that are not in the log yet: they belong with its end. */
export interface RecordedTurn {
  replied: Replied;
  rest: AGUIEvent[];
}

/**
 * Writes a turn's steps to the log as they come, in small batches, and returns its reply. Throws what the turn throws,
 * and what writing does (`LeaseLost` among it).
 */
export async function recordTurn({
  db,
  session: { clinicId, threadId },
  runId,
  writer,
  turn,
  onStep,
}: {
  db: Db;
  session: Session;
  runId: string;
  writer: RunWriter;
  turn: AsyncIterable<TurnEvent>;
  /** The step that runs now; null between two. */
  onStep: (step: string | null) => void;
}): Promise<RecordedTurn> {
  const ids = { threadId, runId };
  let batch: AGUIEvent[] = [];
  let writing: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | null = null;
  const flush = () => {
    timer = null;
    const events = batch;
    batch = [];
    writing = writing.then(async () => {
      await withClinic(db, clinicId, (tx) => writer.append(tx, events));
      writer.publish();
    });
    // Awaited below; without this a failure between two events would be unhandled.
    writing.catch(() => {});
  };
  try {
    for await (const event of turn) {
      if (event.type === "replied") {
        if (timer) clearTimeout(timer);
        await writing;
        return { replied: event, rest: [...batch, ...toAgUi(event, ids)] };
      }
      onStep(event.type === "step_started" ? event.step : null);
      batch.push(...toAgUi(event, ids));
      timer ??= setTimeout(flush, BATCH_MS);
    }
  } finally {
    if (timer) clearTimeout(timer);
    // Nothing may be written behind the back of whoever ends the run. The turn's own failure is the one to tell.
    await writing.catch(() => {});
  }
  throw new Error("The turn ended without a reply.");
}
