import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "..");
/** The public dev sets live beside the project, never in it. */
const present = existsSync(join(ROOT, "..", "shared", "data", "score.mjs"));
if (!present) console.warn("SKIPPED: ../shared/data is not beside the project, so no score is held against its floor.");

describe.skipIf(!present)("the language, on text nobody here wrote", () => {
  it("stays above the floors of docs/understanding.md", { timeout: 600_000 }, () => {
    const { status, stderr } = spawnSync(process.execPath, [join(ROOT, "scripts", "score.ts"), "--check"], {
      encoding: "utf8",
    });
    expect(stderr.split("\n").filter((line) => line.startsWith("Below"))).toEqual([]);
    expect(status).toBe(0);
  });
});
