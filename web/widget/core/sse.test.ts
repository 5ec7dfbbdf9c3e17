import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Frame, readFrames } from "./sse.ts";

describe("readFrames", () => {
  it("reads ids and data", async () => {
    expect(await framesOf(["id: r:1\ndata: {}\n\nid: r:2\ndata: []\n\n"])).toEqual([
      { id: "r:1", data: "{}" },
      { id: "r:2", data: "[]" },
    ]);
  });

  it("takes LF, CRLF and CR as line ends, also when a chunk ends between CR and LF", async () => {
    expect(await framesOf(["data: a\r", "\n\r", "\ndata: b\r\rdata: c\n\n"])).toEqual([
      { id: "", data: "a" },
      { id: "", data: "b" },
      { id: "", data: "c" },
    ]);
  });

  it("skips comments, retry, event and unknown fields", async () => {
    expect(await framesOf([": hb\n\nretry: 2000\n\nevent: x\nwhat: ever\ndata: a\n\n"])).toEqual([
      { id: "", data: "a" },
    ]);
  });

  it("joins data lines, keeps colons, takes one space off", async () => {
    expect(await framesOf(["data: a:b\ndata:  c\ndata\n\n"])).toEqual([{ id: "", data: "a:b\n c\n" }]);
  });

  it("keeps the last id for frames without one and ignores an id with NUL", async () => {
    expect(await framesOf(["id: 1\ndata: a\n\ndata: b\n\nid: 2\0\ndata: c\n\n"])).toEqual([
      { id: "1", data: "a" },
      { id: "1", data: "b" },
      { id: "1", data: "c" },
    ]);
  });

  it("never delivers a frame that the end cut short", async () => {
    expect(await framesOf(["data: whole\n\ndata: half\n"])).toEqual([{ id: "", data: "whole" }]);
    expect(await framesOf(["data: half"])).toEqual([]);
  });

  it("reads the same frames however the bytes were cut", async () => {
    const bytes = new TextEncoder().encode(
      '\uFEFFid: r:1\r\ndata: {"delta":"é 🦷 \\n"}\r\n\r\n: hb\n\nid: r:2\ndata: ok\n\n',
    );
    const expected = [
      { id: "r:1", data: '{"delta":"é 🦷 \\n"}' },
      { id: "r:2", data: "ok" },
    ];
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.integer({ min: 1, max: bytes.length - 1 })), async (cuts) => {
        const edges = [0, ...cuts.sort((a, b) => a - b), bytes.length];
        const pieces = edges.slice(1).map((end, index) => bytes.slice(edges[index], end));
        expect(await framesOf(pieces)).toEqual(expected);
      }),
    );
  });
});

async function framesOf(pieces: (string | Uint8Array)[]): Promise<Frame[]> {
  async function* chunks() {
    for (const piece of pieces) yield typeof piece === "string" ? new TextEncoder().encode(piece) : piece;
  }
  return Array.fromAsync(readFrames(chunks()));
}
