import { createRoute, z } from "@hono/zod-openapi";
import type { Health } from "../health.ts";
import { createRouter } from "../router.ts";
import { json } from "../schemas.ts";

const Status = z.object({ status: z.string() });
const Report = z
  .object({
    status: z.enum(["ok", "degraded", "down"]),
    version: z.string(),
    parts: z.record(
      z.string(),
      z.object({ status: z.enum(["ok", "degraded", "down", "off"]), durationMs: z.number() }),
    ),
  })
  .openapi("Health");

/** `live`: the process answers. `ready`: send it requests. The report is for people and monitors and names no secrets. */
export function createHealthRoutes({ health, version }: { health: Health; version: string }) {
  const common = { method: "get" as const, tags: ["operation"] };
  const live = createRoute({
    ...common,
    path: "/health/live",
    operationId: "getLiveness",
    summary: "Whether the process answers",
    responses: { 200: json(Status, "It does") },
  });
  const ready = createRoute({
    ...common,
    path: "/health/ready",
    operationId: "getReadiness",
    summary: "Whether it should get requests",
    responses: { 200: json(Status, "Yes"), 503: json(Status, "Not now: it is stopping, or a part it needs is down") },
  });
  const report = createRoute({
    ...common,
    path: "/health",
    operationId: "getHealth",
    summary: "How every part is",
    responses: { 200: json(Report, "Works, if perhaps with less"), 503: json(Report, "A part it needs is down") },
  });
  const fresh = { "Cache-Control": "no-store" };
  return createRouter()
    .openapi(live, (c) => c.json({ status: "live" }, 200, fresh))
    .openapi(ready, async (c) =>
      (await health.ready()) ? c.json({ status: "ready" }, 200, fresh) : c.json({ status: "not_ready" }, 503, fresh),
    )
    .openapi(report, async (c) => {
      const { status, parts } = await health.report();
      return c.json({ status, version, parts }, status === "down" ? 503 : 200, fresh);
    });
}
