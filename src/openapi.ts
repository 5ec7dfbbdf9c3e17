import { createApp } from "./app.ts";
import { createEventStreams } from "./http/event-stream.ts";
import { createHealth } from "./http/health.ts";
import { createMetrics } from "./http/metrics.ts";
import { silentLogger } from "./platform/logger.ts";
import { createRateLimiter } from "./platform/rate-limit.ts";

/** The HTTP interface as OpenAPI 3.1, read off the routes. Nothing is connected; nothing it is made of is ever called. */
export async function openApiDocument(version: string): Promise<unknown> {
  const unused = () => Promise.reject(new Error("The OpenAPI document calls nothing."));
  // Routes keep what they are given and call none of it while the document is read.
  const nothing = <T extends object>() => new Proxy({}, { get: () => unused }) as T;
  const unlimited = createRateLimiter({ policy: { name: "none", quota: 0, windowSeconds: 60 } });
  const app = createApp({
    runs: nothing(),
    scheduling: nothing(),
    findClinic: unused,
    portal: unused,
    identity: nothing(),
    tokens: nothing(),
    clock: () => new Date(0),
    tokenClock: () => new Date(0),
    streams: createEventStreams(),
    health: createHealth({ parts: {} }),
    metrics: createMetrics(),
    metricsAccess: "closed",
    limits: { session: unlimited, address: unlimited, open: unlimited },
    trustedProxies: 0,
    logger: silentLogger,
    version,
  });
  const response = await app.request("/openapi.json");
  return response.json();
}
