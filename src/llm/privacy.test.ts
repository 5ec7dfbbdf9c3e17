import { AsyncLocalStorage } from "node:async_hooks";
import { BaseCallbackHandler } from "@langchain/core/callbacks/base";
import { RunnableLambda } from "@langchain/core/runnables";
import { AsyncLocalStorageProviderSingleton } from "@langchain/core/singletons";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { createOllama } from "./llm.ts";
import { type FakeOllama, startFakeOllama } from "./testing/fake-ollama.ts";
import { testOptions } from "./testing/options.ts";

let fake: FakeOllama;
beforeAll(async () => {
  fake = await startFakeOllama({ answer: '{"act":"book"}' });
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

// Tracers such as LangSmith's are callbacks too, and would send prompt and answer away.
it("hands no word to the callbacks of the run around it", async () => {
  // As LangGraph does when it is imported: only then does a run reach what is called inside it.
  AsyncLocalStorageProviderSingleton.initializeGlobalInstance(new AsyncLocalStorage());
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

it("follows no redirect with the prompt", async () => {
  const llm = createOllama(testOptions({ urls: [fake.url] }));
  await fake.setBehaviour("redirects", "chat");
  await fake.setBehaviour("redirects", "embed");
  const words = llm.stream({ agent: "faq", system: "Answer.", user: "I am Ana Ruiz." });
  await expect(Array.fromAsync(words)).rejects.toMatchObject({ code: "unavailable", reason: "redirect" });
  await expect(llm.embed(["Ana Ruiz"])).rejects.toMatchObject({ code: "unavailable", reason: "redirect" });
  expect(fake.requests.filter(({ path }) => path === "/elsewhere")).toEqual([]);
});
