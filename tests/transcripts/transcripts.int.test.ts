import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect } from "../../db/client.ts";
import { seedDemo } from "../../db/seed/demo.ts";
import { type TestDatabase, testDatabase } from "../database.ts";
import { playTranscript } from "./play.ts";
import { readTranscript, writeTranscript } from "./transcript.ts";

const FOLDER = join(import.meta.dirname, "conversations");
const files = readdirSync(FOLDER).filter((name) => name.endsWith(".md"));
/** Writes what was said instead of comparing it; the difference is then read in review. */
const rewrites = process.env.UPDATE_TRANSCRIPTS === "1";

let seeded: TestDatabase;
beforeAll(async () => {
  seeded = await testDatabase();
  const owner = connect(seeded.ownerUrl, { max: 1 });
  await seedDemo({ db: owner.db, anchor: "2026-03-02" });
  await owner.close();
});
afterAll(() => seeded.close());

describe("conversations, word for word and row for row", () => {
  it("are at least thirty", () => expect(files.length).toBeGreaterThanOrEqual(30));

  it.each(files)("%s", async (name) => {
    const path = join(FOLDER, name);
    const text = readFileSync(path, "utf8");
    const database = await testDatabase({ copyOf: seeded });
    try {
      const played = writeTranscript(await playTranscript(readTranscript(text), database));
      if (rewrites) writeFileSync(path, played);
      else expect(played).toBe(text);
    } finally {
      await database.close();
    }
  });
});
