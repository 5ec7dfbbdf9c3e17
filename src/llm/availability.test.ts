import { afterEach, describe, expect, it } from "vitest";
import { createOllama, type LlmEvent, type OllamaOptions } from "./llm.ts";
import { type FakeOllama, type FakeOllamaOptions, refusingUrl, startFakeOllama } from "./testing/fake-ollama.ts";
import { testOptions } from "./testing/options.ts";

const fakes: FakeOllama[] = [];
afterEach(async () => {
  await Promise.all(fakes.splice(0).map((fake) => fake.close()));
});
async function aFake(options: FakeOllamaOptions = {}): Promise<FakeOllama> {
  const fake = await startFakeOllama({ delayMs: 60_000, ...options });
  fakes.push(fake);
  return fake;
}
const probes = (fake: FakeOllama) => fake.requests.filter(({ path }) => path === "/api/tags").length;
const chats = (fake: FakeOllama) => fake.requests.filter(({ path }) => path === "/api/chat").length;

const often = { interval: 2, timeout: 5_000 };

function aLlm(urls: string[], changes: Partial<OllamaOptions> = {}) {
  let time = 1_000_000;
  const events: LlmEvent[] = [];
  const log = (event: LlmEvent) => events.push(event);
  const llm = createOllama(testOptions({ urls, now: () => time, log, ...changes }));
  const ask = async () => {
    const question = { agent: "faq" as const, system: "Answer.", user: "Do you validate parking?" };
    return (await Array.fromAsync(llm.stream(question))).join("");
  };
  const advance = (ms: number) => {
    time += ms;
  };
  return { llm, ask, advance, events };
}

