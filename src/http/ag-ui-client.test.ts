import { HttpAgent } from "@ag-ui/client";
import { expect, it } from "vitest";
import { listen } from "./serve.ts";
import { createCaller } from "./test-app.ts";

it("is understood by the official AG-UI client, with our ids and retry", async () => {
  const { app, token, session, submitted } = await createCaller();
  const { url, close } = await listen(app, { host: "127.0.0.1", port: 0 });
  const agent = new HttpAgent({
    url: `${url}/v1/chat/runs`,
    threadId: session.threadId,
    headers: { Authorization: `Bearer ${token}` },
  });
  const seen: string[] = [];
  agent.addMessage({ id: "u-1", role: "user", content: "Hi" });
  const { newMessages } = await agent.runAgent(
    { runId: crypto.randomUUID() },
    { onEvent: ({ event }) => void seen.push(event.type) },
  );
  expect(seen).toEqual([
    "RUN_STARTED",
    "TEXT_MESSAGE_START",
    "TEXT_MESSAGE_CONTENT",
    "TEXT_MESSAGE_END",
    "RUN_FINISHED",
  ]);
  expect(newMessages.map(({ role, content }) => ({ role, content }))).toEqual([
    { role: "assistant", content: "Hello\nthere" },
  ]);
  expect(submitted.map(({ input }) => input)).toEqual([{ kind: "text", text: "Hi" }]);
  await close({ drain: async () => undefined, endStreams: () => undefined });
});
