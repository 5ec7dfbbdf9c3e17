import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Connection, connect } from "../../db/client.ts";
import { type TestDatabase, testDatabase } from "../../tests/database.ts";
import { availableChroma } from "../../tests/services.ts";
import { createEmbeddingModels } from "./embeddings.ts";
import { collectionName } from "./index-chroma.ts";
import { ingest } from "./ingest.ts";
import { readFolder } from "./ingest-folder.ts";
import { createRetriever } from "./retrieve.ts";
import { aClinic, aDocument } from "./testing/a-clinic.ts";
import { ANSWERABLE, MORE_ANSWERABLE, MORE_UNANSWERABLE, UNANSWERABLE } from "./testing/demo-questions.ts";
import { createVectorSearch } from "./vector-search.ts";

const NOW = new Date("2026-03-02T14:00:00Z");
const chroma = await availableChroma();
let database: TestDatabase;
let app: Connection;

beforeAll(async () => {
  database = await testDatabase();
  app = connect(database.url, { max: 3 });
});
afterAll(async () => {
  await app.close();
  await database.close();
  await chroma?.stop();
});

/** A clock that moves only when told to. */
function aClock() {
  let time = 0;
  return { now: () => time, pass: (ms: number) => (time += ms) };
}

const local = createEmbeddingModels();
const take = (clinicId: string, ...documents: Parameters<typeof ingest>[0]["documents"]) =>
  ingest({ db: app.db, clinicId, documents, now: () => NOW });
const near = (clinicId: string, question: string) => ({ clinicId, today: "2026-03-02", question, limit: 5 });

describe.skipIf(!chroma)("the vector index in Chroma", () => {
  const url = chroma?.url ?? "";
  const createSearch = (now = aClock().now) =>
    createVectorSearch({ db: app.db, url, models: local, now, searchMs: 5_000 });

  it("holds what the documents say now: after an edit only the new text", async () => {
    const clinicId = await aClinic(database.ownerUrl);
    const vectors = createSearch();
    await take(clinicId, aDocument(), aDocument({ slug: "wifi", title: "Wi-Fi", body: "The network is free." }));
    expect(await vectors.sync(clinicId)).toBe(true);
    const before = await vectors.search(near(clinicId, "validated parking"));
    expect(before).toHaveLength(2);
    await take(clinicId, aDocument({ body: "Parking is never validated here." }));
    expect(await vectors.sync(clinicId)).toBe(true);
    const after = await vectors.search(near(clinicId, "validated parking"));
    expect(after).toHaveLength(1);
    expect(before?.map(({ chunkId }) => chunkId)).not.toContain(after?.[0]?.chunkId);
  });

  it("finds the likest text first, and none that is not in effect", async () => {
    const clinicId = await aClinic(database.ownerUrl);
    await take(
      clinicId,
      aDocument({ slug: "wifi", title: "Wi-Fi", body: "The network in the waiting room is free." }),
      aDocument(),
      aDocument({ slug: "old", effectiveTo: "2025-12-31" }),
      aDocument({ slug: "later", effectiveFrom: "2027-01-01" }),
    );
    const vectors = createSearch();
    await vectors.sync(clinicId);
    const { passages } = await createRetriever({ db: app.db, now: () => NOW }).retrieve({
      clinicId,
      question: "parking",
    });
    const found = await vectors.search(near(clinicId, "can my parking be validated"));
    expect(found).toHaveLength(2);
    expect(found?.[0]?.chunkId).toBe(passages[0]?.chunkId);
  });

  it("keeps clinics and embedding models apart", async () => {
    const [one, other] = [await aClinic(database.ownerUrl), await aClinic(database.ownerUrl)];
    await take(one, aDocument());
    const vectors = createSearch();
    await vectors.sync(one);
    await vectors.sync(other);
    expect(await vectors.search(near(other, "parking"))).toEqual([]);
    expect(collectionName(one, "a")).not.toBe(collectionName(one, "b"));
    expect(collectionName(one, "nomic-embed-text:latest/")).toMatch(/^[a-zA-Z0-9][a-zA-Z0-9._-]*[a-zA-Z0-9]$/);
  });

  it("begins to fill a clinic's collection at its first question, which does not wait", async () => {
    const clinicId = await aClinic(database.ownerUrl);
    await take(clinicId, aDocument());
    const vectors = createSearch();
    expect(await vectors.search(near(clinicId, "parking"))).toBeNull();
    await vectors.settled();
    expect(await vectors.search(near(clinicId, "parking"))).toHaveLength(1);
  });

  it("does not spoil what the words find in the demo clinic's documents", async () => {
    const clinicId = await aClinic(database.ownerUrl);
    await take(clinicId, ...(await readFolder(new URL("../../db/seed/knowledge/riverside/", import.meta.url))));
    const vectors = createSearch();
    await vectors.sync(clinicId);
    const retriever = createRetriever({ db: app.db, searchVectors: vectors.search, now: () => NOW });
    const wrong: string[] = [];
    const questions = [...ANSWERABLE, ...MORE_ANSWERABLE];
    for (const [question, ...slugs] of questions) {
      const { passages, degraded } = await retriever.retrieve({ clinicId, question });
      expect(degraded).toBe(false);
      if (!slugs.includes(passages[0]?.documentSlug ?? "")) wrong.push(`${question} → ${passages[0]?.documentSlug}`);
    }
    expect(wrong.length / questions.length, wrong.join("\n")).toBeLessThanOrEqual(0.05);
    const answered: string[] = [];
    for (const question of [...UNANSWERABLE, ...MORE_UNANSWERABLE]) {
      if ((await retriever.retrieve({ clinicId, question })).passages.length > 0) answered.push(question);
    }
    expect(answered.length / (UNANSWERABLE.length + MORE_UNANSWERABLE.length), answered.join("\n")).toBeLessThanOrEqual(
      0.1,
    );
  });

  it("uses Ollama's vectors while it answers and the local ones when it does not", async () => {
    const clinicId = await aClinic(database.ownerUrl);
    await take(clinicId, aDocument());
    let isUp = true;
    const embedder = {
      embedAvailable: () => isUp,
      embed: async (texts: string[]) => {
        if (!isUp) throw new Error("gone");
        return texts.map(() => [0.6, 0.8, 0]);
      },
    };
    const models = createEmbeddingModels({ embedder, model: "nomic-embed-text" });
    const vectors = createVectorSearch({ db: app.db, url, models, now: aClock().now, searchMs: 5_000 });
    await vectors.sync(clinicId);
    const [byOllama] = (await vectors.search(near(clinicId, "zebra"))) ?? [];
    // Its vectors are all the same, so everything is as near as can be.
    expect(byOllama?.similarity).toBeCloseTo(1);
    isUp = false;
    const [byLetters] = (await vectors.search(near(clinicId, "zebra"))) ?? [];
    expect(byLetters?.similarity).toBeLessThan(0.5);
  });
});