describe("whether a model is there", () => {
  it("is unknown, so false, until the first look that `available` itself begins has come back", async () => {
    const fake = await aFake();
    const { llm } = aLlm([fake.url]);
    expect(probes(fake)).toBe(0);
    const looked = fake.nextRequest("/api/tags");
    expect(llm.available()).toBe(false);
    await looked;
    await expect(llm.health()).resolves.toMatchObject({ tier: "model", servers: [{ probe: { chat: "ready" } }] });
    expect([llm.available(), llm.embedAvailable()]).toEqual([true, true]);
    expect(probes(fake)).toBe(1);
  });

  it("is looked up at most every ten seconds, however often it is asked, and by one look at a time", async () => {
    const fake = await aFake();
    const { llm, advance } = aLlm([fake.url]);
    for (let count = 0; count < 50; count += 1) llm.available();
    await llm.health();
    advance(9_999);
    for (let count = 0; count < 50; count += 1) llm.available();
    await llm.health();
    expect(probes(fake)).toBe(1);
    advance(1);
    llm.available();
    await llm.health();
    expect(probes(fake)).toBe(2);
  });

  it("turns false when the server goes and true when it is back, by itself", async () => {
    const fake = await aFake();
    const { llm, ask, advance } = aLlm([fake.url]);
    await llm.health();
    await fake.setBehaviour("refuses");
    advance(10_000);
    expect(await llm.health()).toMatchObject({ tier: "rules", servers: [{ probe: { chat: "unreachable" } }] });
    await expect(ask()).rejects.toMatchObject({ code: "unavailable", reason: "no_server" });
    await fake.setBehaviour("answers");
    advance(10_000);
    expect(await llm.health()).toMatchObject({ tier: "model" });
    await expect(ask()).resolves.toBe("Hello from the fake model.");
  });

  it.each([
    ["the models are others", { models: ["other:latest"] }, "missing"],
    ["only the embedding model is there", { models: ["nomic-embed-text:latest"] }, "missing"],
    ["the model is there under its tag", { models: ["llama3.2:latest"] }, "ready"],
  ] as const)("is told by the list of models: %s", async (_, { models }, state) => {
    const fake = await aFake({ models: [...models] });
    const { llm } = aLlm([fake.url]);
    await expect(llm.health()).resolves.toMatchObject({ servers: [{ probe: { chat: state, at: 1_000_000 } }] });
    expect(llm.available()).toBe(state === "ready");
    expect(llm.embedAvailable()).toBe(models.some((name) => name.startsWith("nomic")));
  });

  it.each([
    "html",
    "error_500",
    "redirects",
    "closes_at_once",
    "malformed_line",
    "tool_call",
    "hangs_without_headers",
  ] as const)("is no when the list of models %s", async (behaviour) => {
    const fake = await aFake();
    await fake.setBehaviour(behaviour, "tags");
    const { llm } = aLlm([fake.url], { probeTimeoutMs: 200 });
    await expect(llm.health()).resolves.toMatchObject({
      tier: "rules",
      servers: [{ probe: { chat: "unreachable" } }],
    });
  });

  it("costs a turn no more than a look when the server has become a black hole", async () => {
    const fake = await aFake();
    const { llm, ask, advance } = aLlm([fake.url], { probeTimeoutMs: 3_000 });
    await llm.health();
    await fake.setBehaviour("hangs_without_headers", "tags");
    await fake.setBehaviour("hangs_without_headers", "chat");
    advance(10_000);
    expect(llm.available()).toBe(true);
    // The deadlines are a minute: only the failed look can end this call.
    await expect(ask()).rejects.toMatchObject({ code: "unavailable", reason: "probe" });
    expect(llm.available()).toBe(false);
    // None where the look failed before the call was sent.
    expect(chats(fake)).toBeLessThanOrEqual(1);
  });

  it("is no while the model is being loaded, which is asked for once, and yes as soon as it is in memory", async () => {
    const fake = await aFake({ loaded: false });
    const loading = Promise.withResolvers<void>();
    await fake.setBehaviour((exchange) => void loading.promise.then(() => exchange.right()), "load");
    const { llm, ask, advance, events } = aLlm([fake.url]);
    await expect(llm.health()).resolves.toMatchObject({ tier: "rules", servers: [{ probe: { chat: "loading" } }] });
    await fake.arrived("/api/generate", 1);
    advance(10_000);
    await llm.health();
    await expect(ask()).rejects.toMatchObject({ code: "unavailable", reason: "no_server" });
    loading.resolve();
    await expect.poll(() => llm.available(), often).toBe(true);
    await expect(ask()).resolves.toBe("Hello from the fake model.");
    const loads = fake.requests.filter(({ path }) => path === "/api/generate");
    expect(loads.map(({ body }) => body)).toEqual([
      { model: "llama3.2", keep_alive: "30m", options: { num_ctx: 8192 }, stream: false },
    ]);
    expect(events).toContainEqual(expect.objectContaining({ event: "llm.warm_up", loaded: true }));
    expect((await llm.health()).servers).toMatchObject([{ breakers: { chat: "closed" } }]);
  });

  it("lets go of a call at once when the model turns out to have left the memory", async () => {
    const fake = await aFake({ loaded: false, behaviour: "hangs_without_headers" });
    await fake.setBehaviour("hangs_without_headers", "load");
    const { llm, ask } = aLlm([fake.url]);
    await expect(ask()).rejects.toMatchObject({ code: "unavailable", reason: "loading" });
    const { closed } =
      fake.requests.find(({ path }) => path === "/api/generate") ?? (await fake.nextRequest("/api/generate"));
    llm.close();
    await expect(closed).resolves.toBe(true);
  });

  it.each(["error_500", "closes_at_once", "busy_503"] as const)("asks again for a load that %s", async (behaviour) => {
    const fake = await aFake({ loaded: false });
    await fake.setBehaviour(behaviour, "load");
    const { llm, advance, events } = aLlm([fake.url]);
    await llm.health();
    await expect.poll(() => events, often).toMatchObject([{ event: "llm.warm_up", loaded: false }]);
    expect(llm.available()).toBe(false);
    await fake.setBehaviour("answers", "load");
    advance(10_000);
    await llm.health();
    await expect.poll(() => llm.available(), often).toBe(true);
  });

  it("believes a server that cannot list what is in memory", async () => {
    const fake = await aFake({ loaded: false });
    await fake.setBehaviour("html", "ps");
    await expect(aLlm([fake.url]).llm.health()).resolves.toMatchObject({ tier: "model" });
  });

  it("is no after close, and what was under way ends as cancelled", async () => {
    const fake = await aFake({ behaviour: "hangs_without_headers" });
    const { llm, ask } = aLlm([fake.url]);
    const arrived = fake.nextRequest("/api/chat");
    const asking = expect(ask()).rejects.toMatchObject({ code: "cancelled" });
    const { closed } = await arrived;
    llm.close();
    await asking;
    await expect(closed).resolves.toBe(true);
    expect(llm.available()).toBe(false);
    await expect(ask()).rejects.toMatchObject({ code: "cancelled" });
    expect(chats(fake)).toBe(1);
  });
});

