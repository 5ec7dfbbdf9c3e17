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

const question = { agent: "faq" as const, system: "Answer.", user: "Do you validate parking?" };
const chats = (fake: FakeOllama) => fake.requests.filter(({ path }) => path === "/api/chat").length;

function aLlm(urls: string[], changes: Partial<OllamaOptions> = {}) {
  const events: LlmEvent[] = [];
  const llm = createOllama(testOptions({ urls, log: (event) => events.push(event), ...changes }));
  const ask = async () => (await Array.fromAsync(llm.stream(question))).join("");
  return { llm, ask, events };
}

describe("several servers", () => {
  it.each(["busy_503", "error_500", "model_404", "closes_at_once", "html", "redirects", "error_first_line"] as const)(
    "answer from the second when the first %s",
    async (behaviour) => {
      const [first, second] = [await aFake({ behaviour }), await aFake({ answer: "From the second." })];
      const { ask, events } = aLlm([first.url, second.url]);
      await expect(ask()).resolves.toBe("From the second.");
      expect([chats(first), chats(second)]).toEqual([1, 1]);
      expect(events.map(({ event }) => event)).toEqual(["llm.attempt", "llm.attempt", "llm.call"]);
    },
  );

  it("answer from the second when nothing listens at the first", async () => {
    const second = await aFake({ answer: "From the second." });
    const { ask } = aLlm([await refusingUrl(), second.url]);
    await expect(ask()).resolves.toBe("From the second.");
  });

  it("answer from the second when the first is silent past the first-token deadline", async () => {
    const [first, second] = [await aFake({ behaviour: "hangs_without_headers" }), await aFake()];
    await second.setBehaviour((exchange) => exchange.right("From the second."));
    const { ask } = aLlm([first.url, second.url], { firstTokenMs: 1_000 });
    await expect(ask()).resolves.toBe("From the second.");
    await expect(first.requests.find(({ path }) => path === "/api/chat")?.closed).resolves.toBe(true);
  });

  it("are not asked again once some of the answer was handed out", async () => {
    const [first, second] = [await aFake({ behaviour: "dies_mid_stream" }), await aFake()];
    const { llm } = aLlm([first.url, second.url]);
    const got: string[] = [];
    const reading = (async () => {
      for await (const text of llm.stream(question)) got.push(text);
    })();
    await expect(reading).rejects.toMatchObject({ code: "unavailable" });
    expect(got).toEqual(["Well, "]);
    expect(chats(second)).toBe(0);
  });

  it("are each tried once, and then the last failure is told", async () => {
    const all = [
      await aFake({ behaviour: "error_500" }),
      await aFake({ behaviour: "html" }),
      await aFake({ behaviour: "busy_503" }),
    ];
    const { ask } = aLlm(all.map(({ url }) => url));
    await expect(ask()).rejects.toMatchObject({ code: "overloaded", reason: "busy" });
    expect(all.map(chats)).toEqual([1, 1, 1]);
  });

  it("share the load: the least busy one is asked", async () => {
    const [first, second] = [
      await aFake({ behaviour: "hangs_without_headers" }),
      await aFake({ behaviour: "hangs_without_headers" }),
    ];
    const { llm, ask } = aLlm([first.url, second.url]);
    const calls: Array<Promise<unknown>> = [];
    const order: string[] = [];
    for (let count = 0; count < 4; count += 1) {
      const arrived = Promise.race([first, second].map((fake) => fake.nextRequest("/api/chat").then(() => fake.url)));
      calls.push(expect(ask()).rejects.toMatchObject({ code: "cancelled" }));
      order.push(await arrived);
    }
    expect([chats(first), chats(second)]).toEqual([2, 2]);
    llm.close();
    await Promise.all(calls);
  });

  it("that all lack the model say so, by a code that tells configuration from weather", async () => {
    const all = [await aFake({ models: ["other"] }), await aFake({ models: [] })];
    const { ask, llm } = aLlm(all.map(({ url }) => url));
    await expect(ask()).rejects.toMatchObject({ code: "model_missing" });
    await expect(ask()).rejects.toMatchObject({ code: "model_missing" });
    expect(all.map(chats)).toEqual([1, 1]);
    expect((await llm.health()).servers.map(({ breakers }) => breakers.chat)).toEqual(["closed", "closed"]);
  });
});

describe("one server", () => {
  it.each(["busy_503", "closes_at_once"] as const)("is asked once more when it %s", async (behaviour) => {
    const fake = await aFake({ behaviour });
    const { ask } = aLlm([fake.url]);
    const answer = ask();
    await fake.nextRequest("/api/chat");
    await fake.setBehaviour("answers");
    await expect(answer).resolves.toBe("Hello from the fake model.");
    expect(chats(fake)).toBe(2);
  });

  it.each(["error_500", "html", "model_404", "malformed_line"] as const)(
    "is not asked again when it %s",
    async (name) => {
      const fake = await aFake({ behaviour: name });
      await expect(aLlm([fake.url]).ask()).rejects.toMatchObject({ name: "LlmFailure" });
      expect(chats(fake)).toBe(1);
    },
  );

  it("or none at all: with no address every call fails at once, and nothing throws", async () => {
    const { llm, ask } = aLlm([]);
    expect(llm.available()).toBe(false);
    await expect(ask()).rejects.toMatchObject({ code: "unavailable", reason: "no_server" });
    await expect(llm.health()).resolves.toMatchObject({ tier: "rules", servers: [] });
  });

  it.each(["localhost:11434", "ftp://host", "", "http://user:pw@host:11434"])(
    "needs a plain address, not %j",
    (url) => {
      expect(() => createOllama(testOptions({ urls: [url] }))).toThrow(/^OLLAMA_URLS: /);
    },
  );

  it("may live under a path, with or without a slash at the end", async () => {
    const fake = await aFake();
    const asked: string[] = [];
    const proxy: typeof fetch = (input, init) => {
      asked.push(String(input));
      return fetch(String(input).replace("/proxy/", "/"), init);
    };
    for (const url of [`${fake.url}/proxy/`, `${fake.url}/proxy`]) {
      await expect(aLlm([url], { fetch: proxy }).ask()).resolves.toBe("Hello from the fake model.");
    }
    expect(asked.filter((url) => url === `${fake.url}/proxy/api/chat`)).toHaveLength(2);
  });
});