describe("a vector index that does not answer", () => {
  /** A server that takes requests and never answers; counts them. */
  async function aSilentServer() {
    let asked = 0;
    const server: Server = createServer(() => {
      asked += 1;
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const close = async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    };
    return { url: `http://127.0.0.1:${port}`, asked: () => asked, close };
  }

  it("leaves the question to the words, and is left alone for a while", async () => {
    const clinicId = await aClinic(database.ownerUrl);
    await take(clinicId, aDocument());
    const refused = await aSilentServer();
    await refused.close();
    const clock = aClock();
    const vectors = createVectorSearch({ db: app.db, url: refused.url, models: local, now: clock.now });
    const retriever = createRetriever({ db: app.db, searchVectors: vectors.search, now: () => NOW });
    expect(await vectors.sync(clinicId)).toBe(false);
    expect(await vectors.sync(clinicId)).toBe(false);
    expect(vectors.health()).toEqual({ breaker: "open" });
    const found = await retriever.retrieve({ clinicId, question: "do you validate parking?" });
    expect(found).toMatchObject({ degraded: true, passages: [{ documentSlug: "parking" }] });
    await vectors.settled();
    clock.pass(30_000);
    expect(vectors.health()).toEqual({ breaker: "half-open" });
  });

  it.skipIf(!chroma)("and that hangs is waited for no longer than its deadline, and then not asked", async () => {
    const clinicId = await aClinic(database.ownerUrl);
    await take(clinicId, aDocument());
    const logged: string[] = [];
    const hanging = await aHangingProxy(chroma?.url ?? "");
    const options = { db: app.db, url: hanging.url, models: local, now: aClock().now };
    const vectors = createVectorSearch({ ...options, searchMs: 30, log: (line) => logged.push(line) });
    expect(await vectors.sync(clinicId)).toBe(true);
    hanging.hang();
    expect(await vectors.search(near(clinicId, "parking"))).toBeNull();
    expect(logged.at(-1)).toContain("DeadlineExceeded");
    const asked = hanging.asked();
    expect(await vectors.search(near(clinicId, "parking"))).toBeNull();
    expect(hanging.asked()).toBe(asked);
    await hanging.close();
    await vectors.settled();
  });

  /** Passes requests on until told to hang. */
  async function aHangingProxy(target: string) {
    let isHanging = false;
    let asked = 0;
    const server = createServer(async (request, response) => {
      asked += 1;
      if (isHanging) return;
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const body = chunks.length > 0 ? Buffer.concat(chunks) : undefined;
      const answer = await fetch(`${target}${request.url}`, {
        method: request.method,
        headers: { "content-type": "application/json" },
        body,
      });
      response.writeHead(answer.status, { "content-type": "application/json" }).end(await answer.text());
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    return {
      url: `http://127.0.0.1:${port}`,
      asked: () => asked,
      hang: () => {
        isHanging = true;
      },
      close: async () => {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      },
    };
  }

  it("may also come late, or never", async () => {
    const clinicId = await aClinic(database.ownerUrl);
    await take(clinicId, aDocument());
    const never = createVectorSearch({ db: app.db, url: Promise.resolve(null), models: local, now: aClock().now });
    expect(await never.sync(clinicId)).toBe(false);
    expect(await never.search(near(clinicId, "parking"))).toBeNull();
    expect(never.health()).toEqual({ breaker: "closed" });
  });
});
