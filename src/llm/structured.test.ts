import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { createOllama, type LlmEvent } from "./llm.ts";
import { readAnswer } from "./structured.ts";
import { type FakeOllama, startFakeOllama } from "./testing/fake-ollama.ts";
import { testOptions } from "./testing/options.ts";

const Act = z.strictObject({ act: z.enum(["book", "cancel"]), note: z.string().max(20).default("") });
const ChatBody = z.object({
  model: z.string(),
  stream: z.boolean(),
  think: z.boolean(),
  format: z.record(z.string(), z.unknown()),
  messages: z.array(z.object({ role: z.string(), content: z.string() })),
});

describe("a structured answer", () => {
  let fake: FakeOllama;
  let answers: string[];
  const events: LlmEvent[] = [];
  const chats = () => fake.requests.filter(({ path }) => path === "/api/chat").map(({ body }) => ChatBody.parse(body));
  const ask = (schema: z.ZodType<unknown> = Act) => {
    const llm = createOllama(testOptions({ urls: [fake.url], log: (event) => events.push(event) }));
    return llm.structured({ agent: "understand", system: "Classify.", user: "Book me.", schema, name: "act" });
  };
  beforeAll(async () => {
    fake = await startFakeOllama({ answer: () => answers.shift() ?? "nothing left to say" });
  });
  beforeEach(() => {
    fake.requests.length = 0;
    events.length = 0;
  });
  afterAll(() => fake.close());

  it("is asked for with the JSON schema of what the zod schema takes in, lengths aside", async () => {
    answers = ['{"act":"book"}'];
    await expect(ask()).resolves.toEqual({ act: "book", note: "" });
    expect(chats()).toEqual([
      {
        model: "llama3.2",
        stream: true,
        think: false,
        format: {
          title: "act",
          type: "object",
          properties: {
            act: { type: "string", enum: ["book", "cancel"] },
            note: { type: "string", default: "" },
          },
          required: ["act"],
          additionalProperties: false,
        },
        messages: [
          { role: "system", content: "Classify." },
          { role: "user", content: "Book me." },
        ],
      },
    ]);
  });

  it("is asked for once more, with what was wrong, and then taken", async () => {
    answers = ['{"act":"launch","note":7}', '{"act":"cancel","note":"ok"}'];
    await expect(ask()).resolves.toEqual({ act: "cancel", note: "ok" });
    const [, second] = chats();
    expect(second?.messages.slice(0, 3).map(({ role }) => role)).toEqual(["system", "user", "assistant"]);
    expect(second?.messages[3]?.content).toMatch(/- act: .*"book"\|"cancel"[\s\S]*- note: /);
    expect(events.map(({ event }) => event)).toEqual(["llm.attempt", "llm.repair", "llm.attempt", "llm.call"]);
    expect(events.at(-1)).toMatchObject({ agent: "understand", outcome: "ok", reason: null });
  });

  it("is given up after one repair", async () => {
    answers = ["Sure!", "Of course!", '{"act":"book"}'];
    await expect(ask()).rejects.toMatchObject({ code: "unusable", reason: "schema" });
    expect(chats()).toHaveLength(2);
  });

  it("is not repaired when the model said nothing", async () => {
    answers = ["", '{"act":"book"}'];
    await expect(ask()).rejects.toMatchObject({ code: "unusable", reason: "empty" });
    expect(chats()).toHaveLength(1);
  });

  it("does not open the breaker, however often the words are unusable", async () => {
    const llm = createOllama(testOptions({ urls: [fake.url] }));
    for (let turn = 0; turn < 8; turn += 1) {
      answers = turn % 2 === 0 ? [""] : ["no", "no"];
      const request = { agent: "understand" as const, system: "Classify.", user: "Say no.", schema: Act, name: "act" };
      await expect(llm.structured(request)).rejects.toMatchObject({ code: "unusable" });
    }
    const { servers } = await llm.health();
    expect(servers.map(({ breakers }) => breakers.chat)).toEqual(["closed"]);
  });

  it("lets our own mistake in a schema through as the fault it is", async () => {
    answers = ['{"act":"book"}'];
    const { schema } = {
      get schema(): z.ZodType<unknown> {
        return z.lazy(() => {
          throw new Error("bad schema");
        });
      },
    };
    await expect(ask(schema)).rejects.toThrow("bad schema");
    expect(chats()).toHaveLength(0);
  });
});

describe("reading an answer", () => {
  it.each([
    ["plain", '{"act":"book","note":"x"}'],
    ["fenced", '```json\n{"act":"book","note":"x"}\n```'],
    ["fenced without a language, with space around", '\n ```\n{"act":"book","note":"x"}\n``` \n'],
    ["with NUL in a value", '{"act":"book","note":"\\u0000x"}'],
  ])("takes JSON that is %s", async (_, text) => {
    await expect(readAnswer(text, Act)).resolves.toEqual({ ok: true, value: { act: "book", note: "x" } });
  });

  it.each(["lc", "__proto__", "constructor", "prototype"])("refuses the key %s at any depth", async (key) => {
    const text = `{"act":"book","more":[{"${key}":1}]}`;
    await expect(readAnswer(text, z.looseObject({ act: z.string() }))).resolves.toMatchObject({ ok: false });
  });

  it("never throws and never lets through what the schema forbids, over mangled answers", {
    timeout: 60_000,
  }, async () => {
    const whole = fc.constantFrom('{"act":"book","note":"x"}', '```json\n{"act":"cancel"}\n```', '[{"act":"book"}]');
    const mangled = fc
      .tuple(whole, fc.nat(60), fc.nat(60), fc.string({ unit: "binary", maxLength: 6 }))
      .map(([text, from, to, put]) => text.slice(0, from) + put + text.slice(Math.max(from, to)));
    const text = fc.oneof(
      mangled,
      fc.json(),
      fc.string({ unit: "binary" }),
      fc.jsonValue().map((v) => JSON.stringify({ act: "book", note: v })),
    );
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(text, async (answer) => {
        const read = await readAnswer(answer, Act);
        if (!read.ok) {
          expect(read.problems.length).toBeGreaterThan(0);
          return;
        }
        taken += 1;
        expect(Object.keys(read.value as object).sort()).toEqual(["act", "note"]);
        expect(["book", "cancel"]).toContain(read.value.act);
        expect(read.value.note.length).toBeLessThanOrEqual(20);
        expect(read.value.note).not.toContain("\u0000");
        expect(read.value.note.isWellFormed()).toBe(true);
      }),
      { numRuns: 5_000 },
    );
    expect(taken).toBeGreaterThan(100);
  });
});
