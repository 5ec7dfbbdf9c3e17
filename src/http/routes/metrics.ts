import { createHash, timingSafeEqual } from "node:crypto";
import { createRoute, z } from "@hono/zod-openapi";
import type { Metrics } from "../metrics.ts";
import { notFound, Problem } from "../problem.ts";
import { createRouter } from "../router.ts";
import { onlyProblems } from "../schemas.ts";

/** Who may read the numbers: whoever has the token, everybody (development), or nobody. */
export type MetricsAccess = { token: string } | "open" | "closed";

/** How the clinics are rated is their own affair: in production the numbers are read with a token or not at all. */
export function createMetricsRoute({
  metrics,
  access,
}: {
  metrics: Pick<Metrics, "text" | "contentType">;
  access: MetricsAccess;
}) {
  const route = createRoute({
    method: "get",
    path: "/metrics",
    operationId: "getMetrics",
    tags: ["operation"],
    summary: "What this process counted, for Prometheus",
    responses: {
      200: { description: "Prometheus's text format", content: { "text/plain": { schema: z.string() } } },
      ...onlyProblems(401, 404),
    },
  });
  return createRouter().openapi(route, async (c) => {
    if (access === "closed") throw notFound();
    if (access !== "open" && !isBearerOf(access.token, c.req.header("Authorization") ?? "")) {
      throw new Problem("unauthenticated", "Send METRICS_TOKEN: Authorization: Bearer <token>.", {
        headers: { "WWW-Authenticate": 'Bearer realm="agentcare metrics"' },
      });
    }
    return c.text(await metrics.text(), 200, { "Content-Type": metrics.contentType, "Cache-Control": "no-store" });
  });
}

/** In a time that tells nothing of how much of it was right. */
function isBearerOf(token: string, header: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(`Bearer ${token}`), digest(header));
}
