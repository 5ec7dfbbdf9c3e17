import type { AddressInfo } from "node:net";
import { createServer, connect as dial, type Socket } from "node:net";

export interface WireCounts {
  /** Answers waited for: times the client spoke again after the server was ready; what goes out together counts once. */
  roundTrips: number;
  statements: Map<string, number>;
  commits: number;
}

/**
 * A proxy before PostgreSQL that reads the wire protocol and counts what goes by: whichever driver speaks, and without
 * a word changed. It costs time, so nothing is timed through it.
 */
export async function countOnTheWire(databaseUrl: string) {
  const target = new URL(databaseUrl);
  let counts = empty();
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = dial(Number(target.port), target.hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on("close", () => sockets.delete(socket));
      socket.on("error", () => {
        client.destroy();
        upstream.destroy();
      });
    }
    const prepared = new Map<string, string>();
    const portals = new Map<string, string>();
    const count = (text: string) => {
      const short = text.replace(/\s+/g, " ").trim();
      counts.statements.set(short, (counts.statements.get(short) ?? 0) + 1);
      if (/^commit/i.test(short)) counts.commits += 1;
    };
    const fromClient = frames({ startup: true }, (type, body) => {
      if (type === "Q") count(cString(body, 0).text);
      if (type === "P") {
        const name = cString(body, 0);
        prepared.set(name.text, cString(body, name.end).text);
      }
      if (type === "B") {
        const portal = cString(body, 0);
        portals.set(portal.text, prepared.get(cString(body, portal.end).text) ?? "?");
      }
      if (type === "E") count(portals.get(cString(body, 0).text) ?? "?");
    });
    let answered = false;
    const fromServer = frames({ startup: false }, (type) => {
      if (type === "Z") answered = true;
    });
    client.on("data", (chunk: Buffer) => {
      if (answered) counts.roundTrips += 1;
      answered = false;
      fromClient(chunk);
      upstream.write(chunk);
    });
    upstream.on("data", (chunk: Buffer) => {
      fromServer(chunk);
      client.write(chunk);
    });
    client.on("end", () => upstream.end());
    upstream.on("end", () => client.end());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = new URL(databaseUrl);
  url.hostname = "127.0.0.1";
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    /** What was counted since the last time. */
    take(): WireCounts {
      const taken = counts;
      counts = empty();
      return taken;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const empty = (): WireCounts => ({ roundTrips: 0, statements: new Map(), commits: 0 });

/** Cuts a stream into messages: a type byte (not at startup), four bytes of length with themselves, a body. */
function frames({ startup }: { startup: boolean }, onMessage: (type: string, body: Buffer) => void) {
  let buffer: Buffer = Buffer.alloc(0);
  let starting = startup;
  return (chunk: Buffer) => {
    buffer = buffer.length === 0 ? chunk : Buffer.concat([buffer, chunk]);
    for (;;) {
      const head = starting ? 0 : 1;
      if (buffer.length < head + 4) return;
      const length = buffer.readUInt32BE(head);
      if (buffer.length < head + length) return;
      if (!starting) onMessage(String.fromCharCode(buffer.readUInt8(0)), buffer.subarray(5, head + length));
      starting = false;
      buffer = buffer.subarray(head + length);
    }
  };
}

function cString(body: Buffer, from: number): { text: string; end: number } {
  const zero = body.indexOf(0, from);
  return { text: body.toString("utf8", from, zero), end: zero + 1 };
}
