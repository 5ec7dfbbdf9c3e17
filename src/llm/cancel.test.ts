import { getEventListeners } from "node:events";
import { afterEach, describe, expect, it } from "vitest";
import { createOllama, type Llm } from "./llm.ts";
import { type FakeOllama, type FakeOllamaOptions, startFakeOllama } from "./testing/fake-ollama.ts";
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
const ask = async (llm: Llm, user: string, signal?: AbortSignal) =>
  (await Array.fromAsync(llm.stream({ agent: "faq", system: "Answer.", user, signal }))).join("");
const wide = { understand: { max: 200, queue: 0 }, faq: { max: 200, queue: 0 } };

describe("a call that is called off", () => {
  it("closes its own connection and no other: 50 of 100 patients leave, the other 50 get their answer", {
    timeout: 60_000,
  }, async () => {
    const fake = await aFake();
    const go = Promise.withResolvers<void>();
    await fake.setBehaviour((exchange) => {
      exchange.piece("Well, ");
      void go.promise.then(() => {
        if (exchange.response.destroyed) return;
        exchange.piece("yes.");
        exchange.done();
      });
    });
    const llm = createOllama(testOptions({ urls: [fake.url], concurrency: wide }));
    const leavers = new Map<number, AbortController>();
    const calls = Array.from({ length: 100 }, (_, index) => {
      const gone = new AbortController();
      // Which half leaves is scattered, so that neighbours on the server differ.
      if ((index * 37) % 100 < 50) leavers.set(index, gone);
      return ask(llm, `question ${index}`, gone.signal);
    });
    const outcomes = Promise.allSettled(calls);
    await fake.arrived("/api/chat", 100);
    expect(fake.running().now).toBe(100);
    for (const gone of leavers.values()) gone.abort();
    const chats = fake.requests.filter(({ path }) => path === "/api/chat");
    const leaversClosed = chats.filter(({ body }) =>
      leavers.has(Number(/question (\d+)/.exec(JSON.stringify(body))?.[1])),
    );
    expect(await Promise.all(leaversClosed.map(({ closed }) => closed))).toEqual(Array(50).fill(true));
    go.resolve();
    for (const [index, outcome] of (await outcomes).entries()) {
      if (leavers.has(index)) expect(outcome).toMatchObject({ status: "rejected", reason: { code: "cancelled" } });
      else expect(outcome).toEqual({ status: "fulfilled", value: "Well, yes." });
    }
    expect((await llm.health()).bulkheads.faq).toEqual({ active: 0, waiting: 0 });
  });

  it.each(["hangs_without_headers", "silence_after_headers", "silence_mid_stream"] as const)(
    "ends at once and frees the server when it %s",
    async (behaviour) => {
      const fake = await aFake({ behaviour });
      const llm = createOllama(testOptions({ urls: [fake.url] }));
      const gone = new AbortController();
      const arrived = fake.nextRequest("/api/chat");
      const asking = expect(ask(llm, "Hello?", gone.signal)).rejects.toMatchObject({ code: "cancelled" });
      const { closed } = await arrived;
      gone.abort();
      await asking;
      await expect(closed).resolves.toBe(true);
      expect(getEventListeners(gone.signal, "abort")).toHaveLength(0);
    },
  );

  it("never reaches the server when it was called off before", async () => {
    const fake = await aFake();
    const llm = createOllama(testOptions({ urls: [fake.url] }));
    await expect(ask(llm, "Hello?", AbortSignal.abort())).rejects.toMatchObject({ code: "cancelled" });
    expect(fake.requests).toEqual([]);
  });

  it("ends although the fetch that was passed in heeds no signal", async () => {
    const deaf: typeof fetch = () => new Promise(() => {});
    const llm = createOllama(testOptions({ urls: ["http://127.0.0.1:1"], fetch: deaf, firstTokenMs: 30 }));
    await expect(ask(llm, "Hello?")).rejects.toMatchObject({ code: "deadline_first_token" });
    await expect(llm.embed(["x"], AbortSignal.timeout(30))).rejects.toMatchObject({ code: "cancelled" });
  });

  it("leaves no listener on a signal that outlives many calls", async () => {
    const fake = await aFake();
    const llm = createOllama(testOptions({ urls: [fake.url] }));
    const { signal } = new AbortController();
    for (let count = 0; count < 10; count += 1) await ask(llm, "Hello?", signal);
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });
});

