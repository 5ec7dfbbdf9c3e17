import { HumanMessage, SystemMessage } from "@langchain/core/messages";
import type { z } from "zod";
import { type BulkheadPolicy, createBulkhead } from "../platform/resilience/bulkhead.ts";
import { type BreakerPolicy, type BreakerState, defaultBreakerPolicy } from "../platform/resilience/circuit-breaker.ts";
import { attempt, type Question } from "./attempt.ts";
import { embedAt } from "./embed.ts";
import { type CallKind, createReport, type LlmEvent, type Report } from "./events.ts";
import { withFailOver } from "./fail-over.ts";
import { LlmFailure } from "./failure.ts";
import type { ProbeResult, Use } from "./probe.ts";
import { createServers } from "./servers.ts";
import { askStructured } from "./structured.ts";
import { type Turn, takeTurn } from "./turn.ts";
import { warmUp } from "./warm-up.ts";

export type { LlmEvent } from "./events.ts";
export { LlmFailure, type LlmFailureCode, type LlmFailureReason } from "./failure.ts";

export type LlmAgent = "understand" | "faq";

export interface LlmRequest {
  agent: LlmAgent;
  system: string;
  user: string;
  signal?: AbortSignal;
}

export interface LlmHealth {
  /** `model` when a chat call would be tried now, `rules` when not. */
  tier: "model" | "rules";
  model: string;
  embedModel: string;
  servers: Array<{ url: string; breakers: Record<Use, BreakerState>; inFlight: number; probe: ProbeResult }>;
  bulkheads: Record<CallKind, { active: number; waiting: number }>;
}

export interface Llm {
  /** Streams plain text deltas, none empty. Throws LlmFailure, also mid-way: then what came before is no answer. */
  stream(request: LlmRequest): AsyncIterable<string>;
  /** One JSON answer checked by the schema, with one repair. `name` is the schema's title. Throws LlmFailure. */
  structured<T>(request: LlmRequest & { schema: z.ZodType<T>; name: string }): Promise<T>;
  /** Looks at every server not seen lately (at most a probe's timeout), then tells. Never throws. */
  health(): Promise<LlmHealth>;
  /** Whether to bother at all; costs nothing. False until a server has answered, then looks again in the background. */
  available(): boolean;
  /** Ends every call as `cancelled`. */
  close(): void;
}

export interface Embedder {
  /** One vector a text, in order, all of one length. Throws LlmFailure. */
  embed(texts: string[], signal?: AbortSignal): Promise<number[][]>;
  /** As `available`, for the embedding model. */
  embedAvailable(): boolean;
}

export interface OllamaOptions {
  /** May be empty: then there is no model, and every call fails as `unavailable`. */
  urls: string[];
  model: string;
  embedModel: string;
  /** From sending to the first text; also the longest wait for a place. */
  firstTokenMs: number;
  /** The whole call: waiting, fail-over and repair included. For embeddings: one batch. */
  totalMs: number;
  concurrency: Record<LlmAgent, BulkheadPolicy> & { embed?: BulkheadPolicy };
  now: () => number;
  log?: (event: LlmEvent) => void;
  fetch?: typeof fetch;
  breaker?: BreakerPolicy;
  /** A server is looked at no more often than this while nothing goes wrong. */
  probeEveryMs?: number;
  probeTimeoutMs?: number;
  retryDelayMs?: number;
}

const embedBatch = 32;

