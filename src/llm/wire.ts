import { StringDecoder } from "node:string_decoder";
import { z } from "zod";
import { LlmFailure } from "./failure.ts";

/** What the last line of an answer said; null until it has come. */
export interface AnswerEnd {
  doneReason: string | null;
  inputTokens: number | null;
  outputTokens: number | null;
}

const maxLineChars = 256_000;
const maxAnswerChars = 64_000;
const maxBodyBytes = 32_000_000;

const count = z.number().int().nonnegative().nullish().catch(null);
const ChatLine = z.object({
  error: z.unknown().optional(),
  message: z.object({ content: z.string().nullish() }).nullish(),
  done: z.boolean().nullish(),
  done_reason: z.string().nullish().catch(null),
  prompt_eval_count: count,
  eval_count: count,
});

export interface Wire {
  /** For the Ollama client; throws LlmFailure, and hands the client nothing but lines it can read. */
  fetch: typeof fetch;
  end(): AnswerEnd | null;
  /** The failure behind whatever error the client made of it. */
  failure(): LlmFailure | null;
}

/**
 * The fetch of one call. The Ollama client knows no signal before the first byte, prints lines it cannot parse to the
 * console, and believes any 200; so everything is read and checked here first, under the call's own signal.
 */
export function createWire(options: { fetch: typeof fetch; signal: AbortSignal; kind: "lines" | "json" }): Wire {
  const { signal, kind } = options;
  let end: AnswerEnd | null = null;
  let failure: LlmFailure | null = null;
  const note = (error: unknown) => {
    if (error instanceof LlmFailure) failure ??= error;
    return error;
  };

  async function* chatLines(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    const encoder = new TextEncoder();
    let answerChars = 0;
    try {
      for await (const text of lines(body)) {
        const line = readLine(text);
        const content = line.message?.content ?? "";
        answerChars += content.length;
        if (answerChars > maxAnswerChars) throw new LlmFailure("unusable", "too_large");
        if (line.done) {
          end = {
            doneReason: line.done_reason ?? null,
            inputTokens: line.prompt_eval_count ?? null,
            outputTokens: line.eval_count ?? null,
          };
        }
        const clean = { message: { role: "assistant", content }, done: line.done ?? false };
        yield encoder.encode(`${JSON.stringify(clean)}\n`);
        if (line.done) return;
      }
      throw new LlmFailure("unavailable", "truncated");
    } catch (error) {
      throw note(signal.aborted || error instanceof LlmFailure ? error : new LlmFailure("unavailable", "connection"));
    }
  }

  async function checkedFetch(...[input, init]: Parameters<typeof fetch>): Promise<Response> {
    try {
      // Redirects are not followed: the prompt must go to the configured server and nowhere else.
      const response = await options.fetch(input, { ...init, signal, redirect: "manual" });
      const refusal = refuse(response);
      if (refusal) {
        response.body?.cancel().catch(() => {});
        throw refusal;
      }
      if (!response.body) throw new LlmFailure("unavailable", "truncated");
      if (kind === "json") return new Response(await readAll(response.body));
      return new Response(streamOf(chatLines(response.body)));
    } catch (error) {
      throw note(signal.aborted || error instanceof LlmFailure ? error : new LlmFailure("unavailable", "connection"));
    }
  }

  return { fetch: checkedFetch, end: () => end, failure: () => failure };
}

function streamOf(pieces: AsyncGenerator<Uint8Array<ArrayBuffer>>): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    pull: async (controller) => {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: async () => {
      await pieces.return(undefined);
    },
  });
}

function refuse(response: Response): LlmFailure | null {
  const { status } = response;
  if (status >= 300 && status < 400) return new LlmFailure("unavailable", "redirect");
  if (status === 404) return new LlmFailure("model_missing", "model_missing");
  if (status === 503 || status === 429) return new LlmFailure("overloaded", "busy");
  if (!response.ok) return new LlmFailure("unavailable", "status");
  const type = response.headers.get("content-type") ?? "";
  return /json/i.test(type) ? null : new LlmFailure("unavailable", "not_ollama");
}

function readLine(text: string): z.infer<typeof ChatLine> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new LlmFailure("unusable", "malformed");
  }
  const line = ChatLine.safeParse(parsed);
  if (!line.success) throw new LlmFailure("unusable", "malformed");
  if (line.data.error !== undefined) throw new LlmFailure("unavailable", "server_error");
  return line.data;
}

async function* lines(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  // Not TextDecoder: it drops a byte order mark, and a character cut in two by a packet must survive.
  const decoder = new StringDecoder("utf8");
  let rest = "";
  for await (const bytes of body) {
    const parts = (rest + decoder.write(Buffer.from(bytes))).split("\n");
    rest = parts.pop() ?? "";
    if (rest.length > maxLineChars) throw new LlmFailure("unusable", "too_large");
    yield* parts.filter((part) => part.trim() !== "");
  }
  rest += decoder.end();
  if (rest.trim() !== "") yield rest;
}

async function readAll(body: ReadableStream<Uint8Array>): Promise<Buffer<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > maxBodyBytes) throw new LlmFailure("unusable", "too_large");
    chunks.push(chunk);
  }
  const whole = Buffer.concat(chunks);
  try {
    JSON.parse(whole.toString("utf8"));
  } catch {
    throw new LlmFailure("unusable", "malformed");
  }
  return whole;
}
