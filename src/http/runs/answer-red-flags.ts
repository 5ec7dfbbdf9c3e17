import { type AGUIEvent, EventType } from "@ag-ui/core";
import { emergencyReply } from "../../graph/emergency-reply.ts";
import type { TurnInput } from "../../graph/input.ts";
import type { Reply } from "../../graph/reply.ts";
import type { Clock } from "../../platform/clock.ts";
import type { ClinicDirectory } from "../../scheduling/model.ts";
import { screen } from "../../understanding/screen.ts";
import { isTerminal, runStarted, toAgUi } from "../ag-ui.ts";
import { type LoggedEvent, RunConflict, type Runs, type Session } from "./runs.ts";

type Tier = "emergency" | "crisis";

interface Flagged {
  tier: Tier;
  /** When patience ends (`performance.now()`); null once the first reader has used it up. */
  until: number | null;
  stored: boolean;
  /** The answer made here, for a reader that comes back for the rest of it. */
  given: LoggedEvent[];
}

/** The longest a red flag waits for its turn: storing, a slow turn before it, another process's lease, all of it. */
const PATIENCE_MS = 3_000;
/** Red flags remembered, so that a client that lost its stream finds its answer again. */
const REMEMBERED = 1_000;

/**
 * Runs in which a red flag is answered whatever is away. Its turn goes its usual way; when the message cannot be stored
 * (no database, no room, draining) or the turn has not answered in time, the answer is made here from the words alone.
 * It is then not in the log. `directory` gives the clinic's numbers; the last ones it gave are kept.
 */
export function answerRedFlags<Decorated extends Runs>(
  runs: Decorated,
  {
    directory,
    clock,
    patienceMs = PATIENCE_MS,
  }: { directory: (clinicId: string) => Promise<ClinicDirectory>; clock: Clock; patienceMs?: number },
): Decorated {
  const flagged = new Map<string, Flagged>();
  const known = new Map<string, ClinicDirectory>();

  function learn(clinicId: string): void {
    directory(clinicId).then(
      (clinic) => known.set(clinicId, clinic),
      // The last one known serves.
      () => {},
    );
  }

  function remember(key: string, tier: Tier): Flagged & { until: number } {
    const flag = { tier, until: performance.now() + patienceMs, stored: false, given: [] };
    flagged.delete(key);
    flagged.set(key, flag);
    const [oldest] = flagged.keys();
    if (flagged.size > REMEMBERED && oldest !== undefined) flagged.delete(oldest);
    return flag;
  }

  /** The run's own events while they come in time, up to its end or to where the answer must be given here. */
  async function* answered(
    session: Session,
    run: { runId: string; after: number },
    flag: Flagged,
    signal: AbortSignal,
  ): AsyncGenerator<LoggedEvent> {
    const ids = { threadId: session.threadId, runId: run.runId };
    const until = flag.until ?? performance.now() + patienceMs;
    flag.until = null;
    const stop = new AbortController();
    const source = eventsOf(runs, session, run, AbortSignal.any([signal, stop.signal]));
    const steps = new Set<string>();
    let last = run.after;
    let said = false;
    try {
      while (flag.stored && flag.given.length === 0) {
        const next: IteratorResult<LoggedEvent> | "late" = await inTime(source.next(), said ? null : until);
        if (next === "late" || next.done || next.value.event.type === EventType.RUN_ERROR) break;
        const { event, sequence }: LoggedEvent = next.value;
        last = sequence;
        said ||= event.type === EventType.TEXT_MESSAGE_START;
        if (event.type === EventType.STEP_STARTED) steps.add(event.stepName);
        if (event.type === EventType.STEP_FINISHED) steps.delete(event.stepName);
        yield next.value;
        if (isTerminal(event)) return;
      }
    } catch {
      // The run's own answer cannot be read; who carries it out has reported why.
    } finally {
      stop.abort();
      void source.return(undefined).catch(() => {});
    }
    if (signal.aborted || said) return;
    if (flag.given.length === 0) {
      const begun = last === 0 ? [runStarted(ids)] : [];
      const closed = [...steps].map((stepName): AGUIEvent => ({ type: EventType.STEP_FINISHED, stepName }));
      const events = [
        ...begun,
        ...closed,
        ...answerOf(emergencyReply(flag.tier, known.get(session.clinicId) ?? null, clock()), ids),
      ];
      flag.given = events.map((event, index) => ({ sequence: last + index + 1, event }));
    }
    yield* flag.given.filter(({ sequence }) => sequence > last);
  }

  return {
    ...runs,
    async submit(session, run) {
      learn(session.clinicId);
      const tier = tierOf(run.input);
      if (!tier) return runs.submit(session, run);
      const key = keyOf(session, run.runId);
      const flag = remember(key, tier);
      try {
        const stored = await inTime(runs.submit(session, run), flag.until);
        if (stored === "late") return { attached: false };
        flag.stored = true;
        return stored;
      } catch (error) {
        // Another message had this runId: the client's own mistake, and that message's answer is not this one's.
        if (error instanceof RunConflict) {
          flagged.delete(key);
          throw error;
        }
        return { attached: false };
      }
    },
    async follow(session, runId, after, signal) {
      const flag = flagged.get(keyOf(session, runId));
      if (!flag) return runs.follow(session, runId, after, signal);
      return answered(session, { runId, after }, flag, signal);
    },
  };
}

/** Without a state snapshot: what is held and pending is not known here. */
const answerOf = (reply: Reply, ids: { threadId: string; runId: string }): AGUIEvent[] =>
  toAgUi({ type: "replied", reply, state: { held: null, pending: null, suggestions: [] }, reading: null }, ids).filter(
    ({ type }) => type !== EventType.STATE_SNAPSHOT,
  );

const keyOf = ({ threadId }: Session, runId: string): string => `${threadId}:${runId}`;

/** What `screen` makes of the words typed; a tap has none. */
function tierOf(input: TurnInput): Tier | null {
  if (input.kind === "answer" || input.kind === "select_slot") return null;
  const result = screen(input.text);
  return result.kind === "emergency" ? result.tier : null;
}

async function* eventsOf(
  runs: Pick<Runs, "follow">,
  session: Session,
  { runId, after }: { runId: string; after: number },
  signal: AbortSignal,
): AsyncGenerator<LoggedEvent> {
  yield* (await runs.follow(session, runId, after, signal)) ?? [];
}

/** The promise's outcome, or `late` when it has none by `until` (`performance.now()`; null: however long it takes). */
async function inTime<T>(promise: Promise<T>, until: number | null): Promise<T | "late"> {
  if (until === null) return promise;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<"late">((resolve) => {
    timer = setTimeout(() => resolve("late"), Math.max(0, until - performance.now()));
  });
  // Left behind when it is late; its failure is then nobody's.
  promise.catch(() => {});
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
