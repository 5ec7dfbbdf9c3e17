import type { BaseMessage } from "@langchain/core/messages";
import { ChatOllama } from "@langchain/ollama";
import { createDeadline, whileAlive } from "../platform/resilience/deadline.ts";
import type { Report } from "./events.ts";
import { LlmFailure } from "./failure.ts";
import { modelSettings } from "./model-settings.ts";
import type { Stay } from "./servers.ts";
import { failureOf } from "./turn.ts";
import { createWire } from "./wire.ts";

/** One question to the chat model; `format` is the JSON schema of the answer, or absent for plain text. */
export interface Question {
  messages: BaseMessage[];
  format?: Record<string, unknown>;
}

export interface AttemptSettings {
  model: string;
  firstTokenMs: number;
  fetch: typeof fetch;
  now: () => number;
  report: Report;
}

/**
 * Asks one server once and yields the answer's text as it comes, never an empty piece. Throws LlmFailure, also after
 * text was yielded: what came before a failure is not an answer. Leaving early closes the connection.
 */
export async function* attempt(
  settings: AttemptSettings,
  stay: Stay,
  question: Question,
  total: AbortSignal,
): AsyncGenerator<string> {
  const { now, report } = settings;
  const { server } = stay;
  const startedAt = now();
  let firstTokenMs: number | null = null;
  let handing = false;
  let outcome: "ok" | LlmFailure = new LlmFailure("cancelled", "cancelled");
  const deadline = createDeadline({ label: "first_token", ms: settings.firstTokenMs, parents: [total] });
  const wire = createWire({ fetch: settings.fetch, signal: deadline.signal, kind: "lines" });
  // A reader that never comes back for more must not hold the server, nor may its slowness count against it.
  const { signal } = deadline;
  signal.addEventListener("abort", () => handing && stay.leave(outcome), { once: true });
  // An old look at the server may be wrong by now. A black hole, or a model that left the memory, then costs the
  // time of a look and not a deadline.
  if (server.probe.isStale()) {
    void server.probe.refresh().then(({ chat }) => {
      if (firstTokenMs !== null || (chat !== "unreachable" && chat !== "loading")) return;
      deadline.abort(new LlmFailure("unavailable", chat === "loading" ? "loading" : "probe"));
    });
  }
  try {
    const pieces = answerPieces(settings, server.url, wire.fetch, question);
    let blank = true;
    for (;;) {
      const next = await whileAlive(pieces.next(), signal);
      if (next.done) break;
      const text = clean(next.value);
      if (text === "") continue;
      if (firstTokenMs === null) {
        firstTokenMs = now() - startedAt;
        deadline.met();
      }
      blank &&= text.trim() === "";
      handing = true;
      yield text;
      handing = false;
    }
    if (wire.end()?.doneReason === "length") throw new LlmFailure("unusable", "length");
    if (blank) throw new LlmFailure("unusable", "empty");
    outcome = "ok";
  } catch (error) {
    outcome = failureOf(wire.failure() ?? error, signal);
    throw outcome;
  } finally {
    stay.leave(outcome);
    deadline.close();
    report.attempt({ server: server.url, outcome, firstTokenMs, durationMs: now() - startedAt, end: wire.end() });
  }
}

/**
 * A new client a call: an abort of a shared one ends every call it has. `_streamResponseChunks` and not `stream`,
 * because that would also hand prompt and answer to whatever tracer or callback the surrounding run has.
 */
async function* answerPieces(
  settings: AttemptSettings,
  baseUrl: string,
  wireFetch: typeof fetch,
  { messages, format }: Question,
): AsyncGenerator<string> {
  const chat = new ChatOllama({
    baseUrl,
    fetch: wireFetch,
    model: settings.model,
    temperature: 0,
    seed: 1,
    numPredict: modelSettings.maxOutputTokens,
    numCtx: modelSettings.contextTokens,
    keepAlive: modelSettings.keepAlive,
    // Ollama does not enforce the schema while a model thinks aloud.
    think: false,
    maxRetries: 0,
  });
  for await (const chunk of chat._streamResponseChunks(messages, { format })) yield chunk.text;
}

/** NUL cannot be stored in PostgreSQL, and half a surrogate pair cannot be sent. */
function clean(text: string): string {
  return text.replaceAll("\u0000", "").toWellFormed();
}