/** The language model behind deadlines, bulkheads, breakers and fail-over. Connects to nothing until it is asked. */
export function createOllama(options: OllamaOptions): Llm & Embedder {
  const { model, embedModel, firstTokenMs, totalMs, concurrency, now, retryDelayMs = 100 } = options;
  const log = options.log ?? (() => {});
  const call = options.fetch ?? fetch;
  const closing = new AbortController();
  const servers = createServers({
    urls: options.urls,
    model,
    embedModel,
    fetch: call,
    now,
    breaker: options.breaker ?? defaultBreakerPolicy,
    probeEveryMs: options.probeEveryMs ?? 10_000,
    probeTimeoutMs: options.probeTimeoutMs ?? 1_000,
    closing: closing.signal,
    warmUp: async (url) => {
      const startedAt = now();
      const loaded = await warmUp({ url, model, fetch: call, closing: closing.signal });
      log({ event: "llm.warm_up", server: url, loaded, durationMs: now() - startedAt });
      return loaded;
    },
    onBreaker: (server, use, state) => log({ event: "llm.breaker", server, use, state }),
  });
  const bulkheads = {
    understand: createBulkhead({ name: "understand", policy: concurrency.understand }),
    faq: createBulkhead({ name: "faq", policy: concurrency.faq }),
    embed: createBulkhead({ name: "embed", policy: concurrency.embed ?? { max: 2, queue: 64 } }),
  };

  /** Runs one call in its bulkhead and reports how it ended. */
  async function* inTurn<T>(
    agent: CallKind,
    signal: AbortSignal | undefined,
    run: (turn: Turn, report: Report) => AsyncIterable<T>,
  ): AsyncGenerator<T> {
    const report = createReport(agent, log);
    const startedAt = now();
    const parents = [signal, closing.signal];
    let outcome: "ok" | LlmFailure = new LlmFailure("cancelled", "cancelled");
    let turn: Turn | null = null;
    try {
      turn = await takeTurn({ bulkhead: bulkheads[agent], totalMs, queueMs: firstTokenMs, parents });
      yield* run(turn, report);
      outcome = "ok";
    } catch (error) {
      // Anything else is a fault of ours, such as a schema that JSON cannot express: it travels untouched.
      outcome = error instanceof LlmFailure ? error : new LlmFailure("unusable", "malformed");
      throw error;
    } finally {
      turn?.close();
      report.call(outcome, now() - startedAt);
    }
  }

  function ask(question: Question, turn: Turn, report: Report): AsyncIterable<string> {
    const settings = { model, firstTokenMs, fetch: call, now, report };
    const { signal } = turn;
    return withFailOver({
      servers,
      use: "chat",
      signal,
      retryDelayMs,
      attempt: (stay) => attempt(settings, stay, question, signal),
    });
  }

  return {
    stream: ({ agent, system, user, signal }) => {
      const question = { messages: [new SystemMessage(system), new HumanMessage(user)] };
      return inTurn(agent, signal, (turn, report) => ask(question, turn, report));
    },
    structured: async ({ agent, system, user, signal, schema, name }) => {
      const answers = inTurn(agent, signal, async function* (turn, report) {
        const askForText = async (question: Question) => (await Array.fromAsync(ask(question, turn, report))).join("");
        const onRepair = () => report.repair(name);
        yield await askStructured({ system, user, name, schema, ask: askForText, onRepair });
      });
      return only(answers);
    },
    embed: async (texts, signal) => {
      const vectors: number[][] = [];
      for (let at = 0; at < texts.length; at += embedBatch) {
        const batch = texts.slice(at, at + embedBatch);
        const answers = inTurn("embed", signal, (turn, report) => {
          const settings = { embedModel, fetch: call, now, report };
          return withFailOver({
            servers,
            use: "embedding",
            signal: turn.signal,
            retryDelayMs,
            attempt: async function* (stay) {
              yield await embedAt(settings, stay, batch, turn.signal);
            },
          });
        });
        vectors.push(...(await only(answers)));
      }
      return vectors;
    },
    available: () => servers.available("chat"),
    embedAvailable: () => servers.available("embedding"),
    health: async () => {
      await Promise.all(servers.all.map(({ probe }) => probe.refresh()));
      return {
        tier: servers.available("chat") ? "model" : "rules",
        model,
        embedModel,
        servers: servers.all.map(({ url, breakers, inFlight, probe }) => ({
          url,
          breakers: { chat: breakers.chat.state(), embedding: breakers.embedding.state() },
          inFlight,
          probe: probe.last(),
        })),
        bulkheads: {
          understand: occupancy(bulkheads.understand),
          faq: occupancy(bulkheads.faq),
          embed: occupancy(bulkheads.embed),
        },
      };
    },
    close: () => closing.abort(new LlmFailure("cancelled", "cancelled")),
  };
}

function occupancy({ active, waiting }: ReturnType<typeof createBulkhead>): { active: number; waiting: number } {
  return { active: active(), waiting: waiting() };
}

/** The one value of an iterable that yields exactly one. */
async function only<T>(values: AsyncIterable<T>): Promise<T> {
  const [value] = await Array.fromAsync(values);
  if (value === undefined) throw new LlmFailure("unusable", "empty");
  return value;
}
