import { Client } from "langsmith";
import { toLangSmithRuns } from "./langsmith-runs.ts";
import { silentTracer, type Tracer, type TurnTrace } from "./tracer.ts";

const ENDPOINT = "https://api.smith.langchain.com";
/** Turns that may wait for LangSmith; later ones are dropped, so that its trouble costs no memory. */
const QUEUE = 500;
/** Turns in one request. */
const BATCH = 50;
const TIMEOUT_MS = 5_000;

export interface LangSmithOptions {
  /** Unset: no client is made and nothing is ever sent. */
  apiKey?: string | undefined;
  project: string;
  /** The names a step may be told by: the graph's nodes. Others are told as `other`. */
  stepNames: Iterable<string>;
  endpoint?: string;
  /** Another way to send, for tests of the queue. */
  client?: Pick<Client, "batchIngestRuns">;
  queueMax?: number;
  /** Epoch milliseconds. */
  now?: () => number;
}

/**
 * Tells LangSmith of turns: digests of ids, timings and counts, never a word anybody wrote (`langsmith-runs.ts` builds
 * all that leaves). Sending happens behind the turns, one request at a time; what fails is counted and forgotten.
 */
export function createLangSmithTracer(options: LangSmithOptions): Tracer {
  const { apiKey, project, endpoint = ENDPOINT, queueMax = QUEUE, now = Date.now } = options;
  if (!apiKey) return silentTracer;
  const stepNames = new Set(options.stepNames);
  const client = options.client ?? createClient(apiKey, endpoint);
  const queue: { trace: TurnTrace; endedAt: number }[] = [];
  const totals = { sent: 0, failed: 0, dropped: 0 };
  let sending: Promise<void> | null = null;
  let underWay = 0;

  async function drain(): Promise<void> {
    while (queue.length > 0) {
      const batch = queue.splice(0, BATCH);
      underWay = batch.length;
      try {
        const runCreates = batch.flatMap(({ trace, endedAt }) =>
          toLangSmithRuns(trace, { endedAt, project, stepNames }),
        );
        await client.batchIngestRuns({ runCreates });
        totals.sent += batch.length;
      } catch {
        // Telemetry may be lost; its error may not reach a log either, for it can quote what was sent.
        totals.failed += batch.length;
      }
      underWay = 0;
    }
  }

  return {
    turn(trace) {
      if (queue.length >= queueMax) {
        totals.dropped += 1;
        return;
      }
      queue.push({ trace, endedAt: now() });
      sending ??= Promise.resolve()
        .then(drain)
        .finally(() => {
          sending = null;
        });
    },
    stats: () => ({ ...totals, waiting: queue.length + underWay }),
    async flush(deadlineMs) {
      if (!sending) return;
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, deadlineMs);
      });
      await Promise.race([sending, late]);
      clearTimeout(timer);
    },
  };
}

/** A client that takes nothing from the environment or a profile file and adds nothing of its own to a run. */
function createClient(apiKey: string, endpoint: string): Client {
  return new Client({
    apiKey,
    apiUrl: endpoint,
    workspaceId: "",
    autoBatchTracing: false,
    omitTracedRuntimeInfo: true,
    tracingMode: "langsmith",
    tracingSamplingRate: 1,
    disablePromptCache: true,
    debug: false,
    timeout_ms: TIMEOUT_MS,
    callerOptions: { maxRetries: 0 },
    fetchImplementation: postRunsOnly(`${endpoint.replace(/\/+$/, "")}/runs/batch`),
  });
}

/** The one request that may leave; any other the client should think of fails before it begins. */
function postRunsOnly(url: string): typeof fetch {
  return async (input, init) => {
    if (init?.method !== "POST" || String(input) !== url) throw new Error("Not a request for LangSmith's run batches.");
    const response = await fetch(url, { ...init, redirect: "error" });
    // The client sleeps as long as a 429 tells it to, which may be hours.
    return response.status === 429 ? new Response(null, { status: 503 }) : response;
  };
}
