import type { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { methodNotAllowed } from "hono/method-not-allowed";
import { requestId } from "hono/request-id";
import { secureHeaders } from "hono/secure-headers";
import type { PortalClinic } from "../db/queries/portal.ts";
import { accessLog } from "./http/access-log.ts";
import { requireSession } from "./http/auth/session.ts";
import type { SessionTokens } from "./http/auth/session-token.ts";
import { clientAddress } from "./http/client-address.ts";
import { clinicTime } from "./http/clinic-time.ts";
import type { EventStreams } from "./http/event-stream.ts";
import type { Health } from "./http/health.ts";
import { limitRate } from "./http/limits.ts";
import type { Metrics } from "./http/metrics.ts";
import { crossOrigin, requireOrigin } from "./http/origins.ts";
import { onError, onMethodNotAllowed, onNotFound, tooLarge } from "./http/problem-response.ts";
import { createRouter } from "./http/router.ts";
import { createAppointmentRoute } from "./http/routes/appointment.ts";
import { createAppointmentsRoute } from "./http/routes/appointments.ts";
import { createClinicDirectoryRoute } from "./http/routes/clinic-directory.ts";
import { createHealthRoutes } from "./http/routes/health.ts";
import { createHoldsRoute } from "./http/routes/holds.ts";
import { createMetricsRoute, type MetricsAccess } from "./http/routes/metrics.ts";
import { createProblemTypesRoute } from "./http/routes/problem-types.ts";
import { createRunCancelRoute } from "./http/routes/run-cancel.ts";
import { createRunEventsRoute } from "./http/routes/run-events.ts";
import { createRunsRoute } from "./http/routes/runs.ts";
import { createSessionsRoute, type FindClinic } from "./http/routes/sessions.ts";
import { createSlotsRoute } from "./http/routes/slots.ts";
import { createThreadIdentityRoute } from "./http/routes/thread-identity.ts";
import { createThreadsRoute } from "./http/routes/threads.ts";
import { createWidgetInfoRoute } from "./http/routes/widget-info.ts";
import type { Runs } from "./http/runs/runs.ts";
import type { Identity } from "./identity/model.ts";
import type { Clock } from "./platform/clock.ts";
import { newRandomId } from "./platform/ids.ts";
import type { Logger } from "./platform/logger.ts";
import type { RateLimiter } from "./platform/rate-limit.ts";
import type { Scheduling } from "./scheduling/model.ts";

/** Room for the whole history, which AG-UI clients send with every message. */
const MAX_BODY_BYTES = 1_048_576;

export interface AppParts {
  runs: Runs;
  scheduling: Scheduling;
  findClinic: FindClinic;
  /** What a token of a clinic's portal is checked against. */
  portal: (clinicId: string) => Promise<PortalClinic>;
  identity: Pick<Identity, "acceptVoucher">;
  tokens: SessionTokens;
  clock: Clock;
  /** The real clock, by which the age of a portal's token and the end of a key are told. */
  tokenClock: Clock;
  streams: EventStreams;
  health: Health;
  metrics: Metrics;
  /** Who may read them. */
  metricsAccess: MetricsAccess;
  /** Per conversation, per network address, and conversations opened per network address. */
  limits: { session: RateLimiter; address: RateLimiter; open: RateLimiter };
  /** How many proxies in front append to X-Forwarded-For. */
  trustedProxies: number;
  logger: Logger;
  version: string;
  /** The chat page and its files. */
  pages?: Hono;
}

/** The whole HTTP edge. Nothing listens yet; a test calls `app.request()`. */
export function createApp(parts: AppParts) {
  const { runs, scheduling, findClinic, tokens, streams, health, metrics, limits, logger, version, pages } = parts;
  const app = createRouter();
  app.onError(onError);
  app.notFound(onNotFound);
  app.use(requestId({ generator: newRandomId }), accessLog({ logger }));
  app.use(methodNotAllowed({ app, onMethodNotAllowed }));
  // Before our headers: the pages set stricter ones of their own.
  if (pages) app.route("/", pages);
  // Not for subdomains: a clinic's other services are not ours to force onto TLS.
  app.use(secureHeaders({ strictTransportSecurity: "max-age=15552000" }));
  app.use("/v1/*", crossOrigin, clinicTime(parts));
  app.use(
    "/v1/*",
    bodyLimit({
      maxSize: MAX_BODY_BYTES,
      onError: () => {
        throw tooLarge();
      },
    }),
  );

  const address = { key: (c: Parameters<typeof clientAddress>[0]) => clientAddress(c, parts.trustedProxies) };
  const { portal, identity } = parts;
  const perAddress = limitRate({ limiter: limits.address, ...address });
  const perOpening = limitRate({ limiter: limits.open, ...address });
  const perSession = limitRate({ limiter: limits.session, key: (c) => c.var.session.threadId });
  const directory = scheduling.directory.bind(scheduling);
  const open = [perAddress];
  const guard = [perAddress, requireSession({ tokens }), requireOrigin({ directory }), perSession];

  app.route("/", createHealthRoutes({ health, version }));
  app.route("/", createMetricsRoute({ metrics, access: parts.metricsAccess }));
  app.route("/", createProblemTypesRoute());
  app.route("/", createSessionsRoute({ findClinic, scheduling, runs, tokens, guard: [...open, perOpening] }));
  app.route("/", createWidgetInfoRoute({ findClinic, scheduling, guard: open }));
  app.route("/", createRunsRoute({ runs, streams, guard }));
  app.route("/", createRunEventsRoute({ runs, streams, guard }));
  app.route("/", createRunCancelRoute({ runs, guard }));
  app.route("/", createThreadsRoute({ runs, scheduling, metrics, guard }));
  app.route("/", createThreadIdentityRoute({ portal, identity, now: parts.tokenClock, guard }));
  app.route("/", createSlotsRoute({ scheduling, guard }));
  app.route("/", createHoldsRoute({ scheduling, guard }));
  app.route("/", createAppointmentsRoute({ scheduling, guard }));
  app.route("/", createAppointmentRoute({ scheduling, guard }));
  app.route("/", createClinicDirectoryRoute({ findClinic, scheduling, guard: open }));

  app.openAPIRegistry.registerComponent("securitySchemes", "session", { type: "http", scheme: "bearer" });
  let document: ReturnType<typeof app.getOpenAPI31Document> | undefined;
  app.get("/openapi.json", (c) => {
    document ??= app.getOpenAPI31Document(openApi(version));
    return c.json(document, 200, { "Cache-Control": "public, max-age=300" });
  });
  return app;
}

const openApi = (version: string) => ({
  openapi: "3.1.0",
  info: {
    title: "AgentCare",
    version,
    description: "The front desk of a clinic, in conversation. Errors are RFC 9457 problems with a stable `code`.",
    license: { name: "Apache-2.0", identifier: "Apache-2.0" },
  },
  tags: [
    { name: "chat", description: "Conversations, as AG-UI 1.0 over SSE" },
    { name: "calendar", description: "The same verbs without chat" },
    { name: "operation", description: "Health and documentation" },
  ],
});
