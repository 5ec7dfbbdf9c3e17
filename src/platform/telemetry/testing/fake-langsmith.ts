import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** Everything one request said: method, path, headers and body. */
export interface HeardRequest {
  path: string;
  text: string;
  body: string;
}

/** A server where LangSmith would be. `answer` is its status; 0 keeps every request waiting. */
export async function startFakeLangSmith() {
  const heard: HeardRequest[] = [];
  const waiters: { marker: string; resolve: () => void }[] = [];
  const state = { status: 202, headers: {} as Record<string, string> };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString("utf8");
    const text = `${request.method} ${request.url}\n${request.rawHeaders.join("\n")}\n\n${body}`;
    heard.push({ path: request.url ?? "", text, body });
    for (const { marker, resolve } of waiters) if (text.includes(marker)) resolve();
    if (state.status === 0) return;
    response.writeHead(state.status, { "content-type": "application/json", ...state.headers });
    response.end("{}");
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    heard,
    state,
    /** Resolves with the first request that holds `marker`. */
    hears: (marker: string) =>
      new Promise<void>((resolve) => {
        waiters.push({ marker, resolve });
        if (heard.some(({ text }) => text.includes(marker))) resolve();
      }),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

export type FakeLangSmith = Awaited<ReturnType<typeof startFakeLangSmith>>;
