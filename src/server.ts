import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { sql } from "drizzle-orm";
import { Hono } from "hono";
import type { Redis } from "ioredis";
import { createApp } from "./app.ts";
import { type AgentCare, compose } from "./compose.ts";
import { type Config, loadConfig, startedByNpm } from "./config.ts";
import { sessionSecret } from "./http/auth/session-secret.ts";
import { createSessionTokens } from "./http/auth/session-token.ts";
import { createEventStreams } from "./http/event-stream.ts";
import { forOpenThreads } from "./http/for-open-threads.ts";
import { createHealth, type HealthPart } from "./http/health.ts";
import { createMetrics } from "./http/metrics.ts";
import { createChatPage } from "./http/routes/chat-page.ts";
import type { MetricsAccess } from "./http/routes/metrics.ts";
import { createWidgetFrame } from "./http/routes/widget-frame.ts";
import { createWidgetScripts } from "./http/routes/widget-scripts.ts";
import { listen } from "./http/serve.ts";
import { createWidgetArchive } from "./http/widget/widget-archive.ts";
import { createWidgetFiles, readWidgetFiles } from "./http/widget/widget-files.ts";
import { systemClock } from "./platform/clock.ts";
import { whenOrphaned } from "./platform/orphan.ts";
import { createRateLimiter } from "./platform/rate-limit.ts";
import { closeRedis, connectRedis, redisAnswers } from "./platform/redis.ts";
import { version } from "./version.ts";

/**
 * The server: config, parts, listen, drain. Resolves once it listens; SIGTERM and SIGINT let turns under way end, then
 * close everything. `port` overrides PORT.
 */
export async function serve({ port }: { port?: number } = {}): Promise<void> {
  const config = loadConfig();
  const system = await compose(config, { log: (line) => process.stderr.write(`${line}\n`) });
  const { logger, runs, scheduling, clinicId } = system;
  const redis = config.REDIS_URL ? connectRedis({ url: config.REDIS_URL, logger }) : undefined;
  const health = createHealth({ parts: healthParts(system, redis) });
  const streams = createEventStreams();
  const perMinute = (name: string, quota: number) =>
    createRateLimiter({ policy: { name, quota, windowSeconds: 60 }, redis });
  const directory = async (named: string) => {
    const id = await clinicId(named);
    return id ? scheduling.directory(id) : null;
  };

  const archive = createWidgetArchive({ folder: pathToFileURL(join(resolve(config.AGENTCARE_DATA_DIR), "widget/")) });
  const widget = createWidgetFiles(async () => {
    const files = await readWidgetFiles();
    // Only later tags would miss it; a folder that cannot be written is no reason to have no chat now.
    if (files)
      await archive.keep(files).catch((error: unknown) => logger.warn("widget_not_kept", { error: String(error) }));
    return files;
  });

  const app = createApp({
    runs,
    scheduling: forOpenThreads(scheduling, runs),
    findClinic: clinicId,
    portal: system.portal,
    identity: system.identity,
    // Tokens live by the real clock, also where the clinic's clock is fixed.
    tokens: createSessionTokens({
      secret: sessionSecret(config),
      ttlMinutes: config.SESSION_TTL_MINUTES,
      now: systemClock,
    }),
    clock: system.clock,
    tokenClock: systemClock,
    streams,
    health,
    metrics: createMetrics(),
    metricsAccess: metricsAccess(config),
    limits: {
      session: perMinute("session", config.RATE_LIMIT_SESSION_PER_MINUTE),
      address: perMinute("address", config.RATE_LIMIT_ADDRESS_PER_MINUTE),
      open: perMinute("open", config.RATE_LIMIT_OPEN_PER_MINUTE),
    },
    trustedProxies: config.TRUST_PROXY,
    logger,
    version: version(),
    pages: new Hono()
      .route("/", createChatPage({ directory, clinics: system.clinics, widget }))
      .route("/", createWidgetFrame({ directory, widget }))
      .route("/", createWidgetScripts({ files: widget, archive })),
  });

  const server = await listen(app, { host: config.HOST, port: port ?? config.PORT });
  await runs.recover();
  system.outbox.start();
  // Only looks; the model joins when it answers.
  void system.llm.health();
  process.stderr.write(`AgentCare listens on ${server.url}. Chat: ${server.url}/chat/riverside\n`);

  // Read now, so that the first page need not wait for it.
  void widget().then(
    (files) => !files && process.stderr.write("The chat widget is not built. Run `npm run build:widget`.\n"),
    (error: unknown) => logger.error("widget_not_read", { error: String(error) }),
  );

  let stopping = false;
  const stop = async () => {
    // A second signal ends the process at once.
    if (stopping) process.exit(1);
    stopping = true;
    health.drain();
    await server.close({ drain: () => runs.drain(config.DRAIN_MS), endStreams: streams.endAll });
    await system.outbox.stop();
    await system.close();
    if (redis) await closeRedis(redis);
    process.exit(0);
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  if (startedByNpm()) whenOrphaned(() => process.ppid, stop);
}

function metricsAccess({ METRICS_TOKEN, NODE_ENV }: Config): MetricsAccess {
  if (METRICS_TOKEN !== undefined) return { token: METRICS_TOKEN };
  return NODE_ENV === "production" ? "closed" : "open";
}

function healthParts({ db, llm, vectorSearch }: AgentCare, redis: Redis | undefined): Record<string, HealthPart> {
  return {
    database: {
      required: true,
      check: async () => {
        await db.execute(sql`select 1`);
        return "ok";
      },
    },
    vectors: {
      required: false,
      check: async (signal) => (vectorSearch ? vectorSearch.status(signal) : "off"),
    },
    model: {
      required: false,
      check: async () => {
        const { tier, servers } = await llm.health();
        if (tier === "model") return servers.every(({ breakers }) => breakers.chat === "closed") ? "ok" : "degraded";
        return "off";
      },
    },
    redis: { required: false, check: async () => (redis ? ((await redisAnswers(redis)) ? "ok" : "down") : "off") },
  };
}
