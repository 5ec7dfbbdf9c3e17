import { z } from "zod";
import { createDeadline, whileAlive } from "../platform/resilience/deadline.ts";

/** What a call needs from a server: its chat model or its embedding model. */
export type Use = "chat" | "embedding";

export type ModelState = "unknown" | "ready" | "loading" | "missing" | "unreachable";

/** What a server was last seen to offer. `at` is when, in the clock's milliseconds; null before the first look. */
export interface ProbeResult {
  chat: ModelState;
  embedding: ModelState;
  at: number | null;
}

export interface Probe {
  last(): ProbeResult;
  isStale(): boolean;
  /** Looks again unless the last look is recent. One look at a time; settles within the timeout; never throws. */
  refresh(): Promise<ProbeResult>;
  /** A real call told more than a look could. */
  learn(use: Use, state: ModelState): void;
  /** A call failed: the next `refresh` looks at once. */
  suspect(): void;
}

const Models = z.object({ models: z.array(z.object({ name: z.string(), model: z.string().optional() })) });
const maxBytes = 4_000_000;

/**
 * Asks a server now and then whether it is there and has the models. Cheap for it even while it is busy: lists only.
 * A chat model that is installed but not in memory is `loading`, and `warmUp` is called, which must not throw.
 */
export function createProbe(options: {
  url: string;
  model: string;
  embedModel: string;
  fetch: typeof fetch;
  now: () => number;
  everyMs: number;
  timeoutMs: number;
  closing: AbortSignal;
  warmUp: (url: string) => Promise<boolean>;
}): Probe {
  const { url, model, embedModel, now, everyMs } = options;
  let last: ProbeResult = { chat: "unknown", embedding: "unknown", at: null };
  let suspected = false;
  let looking: Promise<ProbeResult> | null = null;
  let warming = false;

  async function look(): Promise<Omit<ProbeResult, "at">> {
    const deadline = createDeadline({ label: "probe", ms: options.timeoutMs, parents: [options.closing] });
    const list = (path: string) => whileAlive(modelNames(options.fetch, url + path, deadline.signal), deadline.signal);
    try {
      const installed = await list("/api/tags");
      const embedding = has(installed, embedModel) ? "ready" : "missing";
      if (!has(installed, model)) return { chat: "missing", embedding };
      // Without a list of what is in memory there is nothing better than to believe that the model is.
      const loaded = await list("/api/ps").catch(() => installed);
      return { chat: has(loaded, model) ? "ready" : "loading", embedding };
    } catch {
      return { chat: "unreachable", embedding: "unreachable" };
    } finally {
      deadline.close();
    }
  }

  function isStale(): boolean {
    if (suspected || last.at === null) return true;
    const age = now() - last.at;
    return age < 0 || age >= everyMs;
  }

  async function warm(): Promise<void> {
    if (warming) return;
    warming = true;
    const loaded = await options.warmUp(url);
    warming = false;
    if (loaded) last = { ...last, chat: "ready", at: now() };
  }

  function refresh(): Promise<ProbeResult> {
    if (!isStale()) return Promise.resolve(last);
    looking ??= look().then((seen) => {
      looking = null;
      suspected = false;
      last = { ...seen, at: now() };
      if (seen.chat === "loading") void warm();
      return last;
    });
    return looking;
  }

  function learn(use: Use, state: ModelState): void {
    suspected = false;
    last = { ...last, [use]: state };
    // While a half is still in doubt, the next look must not be put off.
    const settled = [last.chat, last.embedding].every((known) => known === "ready" || known === "missing");
    if (settled) last.at = now();
  }

  return {
    last: () => last,
    isStale,
    refresh,
    learn,
    suspect: () => {
      suspected = true;
    },
  };
}

function has(names: ReadonlySet<string>, model: string): boolean {
  return names.has(model) || names.has(`${model}:latest`);
}

async function modelNames(get: typeof fetch, url: string, signal: AbortSignal): Promise<Set<string>> {
  const response = await get(url, { signal, redirect: "manual" });
  if (!response.ok || !response.body) throw new Error("The probe got no answer.");
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw new Error("The probe's answer is too large.");
    chunks.push(chunk);
  }
  const { models } = Models.parse(JSON.parse(Buffer.concat(chunks).toString("utf8")));
  return new Set(models.flatMap(({ name, model }) => (model ? [name, model] : [name])));
}
