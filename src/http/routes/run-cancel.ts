import { createRoute, z } from "@hono/zod-openapi";
import { notFound, Problem } from "../problem.ts";
import { createRouter, type Guard } from "../router.ts";
import type { Runs } from "../runs/runs.ts";
import { json, problems, secured } from "../schemas.ts";

/** Stops a turn. Leaving the stream does not; and a write that is under way is not stopped. */
export function createRunCancelRoute({ runs, guard }: { runs: Pick<Runs, "cancel">; guard: Guard }) {
  const route = createRoute({
    method: "post",
    path: "/v1/chat/runs/{runId}/cancel",
    operationId: "cancelRun",
    tags: ["chat"],
    summary: "Stop a run",
    security: secured,
    middleware: guard,
    request: { params: z.object({ runId: z.uuid() }) },
    responses: {
      200: json(
        z.object({ runId: z.string(), cancelled: z.literal(true) }),
        "It is stopped; its events end with outcome cancelled",
      ),
      ...problems(401, 403, 404, 409, 429),
    },
  });
  return createRouter().openapi(route, async (c) => {
    const runId = c.req.valid("param").runId.toLowerCase();
    const cancelled = await runs.cancel(c.var.session, runId);
    if (cancelled === null) throw notFound();
    if (!cancelled)
      throw new Problem("cancel_refused", "It is over, or a booking is being written and cannot be stopped.");
    return c.json({ runId, cancelled: true as const }, 200);
  });
}
