import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { createPrecompressed, encodingFor } from "./precompressed.ts";

describe("a script's encoding", () => {
  it.each([
    ["gzip, deflate, br, zstd", "br"],
    ["gzip;q=1.0, br;q=0.5", "br"],
    ["GZIP", "gzip"],
    ["br;q=0, gzip", "gzip"],
    ["*", "br"],
    ["*, br;q=0.0", "gzip"],
    ["identity", null],
    ["gzip;q=0", null],
    ["", null],
    [undefined, null],
  ])("is the best one that “%s” allows: %s", (accepted, encoding) => {
    expect(encodingFor(accepted)).toBe(encoding);
  });

  it("gives back the same content, and is made once, as its hash is", async () => {
    const content = new TextEncoder().encode("const a = 1;\n".repeat(200));
    const precompressed = createPrecompressed();
    const { hash, as } = precompressed(content);
    expect(brotliDecompressSync(await as("br"))).toEqual(Buffer.from(content));
    expect(gunzipSync(await as("gzip"))).toEqual(Buffer.from(content));
    expect(await precompressed(content).as("br")).toBe(await as("br"));
    expect(precompressed(content)).toBe(precompressed(content));
    expect(hash).toMatch(/^[\w-]{16}$/);
    expect(precompressed(new TextEncoder().encode("const a = 2;")).hash).not.toBe(hash);
  });
});
