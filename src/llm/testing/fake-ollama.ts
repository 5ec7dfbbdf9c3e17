import { EventEmitter } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type Behaviour, type BehaviourName, behaviours } from "./behaviours.ts";
import { createExchange } from "./exchange.ts";

export type { Behaviour, BehaviourName } from "./behaviours.ts";

/** What a client asked, and what became of its connection. */
export interface FakeRequest {
  method: string;
  path: string;
  /** The parsed JSON body; null when there is none. */
  body: unknown;
  /** Settles when the exchange is over; true when the client left before the answer was complete. */
  closed: Promise<boolean>;
}

export interface FakeOllamaOptions {
  /** The models `/api/tags` lists. */
  models?: string[];
  /** What the model says, to the body of `/api/chat`; by default one sentence, or `{}` when a format is asked for. */
  answer?: string | ((body: unknown) => string);
  behaviour?: BehaviourName | Behaviour;
  /** False: the models are installed but not in memory until a client loads one. */
  loaded?: boolean;
  /** How long the slow behaviours wait, in milliseconds. */
  delayMs?: number;
  /** Length of the vectors of `/api/embed`. */
  dimensions?: number;
}

export interface FakeOllama {
  url: string;
  /** Changes how one route behaves from the next request on; `refuses` closes the port until it is set to another. */
  setBehaviour(behaviour: BehaviourName | Behaviour, route?: FakeRoute): Promise<void>;
  /** Every request so far, oldest first. */
  requests: FakeRequest[];
  /** The next request to this path, once it has arrived. */
  nextRequest(path: string): Promise<FakeRequest>;
  /** Settles once there have been this many requests to this path in all. */
  arrived(path: string, count: number): Promise<void>;
  /** Exchanges of `/api/chat` that are open now, and the most there ever were at once. */
  running(): { now: number; most: number };
  close(): Promise<void>;
}

/** `tags` lists what is installed, `ps` what is in memory, `load` puts the chat model there. */
export type FakeRoute = "chat" | "embed" | "tags" | "ps" | "load";

const routes: Record<string, FakeRoute> = {
  "/api/chat": "chat",
  "/api/embed": "embed",
  "/api/tags": "tags",
  "/api/ps": "ps",
  "/api/generate": "load",
};

/** A real HTTP server on a loopback port that speaks Ollama's wire protocol, and misbehaves on demand. For tests. */
export async function startFakeOllama(options: FakeOllamaOptions = {}): Promise<FakeOllama> {
  const { models = ["llama3.2", "nomic-embed-text"], delayMs = 50, dimensions = 8 } = options;
  const current: Record<FakeRoute, Behaviour> = {
    chat: named(options.behaviour ?? "answers"),
    embed: behaviours.answers,
    tags: behaviours.answers,
    ps: behaviours.answers,
    load: behaviours.answers,
  };
  const memory = { loaded: options.loaded ?? true };
  const requests: FakeRequest[] = [];
  const arrivals = new EventEmitter<{ request: [FakeRequest] }>().setMaxListeners(0);
  let running = 0;
  let most = 0;

  const server = createServer((incoming, response) => {
    // A client that leaves is part of the play.
    incoming.on("error", () => {});
    response.on("error", () => {});
    serve(incoming, response).catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  });

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = incoming.url ?? "/";
    const body = await readBody(incoming);
    const { promise: closed, resolve } = Promise.withResolvers<boolean>();
    response.on("close", () => resolve(!response.writableFinished));
    const request: FakeRequest = { method: incoming.method ?? "GET", path, body, closed };
    requests.push(request);
    arrivals.emit("request", request);
    const route = routes[path];
    if (path === "/api/version") {
      response.end(JSON.stringify({ version: "0.30.5" }));
      return;
    }
    if (!route) {
      response.writeHead(404).end("404 page not found");
      return;
    }
    if (route === "chat") {
      running += 1;
      most = Math.max(most, running);
      void closed.then(() => {
        running -= 1;
      });
    }
    // Asked for only when the model speaks, so that a test may count or queue its answers.
    const answer = route === "chat" ? answerTo(body) : "";
    current[route](createExchange({ route, body, response, answer, delayMs, dimensions, models, memory }));
  }

  function answerTo(body: unknown): string {
    if (typeof options.answer === "function") return options.answer(body);
    return options.answer ?? sentence(body);
  }

  function listen(port: number): Promise<void> {
    return new Promise((resolve, reject) => {
      server.once("error", reject);
      server.listen(port, "127.0.0.1", () => {
        server.off("error", reject);
        resolve();
      });
    });
  }

  function stop(): Promise<void> {
    return new Promise((resolve) => {
      if (!server.listening) return resolve();
      server.close(() => resolve());
      server.closeAllConnections();
    });
  }

  function nextRequest(path: string): Promise<FakeRequest> {
    return new Promise((resolve) => {
      const look = (request: FakeRequest) => {
        if (request.path !== path) return;
        arrivals.off("request", look);
        resolve(request);
      };
      arrivals.on("request", look);
    });
  }

  await listen(0);
  const { port } = server.address() as AddressInfo; // safe: it listens on a TCP port

  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    running: () => ({ now: running, most }),
    nextRequest,
    arrived: async (path, count) => {
      while (requests.filter((request) => request.path === path).length < count) await nextRequest(path);
    },
    setBehaviour: async (behaviour, route = "chat") => {
      if (behaviour === "refuses") return stop();
      current[route] = named(behaviour);
      if (!server.listening) await listen(port);
    },
    close: stop,
  };
}

/** An address where nothing listens. */
export async function refusingUrl(): Promise<string> {
  const fake = await startFakeOllama();
  await fake.close();
  return fake.url;
}

function named(behaviour: BehaviourName | Behaviour): Behaviour {
  if (typeof behaviour === "function") return behaviour;
  if (behaviour === "refuses") throw new Error('Start the server first, then call setBehaviour("refuses").');
  return behaviours[behaviour];
}

function sentence(body: unknown): string {
  const wantsJson = typeof body === "object" && body !== null && "format" in body && body.format;
  return wantsJson ? "{}" : "Hello from the fake model.";
}

async function readBody(incoming: IncomingMessage): Promise<unknown> {
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    return chunks.length === 0 ? null : JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch {
    return null;
  }
}
