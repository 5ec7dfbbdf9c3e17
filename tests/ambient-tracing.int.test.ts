import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { MONDAY } from "./agentcare.ts";
import { testDatabase } from "./database.ts";
import { seedForTest } from "./server-process.ts";

const ENTRY = fileURLToPath(new URL("../bin/agentcare.mjs", import.meta.url));

it("no word leaves by tracing that the environment turns on", async () => {
  const received: string[] = [];
  const sink = createServer((request, response) => {
    received.push(`${request.method} ${request.url}`);
    response.end("{}");
  });
  sink.listen(0, "127.0.0.1");
  await once(sink, "listening");
  const endpoint = `http://127.0.0.1:${(sink.address() as AddressInfo).port}`;
  const database = await testDatabase();
  await seedForTest(database);
  const chat = spawn(process.execPath, [ENTRY, "chat", "--clinic", "riverside", "--now", MONDAY], {
    stdio: ["pipe", "pipe", "pipe"],
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: database.adminUrl,
      OLLAMA_URLS: "http://127.0.0.1:1",
      LANGSMITH_TRACING: "true",
      LANGCHAIN_TRACING_V2: "true",
      LANGSMITH_ENDPOINT: endpoint,
      LANGCHAIN_ENDPOINT: endpoint,
      LANGCHAIN_API_KEY: "a-key",
    },
  });
  let said = "";
  let warned = "";
  chat.stdout.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  chat.stderr.setEncoding("utf8").on("data", (text: string) => {
    warned += text;
  });
  chat.stdin.end("My name is Zelda Quux\ndo you validate parking?\n");
  const [code] = await once(chat, "close");
  sink.close();
  await database.close();
  expect({ code, received }).toEqual({ code: 0, received: [] });
  expect(said).toMatch(/validate parking/);
  expect(warned).toContain("LANGSMITH_TRACING");
});
