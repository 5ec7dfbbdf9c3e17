import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createOllama, LlmFailure } from "./llm.ts";
import { testOptions } from "./testing/options.ts";

/** A model whose answer is these bytes, in these pieces. */
function answering(pieces: Uint8Array[]) {
  const send: typeof fetch = async (input) => {
    if (String(input).endsWith("/api/tags")) return Response.json({ models: [{ name: "llama3.2" }] });
    const left = [...pieces];
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        const next = left.shift();
        if (next) controller.enqueue(next);
        else controller.close();
      },
    });
    return new Response(body, { headers: { "Content-Type": "application/x-ndjson" } });
  };
  const llm = createOllama(testOptions({ urls: ["http://ollama.test"], fetch: send }));
  return async () => (await Array.fromAsync(llm.stream({ agent: "faq", system: "Answer.", user: "Hello?" }))).join("");
}

function cut(bytes: Uint8Array, places: number[]): Uint8Array[] {
  const marks = [0, ...places.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return marks.slice(1).map((mark, index) => bytes.subarray(marks[index], mark));
}

const wireText = (words: string[]) =>
  [
    ...words.map((content) => ({ message: { role: "assistant", content }, done: false })),
    { done: true, done_reason: "stop" },
  ]
    .map((line) => `${JSON.stringify(line)}\n`)
    .join("");

describe("reading Ollama's stream", () => {
  it("gives the same text however the bytes are cut", { timeout: 60_000 }, async () => {
    const words = fc.array(fc.string({ unit: "grapheme", minLength: 1 }), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(words, fc.array(fc.nat(), { maxLength: 12 }), async (said, places) => {
        fc.pre(said.join("").trim() !== "");
        const ask = answering(cut(Buffer.from(wireText(said)), places));
        await expect(ask()).resolves.toBe(said.join("").replaceAll("\u0000", ""));
      }),
      { numRuns: 300 },
    );
  });

  it("ends any bytes whatever in a text or an LlmFailure, and repeats none of them in the message", {
    timeout: 60_000,
  }, async () => {
    const right = Buffer.from(wireText(["Ana ", "Ruiz"]));
    const damaged = fc
      .tuple(fc.nat(right.length), fc.nat(right.length), fc.uint8Array({ maxLength: 12 }))
      .map(([from, to, put]) => Buffer.concat([right.subarray(0, from), put, right.subarray(Math.max(from, to))]));
    const bytes = fc.oneof(
      damaged,
      fc.uint8Array({ maxLength: 200 }),
      fc.json().map((text) => Buffer.from(`${text}\n`)),
    );
    const ended = { text: 0, failed: 0 };
    await fc.assert(
      fc.asyncProperty(bytes, fc.array(fc.nat(), { maxLength: 4 }), async (sent, places) => {
        try {
          expect((await answering(cut(sent, places))()).trim()).not.toBe("");
          ended.text += 1;
        } catch (error) {
          expect(error).toBeInstanceOf(LlmFailure);
          expect(String(error)).not.toMatch(/Ana|Ruiz/);
          ended.failed += 1;
        }
      }),
      { numRuns: 1_500 },
    );
    expect(ended.text).toBeGreaterThan(20);
    expect(ended.failed).toBeGreaterThan(200);
  });
});
