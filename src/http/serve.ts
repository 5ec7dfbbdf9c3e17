import type { Server } from "node:http";
import { createAdaptorServer } from "@hono/node-server";
import type { Hono } from "hono";
import type { AppEnv } from "./app-env.ts";

export interface Listening {
  url: string;
  port: number;
  /**
   * Takes no new connections, lets `drain` finish what is under way, has `endStreams` end the streams so that clients
   * resume elsewhere, and hangs up on what is left after `graceMs`.
   */
  close(steps: { drain: () => Promise<void>; endStreams: () => void; graceMs?: number }): Promise<void>;
}

/** The port cannot be had. The message says what to do, in one line. */
export class ListenError extends Error {
  override readonly name = "ListenError";
}

/** Listens, with timeouts against slow senders and none on answers: an event stream may be open for hours. */
export async function listen(
  app: Pick<Hono<AppEnv>, "fetch">,
  { host, port }: { host: string; port: number },
): Promise<Listening> {
  const server = createAdaptorServer({
    fetch: (request, env) => app.fetch(request, env as AppEnv["Bindings"]),
    serverOptions: { headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 65_000 },
  }) as Server;
  server.timeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(explain(error, host, port)));
    server.listen(port, host, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server listens on no port");
  const shown = host === "0.0.0.0" || host === "::" ? "localhost" : host.includes(":") ? `[${host}]` : host;

  return {
    url: `http://${shown}:${address.port}`,
    port: address.port,
    async close({ drain, endStreams, graceMs = 1_000 }) {
      const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
      // Node closes idle connections now; those in use are told to close after their answer.
      await drain();
      endStreams();
      server.closeIdleConnections();
      const timer = setTimeout(() => server.closeAllConnections(), graceMs);
      await closed;
      clearTimeout(timer);
    },
  };
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const reasons: Record<string, string> = {
    EADDRINUSE: `Port ${port} on ${host} is taken. Stop what uses it, or set PORT to another one.`,
    EACCES: `Port ${port} may not be used by this account. Set PORT to one above 1023.`,
    EADDRNOTAVAIL: `${host} is not an address of this machine. Set HOST to 127.0.0.1 or 0.0.0.0.`,
    ENOTFOUND: `${host} is not an address of this machine. Set HOST to 127.0.0.1 or 0.0.0.0.`,
  };
  const reason = reasons[error.code ?? ""];
  return reason ? new ListenError(reason, { cause: error }) : error;
}
