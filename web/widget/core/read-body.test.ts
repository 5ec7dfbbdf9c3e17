import { describe, expect, it } from "vitest";
import { chunksOf, readText } from "./read-body.ts";

describe("chunksOf", () => {
  it("reports every chunk and lets go of the connection when the reader stops early", async () => {
    let cancelled = false;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array([1])),
      cancel: () => {
        cancelled = true;
      },
    });
    let heard = 0;
    for await (const chunk of chunksOf(body, () => heard++)) {
      expect(chunk).toEqual(new Uint8Array([1]));
      if (heard === 3) break;
    }
    expect(heard).toBe(3);
    expect(cancelled).toBe(true);
  });
});

describe("readText", () => {
  it("is the whole text, wherever a character was cut, and nothing of an answer without a body", async () => {
    const bytes = new TextEncoder().encode("¿Qué hora?");
    const pieces = [...bytes].map((byte) => new Uint8Array([byte]));
    expect(await readText(new Response(streamOf(pieces)), bytes.length)).toBe("¿Qué hora?");
    expect(await readText(new Response(null))).toBe("");
  });

  it("stops at what is too much, without reading on", async () => {
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled++;
        controller.enqueue(new Uint8Array(10));
      },
    });
    expect(await readText(new Response(endless), 100)).toBeNull();
    expect(pulled).toBeLessThan(15);
  });
});

const streamOf = (pieces: Uint8Array[]) =>
  new ReadableStream<Uint8Array>({
    pull(controller) {
      const next = pieces.shift();
      if (next) controller.enqueue(next);
      else controller.close();
    },
  });
