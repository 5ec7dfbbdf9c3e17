import { createHash } from "node:crypto";
import type { ServerResponse } from "node:http";

/** One request to the fake server, with the means to answer it rightly or wrongly. */
export interface Exchange {
  route: "chat" | "embed" | "tags" | "ps" | "load";
  body: unknown;
  response: ServerResponse;
  /** What the model would say. */
  answer: string;
  delayMs: number;
  /** Sends status and headers now; `application/x-ndjson` unless told. */
  head(status?: number, type?: string): void;
  /** Writes bytes as they are. */
  raw(bytes: string | Uint8Array): void;
  /** One line of the stream with this piece of text, and other fields of the message. */
  piece(content: unknown, message?: Record<string, unknown>): void;
  /** The last line of the stream, and the end of the response. */
  done(fields?: Record<string, unknown>): void;
  /** The whole right answer of the route. */
  right(answer?: string): void;
  /** Ollama's own error body. */
  fail(status: number, error: string): void;
  /** Runs it after `delayMs`, or the time told, unless the client has left by then. One at a time. */
  later(run: () => void, ms?: number): void;
  /** Cuts the connection, after these bytes have left if there are any. */
  cut(bytes?: string): void;
}

export function createExchange(given: {
  route: Exchange["route"];
  body: unknown;
  response: ServerResponse;
  answer: string;
  delayMs: number;
  dimensions: number;
  models: string[];
  /** Shared by all exchanges of a server. */
  memory: { loaded: boolean };
}): Exchange {
  const { route, body, response, answer, delayMs } = given;
  const model = text(field(body, "model"));
  const stamp = { model, created_at: "2026-03-02T09:00:00.000000Z" };
  const streams = field(body, "stream") !== false;

  let timer: ReturnType<typeof setTimeout> | undefined;
  response.on("close", () => clearTimeout(timer));

  const head = (status = 200, type = streams ? "application/x-ndjson" : "application/json; charset=utf-8") => {
    response.writeHead(status, { "Content-Type": type });
    response.flushHeaders();
  };
  const raw = (bytes: string | Uint8Array) => {
    if (!response.headersSent) head();
    response.write(bytes);
  };
  const piece = (content: unknown, message: Record<string, unknown> = {}) =>
    raw(`${JSON.stringify({ ...stamp, message: { role: "assistant", content, ...message }, done: false })}\n`);
  const last = (fields: Record<string, unknown>) => ({
    ...stamp,
    message: { role: "assistant", content: "" },
    done_reason: "stop",
    done: true,
    total_duration: 1_000_000,
    load_duration: 1_000,
    prompt_eval_count: 12,
    prompt_eval_duration: 1_000,
    eval_count: 7,
    eval_duration: 1_000,
    ...fields,
  });
  const done = (fields: Record<string, unknown> = {}) => {
    raw(`${JSON.stringify(last(fields))}\n`);
    response.end();
  };
  const json = (value: unknown, status = 200) => {
    head(status, "application/json; charset=utf-8");
    response.end(JSON.stringify(value));
  };

  function right(words = answer): void {
    const known = given.models.some((name) => tagged(name) === tagged(model));
    const listed = route === "ps" && !given.memory.loaded ? [] : given.models;
    if (route === "tags" || route === "ps") {
      json({ models: listed.map((name) => ({ name: tagged(name), model: tagged(name) })) });
    } else if (!known) {
      fail(404, `model '${model}' not found`);
    } else if (route === "embed") {
      json({ model, embeddings: inputs(body).map((input) => vector(input, given.dimensions)) });
    } else if (route === "load") {
      given.memory.loaded = true;
      json({ ...stamp, response: "", done: true, done_reason: "load" });
    } else if (streams) {
      for (const part of words.match(/\s*\S+|\s+/g) ?? [""]) piece(part);
      done();
    } else {
      json(last({ message: { role: "assistant", content: words } }));
    }
  }

  const fail = (status: number, error: string) => json({ error }, status);

  return {
    route,
    body,
    response,
    answer,
    delayMs,
    head,
    raw,
    piece,
    done,
    right,
    fail,
    later: (run, ms = delayMs) => {
      clearTimeout(timer);
      timer = setTimeout(run, ms);
    },
    cut: (bytes) => {
      if (bytes === undefined) {
        response.destroy();
        return;
      }
      if (!response.headersSent) head();
      response.write(bytes, () => response.destroy());
    },
  };
}

function tagged(name: string): string {
  return name.includes(":") ? name : `${name}:latest`;
}

function field(body: unknown, name: string): unknown {
  return typeof body === "object" && body !== null ? Reflect.get(body, name) : undefined;
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function inputs(body: unknown): string[] {
  const input = field(body, "input");
  return Array.isArray(input) ? input.map(text) : [text(input)];
}

/** The same text gives the same unit vector, other texts most likely others. */
function vector(input: string, dimensions: number): number[] {
  const values = Array.from({ length: dimensions }, (_, index) => {
    const digest = createHash("sha256").update(`${index}:${input}`).digest();
    return digest.readInt16BE(0) / 32_768;
  });
  const length = Math.hypot(...values) || 1;
  return values.map((value) => value / length);
}
