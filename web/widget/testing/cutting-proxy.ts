import { once } from "node:events";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";

/** A run's stream as the browser asked for it. */
export interface AskedStream {
  runId: string;
  /** The sequence of the last event the browser has; null when it asks from the start. */
  after: number | null;
}

/** How a stream ends early: after `frames` more events, at their boundary, inside the next one, or as if all was well. */
export interface Cut {
  frames: number;
  how: "killed" | "killed inside a frame" | "ended";
}

/** Which stream an answer is, for a page that reports what it has read. */
const STREAM_HEADER = "x-stream";
const REPORT = "/stream-was-read";
export const REPORT_ARGUMENT = [STREAM_HEADER, REPORT] as const;

/**
 * Runs in a page before its scripts: tells the proxy how many bytes of each stream were read. A browser drops what it
 * has received and nobody has read when the connection breaks.
 */
export function reportReading([header, report]: readonly [string, string]): void {
  const { fetch } = window;
  window.fetch = async (...request) => {
    const response = await fetch(...request);
    const stream = response.headers.get(header);
    const reader = stream && response.body?.getReader();
    if (!reader) return response;
    let bytes = 0;
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const { done, value } = await reader.read();
        if (done) return controller.close();
        bytes += value.byteLength;
        controller.enqueue(value);
        void fetch(`${report}?stream=${stream}&bytes=${bytes}`).catch(() => {});
      },
      cancel: (reason) => reader.cancel(reason),
    });
    return new Response(body, response);
  };
}

/**
 * A proxy before a server at `target` that passes everything on as it is, and cuts the streams of runs where `cut` says
 * so; null lets one through. A cut before the first event leaves the request without any answer at all. With `awaited`
 * a stream is cut once its reader (a page with `reportReading`) has read all that was sent.
 */
export async function startCuttingProxy({
  target,
  cut,
  awaited = false,
}: {
  target: string;
  cut: (stream: AskedStream) => Cut | null;
  awaited?: boolean;
}) {
  const asked: AskedStream[] = [];
  const readings = new EventTarget();
  /** Bytes that were read of each stream. */
  const read = new Map<number, number>();
  const server = createServer(async (incoming, outgoing) => {
    const { pathname, searchParams } = new URL(incoming.url ?? "/", target);
    if (pathname === REPORT) {
      read.set(Number(searchParams.get("stream")), Number(searchParams.get("bytes")));
      readings.dispatchEvent(new Event("read"));
      outgoing.writeHead(204).end();
      return;
    }
    const body = await bytesOf(incoming);
    const stream = streamOf(incoming, body);
    const plan = stream && cut(stream);
    const number = stream ? asked.push(stream) : 0;
    const { method, headers } = incoming;
    const onward = request(new URL(incoming.url ?? "/", target), { method, headers }, (answer) => {
      const isStream = answer.headers["content-type"]?.startsWith("text/event-stream");
      if (plan && isStream && plan.frames === 0 && plan.how === "killed") {
        incoming.socket.destroy();
        answer.destroy();
        return;
      }
      outgoing.writeHead(answer.statusCode ?? 502, { ...answer.headers, ...(isStream && { [STREAM_HEADER]: number }) });
      const wasRead = async (bytes: number) => {
        while (awaited && (read.get(number) ?? 0) < bytes && !outgoing.destroyed) await once(readings, "read");
      };
      if (plan && isStream) void passUntil(answer, outgoing, plan, wasRead);
      else answer.pipe(outgoing);
    });
    onward.on("error", () => incoming.socket.destroy());
    onward.end(body);
  });
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** The streams that were asked for, in order. */
    asked,
    async close() {
      const closed = once(server, "close");
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

async function passUntil(
  answer: IncomingMessage,
  outgoing: ServerResponse,
  { frames, how }: Cut,
  wasRead: (bytes: number) => Promise<void>,
): Promise<void> {
  let left = frames;
  let sent = 0;
  let text = "";
  answer.setEncoding("utf8");
  for await (const chunk of answer) {
    const parts = (text + chunk).split("\n\n");
    text = parts.pop() ?? "";
    for (const part of parts) {
      // Comments and `retry:` are no events.
      const isEvent = part.startsWith("id:");
      if (isEvent && left === 0) {
        if (how === "killed inside a frame") await send(part.slice(0, part.length / 2));
        return hangUp();
      }
      await send(`${part}\n\n`);
      if (isEvent) left -= 1;
    }
  }
  return hangUp();

  async function send(text: string) {
    await written(outgoing, text);
    sent += Buffer.byteLength(text);
  }

  async function hangUp() {
    await wasRead(sent);
    answer.destroy();
    if (how === "ended") outgoing.end();
    else outgoing.destroy();
  }
}

/** Resolves once it has left this process: what is written and not sent would be lost with the connection. */
const written = (outgoing: ServerResponse, text: string): Promise<void> =>
  new Promise((resolve) => outgoing.write(text, () => resolve()));

async function bytesOf(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function streamOf({ method, url = "", headers }: IncomingMessage, body: Buffer): AskedStream | null {
  const last = /:(\d+)$/.exec(String(headers["last-event-id"] ?? ""))?.[1];
  const after = last === undefined ? null : Number(last);
  if (method === "POST" && url === "/v1/chat/runs") return { runId: JSON.parse(body.toString()).runId, after };
  const followed = /^\/v1\/chat\/runs\/([^/]+)\/events/.exec(url)?.[1];
  return followed === undefined ? null : { runId: followed, after };
}