describe("a reader that stalls for good", () => {
  it("holds neither its place nor the server past the total deadline, and tells nothing bad of the server", async () => {
    const fake = await aFake();
    await fake.setBehaviour("never_ends");
    const breaker = { failures: 1, windowMs: 60_000, openMs: 60_000, successes: 1 };
    const llm = createOllama(testOptions({ urls: [fake.url], totalMs: 1_000, breaker }));
    const reader = llm.stream({ agent: "faq", system: "Answer.", user: "Hello?" })[Symbol.asyncIterator]();
    await expect(reader.next()).resolves.toMatchObject({ value: "and " });
    const chat = fake.requests.find(({ path }) => path === "/api/chat");
    await expect(chat?.closed).resolves.toBe(true);
    const { bulkheads, servers } = await llm.health();
    expect(bulkheads.faq).toEqual({ active: 0, waiting: 0 });
    expect(servers).toMatchObject([{ breakers: { chat: "closed" }, inFlight: 0 }]);
    await expect(reader.next()).rejects.toMatchObject({ code: "deadline_total" });
  });
});

describe("the bulkhead of an agent", () => {
  it("never lets more through than it may, serves who waits, and refuses the rest at once as overloaded", async () => {
    const fake = await aFake();
    const held: Array<() => void> = [];
    await fake.setBehaviour((exchange) => held.push(() => exchange.right("Yes.")));
    const concurrency = { understand: { max: 1, queue: 0 }, faq: { max: 3, queue: 5 } };
    const llm = createOllama(testOptions({ urls: [fake.url], concurrency }));
    const outcomes = Promise.allSettled(Array.from({ length: 20 }, (_, index) => ask(llm, `question ${index}`)));
    for (let served = 0; served < 8; served += 1) {
      if (held.length === 0) await fake.nextRequest("/api/chat");
      held.shift()?.();
    }
    const results = await outcomes;
    expect(fake.running().most).toBeLessThanOrEqual(3);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(8);
    const refused = results.filter((result) => result.status === "rejected").map(({ reason }) => reason);
    expect(refused).toHaveLength(12);
    for (const reason of refused) expect(reason).toMatchObject({ code: "overloaded", reason: "queue_full" });
  });

  it("is its own: a full one does not touch the other agent", async () => {
    const fake = await aFake({ behaviour: "hangs_without_headers" });
    const concurrency = { understand: { max: 1, queue: 0 }, faq: { max: 1, queue: 0 } };
    const llm = createOllama(testOptions({ urls: [fake.url], concurrency }));
    const arrived = fake.nextRequest("/api/chat");
    const stuck = expect(ask(llm, "Hello?")).rejects.toMatchObject({ code: "cancelled" });
    await arrived;
    await fake.setBehaviour("answers");
    await expect(ask(llm, "Hello?")).rejects.toMatchObject({ code: "overloaded" });
    const other = llm.stream({ agent: "understand", system: "Classify.", user: "Hello?" });
    await expect(Array.fromAsync(other)).resolves.not.toHaveLength(0);
    llm.close();
    await stuck;
  });

  it("refuses who has waited past the first-token deadline, and says nothing bad of the server", async () => {
    const fake = await aFake({ behaviour: "silence_mid_stream" });
    const concurrency = { understand: { max: 1, queue: 1 }, faq: { max: 1, queue: 1 } };
    const llm = createOllama(testOptions({ urls: [fake.url], concurrency, firstTokenMs: 2_000 }));
    const first = llm.stream({ agent: "faq", system: "Answer.", user: "Hello?" })[Symbol.asyncIterator]();
    await expect(first.next()).resolves.toMatchObject({ value: "Well, " });
    await expect(ask(llm, "Hello?")).rejects.toMatchObject({ code: "overloaded", reason: "queue_wait" });
    expect((await llm.health()).servers).toMatchObject([{ breakers: { chat: "closed" }, inFlight: 1 }]);
    await first.return?.();
  });
});
