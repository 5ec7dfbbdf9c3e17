import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createOllama } from "./llm.ts";
import { type Behaviour, type FakeOllama, startFakeOllama } from "./testing/fake-ollama.ts";
import { testOptions } from "./testing/options.ts";

const sends =
  (body: unknown): Behaviour =>
  (exchange) => {
    exchange.head(200, "application/json");
    exchange.response.end(JSON.stringify(body));
  };

describe("embedding", () => {
  let fake: FakeOllama;
  beforeAll(async () => {
    fake = await startFakeOllama({ dimensions: 4, delayMs: 60_000 });
  });
  beforeEach(async () => {
    fake.requests.length = 0;
    await fake.setBehaviour("answers", "embed");
  });
  afterAll(() => fake.close());
  const anEmbedder = (changes = {}) => createOllama(testOptions({ urls: [fake.url], ...changes }));
  const embeds = () => fake.requests.filter(({ path }) => path === "/api/embed");

  it("gives one vector a text, in order, in batches of 32", async () => {
    const texts = Array.from({ length: 70 }, (_, index) => `passage ${index % 50}`);
    const vectors = await anEmbedder().embed(texts);
    expect(vectors).toHaveLength(70);
    expect(vectors[0]).toHaveLength(4);
    expect(vectors[0]).toEqual(vectors[50]);
    expect(new Set(vectors.map((vector) => vector.join())).size).toBe(50);
    expect(embeds()).toHaveLength(3);
  });

  it("of nothing asks nobody", async () => {
    await expect(anEmbedder().embed([])).resolves.toEqual([]);
    expect(fake.requests).toEqual([]);
  });

  it.each([
    ["a vector too few", sends({ embeddings: [[1, 2, 3, 4]] }), "unusable"],
    ["vectors of different lengths", sends({ embeddings: [[1, 2], [1]] }), "unusable"],
    ["an empty vector", sends({ embeddings: [[], []] }), "unusable"],
    ["words for numbers", sends({ embeddings: [["Ana"], ["Ruiz"]] }), "unusable"],
    ["no vectors", sends({ model: "nomic-embed-text" }), "unusable"],
    ["null", sends(null), "unusable"],
    ["text that is not JSON", ((it) => it.raw("Ana Ruiz")) satisfies Behaviour, "deadline_total"],
    ["a list of models missing it", ((it) => it.fail(404, "model not found")) satisfies Behaviour, "model_missing"],
  ] as const)("answered with %s fails", async (_, behaviour, code) => {
    await fake.setBehaviour(behaviour, "embed");
    const embedder = anEmbedder(code === "deadline_total" ? { totalMs: 100 } : {});
    await expect(embedder.embed(["one", "two"])).rejects.toMatchObject({ name: "LlmFailure", code });
    await Promise.all(fake.requests.map(({ closed }) => closed));
  });

  it.each([
    ["busy_503", "overloaded"],
    ["error_500", "unavailable"],
    ["html", "unavailable"],
    ["redirects", "unavailable"],
    ["closes_at_once", "unavailable"],
    ["dies_mid_line", "unavailable"],
    ["empty_body", "unusable"],
    ["malformed_line", "unusable"],
    ["invalid_utf8", "unusable"],
    ["hangs_without_headers", "deadline_total"],
    ["silence_after_headers", "deadline_total"],
  ] as const)("by a server that %s fails as %s", async (behaviour, code) => {
    await fake.setBehaviour(behaviour, "embed");
    const embedder = anEmbedder(code === "deadline_total" ? { totalMs: 100 } : {});
    await expect(embedder.embed(["one"])).rejects.toMatchObject({ name: "LlmFailure", code });
    await Promise.all(fake.requests.map(({ closed }) => closed));
  });

  it("tries the next server, and a server without the embedding model still chats", async () => {
    const other = await startFakeOllama({ models: ["llama3.2"] });
    const embedder = createOllama(testOptions({ urls: [other.url, fake.url] }));
    await expect(embedder.embed(["one"])).resolves.toHaveLength(1);
    await expect(embedder.embed(["one"])).resolves.toHaveLength(1);
    expect(other.requests.filter(({ path }) => path === "/api/embed")).toHaveLength(1);
    const words = embedder.stream({ agent: "faq", system: "Answer.", user: "Hello?" });
    await expect(Array.fromAsync(words)).resolves.not.toHaveLength(0);
    expect(other.requests.filter(({ path }) => path === "/api/chat")).toHaveLength(1);
    await other.close();
  });

  it("that is called off closes its connection", async () => {
    await fake.setBehaviour("hangs_without_headers", "embed");
    const gone = new AbortController();
    const arrived = fake.nextRequest("/api/embed");
    const embedding = expect(anEmbedder().embed(["one"], gone.signal)).rejects.toMatchObject({ code: "cancelled" });
    const { closed } = await arrived;
    gone.abort();
    await embedding;
    await expect(closed).resolves.toBe(true);
  });
});