describe("the breaker of a server", () => {
  it("opens on 3 failures, spares the server for 30 s, and closes after 2 successes", async () => {
    const fake = await aFake({ behaviour: "error_500" });
    const { llm, ask, advance, events } = aLlm([fake.url]);
    await llm.health();
    for (let count = 0; count < 3; count += 1) await expect(ask()).rejects.toMatchObject({ reason: "status" });
    expect(llm.available()).toBe(false);
    await expect(ask()).rejects.toMatchObject({ code: "unavailable", reason: "no_server" });
    expect(chats(fake)).toBe(3);

    await fake.setBehaviour("answers");
    advance(29_999);
    await expect(ask()).rejects.toMatchObject({ reason: "no_server" });
    advance(1);
    await llm.health();
    expect(llm.available()).toBe(true);
    await ask();
    await ask();
    const states = events.flatMap((event) => (event.event === "llm.breaker" ? [event.state] : []));
    expect(states).toEqual(["open", "half-open", "closed"]);
  });

  it("is its own: the other server goes on", async () => {
    const [first, second] = [await aFake({ behaviour: "error_500" }), await aFake()];
    const { llm, ask } = aLlm([first.url, second.url]);
    for (let count = 0; count < 5; count += 1) await expect(ask()).resolves.toBe("Hello from the fake model.");
    expect([chats(first), chats(second)]).toEqual([3, 5]);
    const { servers, tier } = await llm.health();
    expect(servers.map(({ breakers }) => breakers.chat)).toEqual(["open", "closed"]);
    expect(tier).toBe("model");
  });

  it("for embeddings is another: without them the chat goes on", async () => {
    const fake = await aFake();
    await fake.setBehaviour("error_500", "embed");
    const { llm, ask } = aLlm([fake.url]);
    await llm.health();
    for (let count = 0; count < 5; count += 1)
      await expect(llm.embed(["x"])).rejects.toMatchObject({ code: "unavailable" });
    expect((await llm.health()).servers).toMatchObject([{ breakers: { chat: "closed", embedding: "open" } }]);
    expect([llm.available(), llm.embedAvailable()]).toEqual([true, false]);
    await expect(ask()).resolves.toBe("Hello from the fake model.");
  });

  it("does not count callers who leave", async () => {
    const fake = await aFake({ behaviour: "silence_mid_stream" });
    const { llm } = aLlm([fake.url]);
    for (let count = 0; count < 5; count += 1) {
      const arrived = fake.nextRequest("/api/chat");
      for await (const _ of llm.stream({ agent: "faq", system: "Answer.", user: "Hello?" })) break;
      await expect((await arrived).closed).resolves.toBe(true);
    }
    const { servers } = await llm.health();
    expect(servers).toMatchObject([{ breakers: { chat: "closed" }, inFlight: 0 }]);
  });

  it("is not asked for an address where nothing listens more often than its failures allow", async () => {
    const { ask, events } = aLlm([await refusingUrl()]);
    for (let count = 0; count < 6; count += 1) await expect(ask()).rejects.toMatchObject({ code: "unavailable" });
    expect(events.filter(({ event }) => event === "llm.attempt").length).toBeLessThanOrEqual(3);
  });
});
