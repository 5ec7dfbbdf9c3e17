import { EventType } from "@ag-ui/core";
import type { Context } from "hono";
import type { AppEnv } from "./app-env.ts";
import type { LoggedEvent } from "./runs/runs.ts";

/** Opens a run's events from where the client stopped; null when there is no such run. */
export type OpenEvents = (signal: AbortSignal) => Promise<AsyncIterable<LoggedEvent> | null>;

export interface EventStreams {
  /** An SSE answer with the run's events, or null when there is no such run. */
  answer(c: Context<AppEnv>, run: { runId: string; open: OpenEvents }): Promise<Response | null>;
  /** Ends every stream without a last event, which tells clients to resume: elsewhere, or here after a restart. */
  endAll(): void;
}

const HEADERS = {
  "Content-Type": "text/event-stream; charset=utf-8",
  // A proxy that buffers or compresses would hold events back.
  "Cache-Control": "no-cache, no-transform, no-store",
  "X-Accel-Buffering": "no",
};
const RETRY = "retry: 2000\n\n";
const HEARTBEAT = ": hb\n\n";
const FAILED = {
  type: EventType.RUN_ERROR,
  code: "unavailable",
  message: "Something went wrong on our side. Please try again.",
};

const frame = (runId: string, { sequence, event }: LoggedEvent) =>
  `id: ${runId}:${sequence}\ndata: ${JSON.stringify(event)}\n\n`;
// No id: it is no event of the log, and a client that resumes must ask for what came before it.
const failure = `data: ${JSON.stringify(FAILED)}\n\n`;

type Next =
  | { kind: "event"; event: LoggedEvent }
  | { kind: "end" | "beat" | "closed" }
  | { kind: "failed"; error: unknown };

/** Server-sent events of runs. A client that leaves stops the following, never the run. */
export function createEventStreams({ heartbeatMs = 15_000 }: { heartbeatMs?: number } = {}): EventStreams {
  const closers = new Set<() => void>();

  async function answer(c: Context<AppEnv>, { runId, open }: { runId: string; open: OpenEvents }) {
    // Nobody would read a stream: it would wait for its reader for ever.
    if (c.req.method === "HEAD") return c.body(null, 200, HEADERS);
    const gone = new AbortController();
    const leave = () => gone.abort();
    // A signal that has fired already calls no new listener.
    if (c.req.raw.signal.aborted) leave();
    c.req.raw.signal.addEventListener("abort", leave, { once: true });
    const forget = () => c.req.raw.signal.removeEventListener("abort", leave);
    const events = await open(gone.signal).catch((error: unknown) => {
      forget();
      throw error;
    });
    if (!events) {
      forget();
      return null;
    }
    return c.body(pump(events), 200, HEADERS);

    function pump(source: AsyncIterable<LoggedEvent>): ReadableStream<Uint8Array> {
      const iterator = source[Symbol.asyncIterator]();
      const encoder = new TextEncoder();
      let pending: Promise<Next> | undefined;
      let close: () => void = () => undefined;
      const closed = new Promise<Next>((resolve) => {
        close = () => resolve({ kind: "closed" });
      });
      closers.add(close);
      function finish(): void {
        closers.delete(close);
        forget();
        gone.abort();
        void iterator.return?.().catch(() => undefined);
      }
      const step = (): Promise<Next> =>
        iterator.next().then(
          (result): Next => (result.done ? { kind: "end" } : { kind: "event", event: result.value }),
          (error: unknown): Next => ({ kind: "failed", error }),
        );

      return new ReadableStream<Uint8Array>(
        {
          start: (controller) => controller.enqueue(encoder.encode(RETRY)),
          // Called only while the reader keeps up, so a slow one holds one event here and the rest stay in the log.
          async pull(controller) {
            pending ??= step();
            const next = await orBeat([pending, closed], heartbeatMs);
            if (next.kind === "beat") return controller.enqueue(encoder.encode(HEARTBEAT));
            pending = undefined;
            if (next.kind === "event") return controller.enqueue(encoder.encode(frame(runId, next.event)));
            if (next.kind === "failed" && !gone.signal.aborted) {
              c.var.logger.error("follow_failed", { runId, error: next.error });
              controller.enqueue(encoder.encode(failure));
            }
            finish();
            controller.close();
          },
          cancel: finish,
        },
        { highWaterMark: 2 },
      );
    }
  }

  return {
    answer,
    endAll() {
      for (const close of [...closers]) close();
    },
  };
}

/** The first of `waits`, or a beat when the line has been quiet for `ms`. */
async function orBeat(waits: Promise<Next>[], ms: number): Promise<Next> {
  let timer: NodeJS.Timeout | undefined;
  const quiet = new Promise<Next>((resolve) => {
    timer = setTimeout(() => resolve({ kind: "beat" }), ms);
  });
  try {
    return await Promise.race([...waits, quiet]);
  } finally {
    clearTimeout(timer);
  }
}
