import {
  type BreakerPolicy,
  type BreakerState,
  type CircuitBreaker,
  createCircuitBreaker,
  type Permit,
} from "../platform/resilience/circuit-breaker.ts";
import { LlmFailure, verdictOn } from "./failure.ts";
import { createProbe, type Probe, type Use } from "./probe.ts";

export interface Server {
  readonly url: string;
  /** One a use: a broken embedding model must not shut off the chat, nor a good one vouch for it. */
  readonly breakers: Record<Use, CircuitBreaker>;
  readonly probe: Probe;
  inFlight: number;
}

/** One call's stay at one server. `leave` takes the outcome; only the first one counts. */
export interface Stay {
  readonly server: Server;
  leave(outcome: "ok" | LlmFailure): void;
}

export interface Servers {
  readonly all: readonly Server[];
  /** The least busy server that may be used and was not tried yet, or null. */
  enter(use: Use, tried: ReadonlySet<Server>): Stay | null;
  /** True when some server answered, has the model and is not shut off by its breaker. Looks again in the background. */
  available(use: Use): boolean;
  /** Why `enter` found none at all. */
  whyNone(use: Use): LlmFailure;
}

/** The configured servers, each with its own breaker and probe. Throws on an address that cannot be used. */
export function createServers(options: {
  urls: string[];
  model: string;
  embedModel: string;
  fetch: typeof fetch;
  now: () => number;
  breaker: BreakerPolicy;
  probeEveryMs: number;
  probeTimeoutMs: number;
  closing: AbortSignal;
  warmUp: (url: string) => Promise<boolean>;
  onBreaker: (url: string, use: Use, state: BreakerState) => void;
}): Servers {
  const { now, closing } = options;
  const all = [...new Set(options.urls.map(checkedUrl))].map((url): Server => {
    const { breaker: policy, onBreaker, probeEveryMs: everyMs, probeTimeoutMs: timeoutMs } = options;
    const breaker = (use: Use) =>
      createCircuitBreaker({ policy, now, onChange: (state) => onBreaker(url, use, state) });
    const breakers = { chat: breaker("chat"), embedding: breaker("embedding") };
    return { url, breakers, probe: createProbe({ ...options, url, everyMs, timeoutMs }), inFlight: 0 };
  });

  function stay(server: Server, use: Use, permit: Permit): Stay {
    server.inFlight += 1;
    let left = false;
    const leave = (outcome: "ok" | LlmFailure) => {
      if (left) return;
      left = true;
      server.inFlight -= 1;
      const verdict = outcome === "ok" ? "success" : verdictOn(outcome);
      permit[verdict]();
      if (verdict === "success") server.probe.learn(use, "ready");
      else if (verdict === "failure") server.probe.suspect();
      else if (outcome !== "ok" && outcome.reason === "model_missing") server.probe.learn(use, "missing");
    };
    return { server, leave };
  }

  return {
    all,
    enter(use, tried) {
      for (const server of all) if (!mayUse(server, use) && server.probe.isStale()) void server.probe.refresh();
      const candidates = all.filter((server) => !tried.has(server) && mayUse(server, use));
      for (const server of candidates.sort((one, other) => one.inFlight - other.inFlight)) {
        const permit = server.breakers[use].tryEnter();
        if (permit) return stay(server, use, permit);
      }
      return null;
    },
    available(use) {
      if (closing.aborted) return false;
      for (const { probe } of all) if (probe.isStale()) void probe.refresh();
      return all.some((server) => server.probe.last()[use] === "ready" && server.breakers[use].state() !== "open");
    },
    whyNone(use) {
      const missing = all.length > 0 && all.every(({ probe }) => probe.last()[use] === "missing");
      return missing ? new LlmFailure("model_missing", "model_missing") : new LlmFailure("unavailable", "no_server");
    },
  };
}

// A server nobody has looked at yet may be tried; one seen to be unfit waits until a look finds it fit again.
function mayUse({ probe }: Server, use: Use): boolean {
  const state = probe.last()[use];
  return state === "ready" || state === "unknown";
}

function checkedUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || (url.protocol !== "http:" && url.protocol !== "https:")) {
    throw new RangeError("OLLAMA_URLS: each address must look like http://host:11434. One of them does not.");
  }
  if (url.username || url.password || url.search || url.hash) {
    throw new RangeError(`OLLAMA_URLS: ${url.host} must have no user name, password, query or fragment.`);
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, "")}`;
}
