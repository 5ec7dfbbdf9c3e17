import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asc } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Connection, connect, withClinic } from "../../db/client.ts";
import { listIndexableChunks } from "../../db/queries/knowledge.ts";
import { knowledgeDocuments } from "../../db/schema/index.ts";
import { type TestDatabase, testDatabase } from "../../tests/database.ts";
import { ingest } from "./ingest.ts";
import { ingestFolder } from "./ingest-folder.ts";
import type { KnowledgeDocument } from "./parse-document.ts";
import { aClinic, aDocument } from "./testing/a-clinic.ts";

describe("taking documents in", () => {
  let database: TestDatabase;
  let app: Connection;
  beforeAll(async () => {
    database = await testDatabase();
    app = connect(database.url, { max: 2 });
  });
  afterAll(async () => {
    await app.close();
    await database.close();
  });

  const now = () => new Date("2026-03-02T14:00:00Z");
  const take = (clinicId: string, ...documents: KnowledgeDocument[]) =>
    ingest({ db: app.db, clinicId, documents, now });
  const rows = (clinicId: string) =>
    withClinic(app.db, clinicId, (tx) =>
      tx.select().from(knowledgeDocuments).orderBy(asc(knowledgeDocuments.slug), asc(knowledgeDocuments.version)),
    );
  const chunks = (clinicId: string) => withClinic(app.db, clinicId, (tx) => listIndexableChunks(tx, clinicId));

  it("writes nothing for a set that is there already", async () => {
    const clinicId = await aClinic(database.ownerUrl);
    expect(await take(clinicId, aDocument())).toEqual({ documents: 1, added: 1, changed: 0, retired: 0 });
    const before = await rows(clinicId);
    expect(await take(clinicId, aDocument())).toEqual({ documents: 1, added: 0, changed: 0, retired: 0 });
    expect(await rows(clinicId)).toEqual(before);
  });

  it("makes an edit the next version and keeps the one before", async () => {
    const clinicId = await aClinic(database.ownerUrl);
    await take(clinicId, aDocument());
    expect(await take(clinicId, aDocument({ body: "No more." }))).toMatchObject({ added: 0, changed: 1 });
    expect((await rows(clinicId)).map(({ version, active }) => [version, active])).toEqual([
      [1, false],
      [2, true],
    ]);
    expect((await chunks(clinicId)).map(({ text }) => text)).toEqual(["No more."]);
  });

  it("retires what is no longer in the set, and takes it back as a new version", async () => {
    const clinicId = await aClinic(database.ownerUrl);
    await take(clinicId, aDocument(), aDocument({ slug: "hours" }));
    expect(await take(clinicId, aDocument())).toMatchObject({ retired: 1 });
    expect((await chunks(clinicId)).map(({ slug }) => slug)).toEqual(["parking"]);
    await take(clinicId, aDocument(), aDocument({ slug: "hours" }));
    expect(
      (await rows(clinicId)).filter(({ slug }) => slug === "hours").map(({ version, active }) => [version, active]),
    ).toEqual([
      [1, false],
      [2, true],
    ]);
  });

  it("keeps an old text beside the one that follows it", async () => {
    const clinicId = await aClinic(database.ownerUrl);
    const old = aDocument({ effectiveFrom: "2024-01-01", effectiveTo: "2025-12-31", body: "Old." });
    expect(await take(clinicId, old, aDocument({ effectiveFrom: "2026-01-01" }))).toMatchObject({ added: 2 });
    expect((await rows(clinicId)).every(({ active }) => active)).toBe(true);
  });

  it("refuses two documents of one slug and day, and changes nothing", async () => {
    const clinicId = await aClinic(database.ownerUrl);
    await expect(take(clinicId, aDocument(), aDocument({ body: "Twin." }))).rejects.toThrow("parking from 2025-01-01");
    expect(await rows(clinicId)).toEqual([]);
  });

  it("takes nothing of a folder in which one file is faulty, and names it", async () => {
    const clinicId = await aClinic(database.ownerUrl);
    const folder = await mkdtemp(join(tmpdir(), "agentcare-documents-"));
    try {
      await expect(ingestFolder({ db: app.db, clinicId, folder, now })).rejects.toThrow("holds no .md file");
      await writeFile(join(folder, "a.md"), "---\ntitle: A\nslug: a\neffective_from: 2026-01-01\n---\nText.");
      await writeFile(join(folder, "b.md"), "---\ntitle: B\n---\nText.");
      await expect(ingestFolder({ db: app.db, clinicId, folder, now })).rejects.toThrow('b.md:1: "slug"');
      expect(await rows(clinicId)).toEqual([]);
      await rm(join(folder, "b.md"));
      expect(await ingestFolder({ db: app.db, clinicId, folder, now })).toMatchObject({ added: 1 });
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
