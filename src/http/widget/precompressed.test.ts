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

  it("gives back the same content, and is made once", async () => {
    const content = new TextEncoder().encode("const a = 1;\n".repeat(200));
    const compressed = createPrecompressed();
    expect(brotliDecompressSync(await compressed(content, "br"))).toEqual(Buffer.from(content));
    expect(gunzipSync(await compressed(content, "gzip"))).toEqual(Buffer.from(content));
    expect(await compressed(content, "br")).toBe(await compressed(content, "br"));
  });
});
