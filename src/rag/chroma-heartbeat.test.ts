import { once } from "node:events";
import { createServer } from "node:http";
import { expect, it } from "vitest";
import { refusingUrl } from "../llm/testing/fake-ollama.ts";
import { isChroma } from "./chroma-heartbeat.ts";
import { createVectorSearch } from "./vector-search.ts";

/** A server that answers every request with this body. */
async function answering(body: string, status = 200) {
  const server = createServer((_request, response) => response.writeHead(status).end(body)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { url: `http://127.0.0.1:${address.port}`, close: () => server.close() };
}

const HEARTBEAT = JSON.stringify({ "nanosecond heartbeat": 1 });

it.each([
  ["Chroma's heartbeat", HEARTBEAT, 200, true],
  ["another service", JSON.stringify({ status: "ok" }), 200, false],
  ["a page", "<p>hello</p>", 200, false],
  ["Chroma in trouble", HEARTBEAT, 500, false],
])("tells by the answer: %s", async (_name, body, status, expected) => {
  const server = await answering(body, status);
  expect(await isChroma(server.url)).toBe(expected);
  server.close();
});

// The vector search asks nothing of its database here.
const search = (url: string | Promise<string | null>) =>
  createVectorSearch({ db: undefined as never, url, models: [], now: () => 0 });

it("is not called well before it has answered", async () => {
  expect(await search(await refusingUrl()).status()).toBe("degraded");
  expect(await search(new Promise(() => {})).status()).toBe("off");
  const none = search(Promise.resolve(null));
  await none.sync("clinic");
  expect(await none.status()).toBe("off");
});

it("is called well once it answers, also when it came late", async () => {
  const server = await answering(HEARTBEAT);
  const late = search(Promise.resolve(server.url));
  await late.sync("clinic");
  expect(await late.status()).toBe("ok");
  server.close();
});
