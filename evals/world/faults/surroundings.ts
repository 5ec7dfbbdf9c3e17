import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { refusingUrl } from "../../../src/llm/testing/fake-ollama.ts";
import type { EvalCase } from "../../scenario/schema.ts";

/** What stands around the system of one run, as far as it is to break. */
export interface Surroundings {
  env: Record<string, string>;
  /** What is there at first goes away. */
  fail(fault: "knowledge_down" | "redis_down"): Promise<void>;
  close(): Promise<void>;
}

/**
 * Addresses for the services that a scenario takes away: of one that is away from the start, a port that refuses; of one
 * that goes away later, a door that takes connections and says nothing, until it is closed.
 */
export async function surround({ disruptions }: Pick<EvalCase, "disruptions">): Promise<Surroundings> {
  const env: Record<string, string> = {};
  const doors = new Map<string, Door>();
  for (const { at, fault } of disruptions) {
    if (fault !== "knowledge_down" && fault !== "redis_down") continue;
    const url = fault === "redis_down" ? "REDIS_URL" : "CHROMA_URL";
    const scheme = fault === "redis_down" ? "redis" : "http";
    const door = at === "start" ? null : await openDoor();
    if (door) doors.set(fault, door);
    const { port } = new URL(door ? `http://127.0.0.1:${door.port}` : await refusingUrl());
    env[url] = `${scheme}://127.0.0.1:${port}`;
  }
  return {
    env,
    fail: async (fault) => doors.get(fault)?.close(),
    close: async () => {
      await Promise.all([...doors.values()].map((door) => door.close()));
    },
  };
}

interface Door {
  port: number;
  close(): Promise<void>;
}

async function openDoor(): Promise<Door> {
  const sockets = new Set<{ destroy(): void }>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => sockets.delete(socket));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo; // safe: it listens on a TCP port
  return {
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
