import { createApp } from "../src/app.ts";
import { createSessionTokens } from "../src/http/auth/session-token.ts";
import { createEventStreams } from "../src/http/event-stream.ts";
import { createHealth } from "../src/http/health.ts";
import { createMetrics } from "../src/http/metrics.ts";
import type { Session } from "../src/http/runs/runs.ts";
import { SECRET } from "../src/http/test-app.ts";
import { systemClock } from "../src/platform/clock.ts";
import { silentLogger } from "../src/platform/logger.ts";
import { createRateLimiter } from "../src/platform/rate-limit.ts";
import type { TestAgentCare } from "./agentcare.ts";

/** The HTTP edge over a whole system under test, without a port; `post` sends in the name of a conversation. */
export function createRealApp({ system }: TestAgentCare) {
  const tokens = createSessionTokens({ secret: SECRET, ttlMinutes: 60, now: systemClock });
  const unlimited = createRateLimiter({ policy: { name: "none", quota: 0, windowSeconds: 60 } });
  const app = createApp({
    runs: system.runs,
    scheduling: system.scheduling,
    findClinic: system.clinicId,
    portal: system.portal,
    identity: system.identity,
    tokens,
    streams: createEventStreams(),
    health: createHealth({ parts: {} }),
    metrics: createMetrics(),
    metricsAccess: "open",
    limits: { session: unlimited, address: unlimited, open: unlimited },
    trustedProxies: 0,
    logger: silentLogger,
    clock: system.clock,
    tokenClock: systemClock,
    version: "0.0.0-test",
  });
  return {
    app,
    /** The status of a success, or the code of the problem. */
    async post(session: Session, path: string, body: unknown): Promise<number | string> {
      const response = await app.request(path, {
        method: "POST",
        headers: { Authorization: `Bearer ${await tokens.issue(session)}`, "Content-Type": "application/json" },
        body: JSON.stringify(body),
      });
      return response.ok ? response.status : ((await response.json()) as { code: string }).code;
    },
  };
}
