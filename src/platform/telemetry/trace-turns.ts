import type { Tracer, TurnCounts, TurnTrace } from "./tracer.ts";

interface TracedRequest {
  context: { clinicId: string; threadId: string; runId: string };
  signal: AbortSignal;
}

type Run<Request, Event> = (request: Request) => AsyncIterable<Event>;

/**
 * The same turns, told to the tracer as they end: the steps from their `step_started` and `step_finished` events, the
 * rest from `describe`, which is asked about every other event. Events and errors pass through untouched.
 */
export function traceTurns<Request extends TracedRequest, Event extends { type: string }>({
  runTurn,
  tracer,
  describe = () => ({}),
  now = () => performance.now(),
}: {
  runTurn: Run<Request, Event>;
  tracer: Pick<Tracer, "turn">;
  describe?: (event: Event) => { tier?: TurnTrace["tier"]; counts?: TurnCounts };
  /** Milliseconds on a clock that never steps back. */
  now?: () => number;
}): Run<Request, Event> {
  return async function* traced(request) {
    const begun = now();
    const steps: TurnTrace["steps"] = [];
    const open = new Map<string, TurnTrace["steps"][number]>();
    let tier: TurnTrace["tier"] = null;
    let counts: TurnCounts = {};
    // A caller that stops listening before the end (a lost lease) leaves the turn cancelled.
    let outcome: TurnTrace["outcome"] = "cancelled";
    try {
      for await (const event of runTurn(request)) {
        const step = stepOf(event);
        const at = now() - begun;
        if (step === null) {
          outcome = "replied";
          const described = describe(event);
          tier = described.tier ?? tier;
          counts = { ...counts, ...described.counts };
        } else if (event.type === "step_started") {
          const entry = { name: step, startedAfterMs: at, durationMs: 0 };
          steps.push(entry);
          open.set(step, entry);
        } else {
          const entry = open.get(step);
          if (entry) entry.durationMs = at - entry.startedAfterMs;
          open.delete(step);
        }
        yield event;
      }
    } catch (error) {
      outcome = request.signal.aborted && !timedOut(request.signal) ? "cancelled" : "failed";
      throw error;
    } finally {
      const { clinicId, threadId, runId } = request.context;
      tracer.turn({ clinicId, threadId, runId, durationMs: now() - begun, steps, tier, outcome, counts });
    }
  };
}

const timedOut = ({ reason }: AbortSignal) => reason instanceof DOMException && reason.name === "TimeoutError";

function stepOf(event: { type: string }): string | null {
  if (event.type !== "step_started" && event.type !== "step_finished") return null;
  return "step" in event && typeof event.step === "string" ? event.step : "other";
}
