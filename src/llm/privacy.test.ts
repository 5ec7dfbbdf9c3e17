import { BaseCallbackHandler } from "@langchain/core/callbacks/base";
import { RunnableLambda } from "@langchain/core/runnables";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { z } from "zod";
import { createOllama } from "./llm.ts";
import { type FakeOllama, startFakeOllama } from "./testing/fake-ollama.ts";
import { testOptions } from "./testing/options.ts";

let fake: FakeOllama;
beforeAll(async () => {
  fake = await startFakeOllama({ answer: '{"act":"book"}' });
});
afterEach(() => {
  vi.unstubAllEnvs();
});
afterAll(() => fake.close());

class Listener extends BaseCallbackHandler {
  readonly name = "listener";
  heard: string[] = [];
  override handleChatModelStart(): void {
    this.heard.push("prompt");
  }
  override handleLLMNewToken(): void {
    this.heard.push("token");
  }
  override handleLLMEnd(): void {
    this.heard.push("answer");
  }
  override handleChainStart(): void {
    this.heard.push("chain");
  }
}

it("hands no word to the callbacks of the run around it, nor to LangSmith, even when tracing is on", async () => {
  vi.stubEnv("LANGSMITH_TRACING", "true");
  vi.stubEnv("LANGCHAIN_TRACING_V2", "true");
  vi.stubEnv("LANGSMITH_API_KEY", "test");
  vi.stubEnv("LANGSMITH_ENDPOINT", fake.url);
  const llm = createOllama(testOptions({ urls: [fake.url] }));
  const listener = new Listener();
  const request = { agent: "understand" as const, system: "Classify.", user: "I am Ana Ruiz." };
  const run = RunnableLambda.from(async () => {
    await Array.fromAsync(llm.stream(request));
    await llm.structured({ ...request, schema: z.object({ act: z.string() }), name: "act" });
    await llm.embed(["Ana Ruiz"]);
    return "done";
  });
  // `chain` proves that the listener was listening. The run itself holds no words here.
  await expect(run.invoke("", { callbacks: [listener] })).resolves.toBe("done");
  expect(listener.heard).toEqual(["chain"]);
  const withWords = fake.requests.filter(({ body }) => JSON.stringify(body).includes("Ana"));
  expect(withWords.map(({ path }) => path)).toEqual(["/api/chat", "/api/chat", "/api/embed"]);
});
