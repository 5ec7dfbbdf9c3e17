import { createRoute, z } from "@hono/zod-openapi";
import { lastSequence } from "../event-id.ts";
import type { EventStreams } from "../event-stream.ts";
import { createRouter, type Guard } from "../router.ts";
import type { Runs } from "../runs/runs.ts";
import { problems, secured } from "../schemas.ts";

/** Replays a run's events from where the client stopped and follows it to its end. */
export function createRunEventsRoute({
  runs,
  streams,
  guard,
}: {
  runs: Pick<Runs, "follow">;
  streams: Pick<EventStreams, "answer">;
  guard: Guard;
}) {
  const route = createRoute({
    method: "get",
    path: "/v1/chat/runs/{runId}/events",
    operationId: "followRun",
    tags: ["chat"],
    summary: "Resume a run's events",
    security: secured,
    middleware: guard,
    request: {
      params: z.object({ runId: z.string() }),
      query: z.object({
        after: z.string().optional().openapi({ description: "The last sequence received; Last-Event-ID goes first" }),
      }),
      headers: z.object({
        "Last-Event-ID": z.string().optional(),
      }),
    },
    responses: {
      200: {
        description: "AG-UI events from just after the last one received; all of them when none is named",
        content: { "text/event-stream": { schema: { type: "string" } } },
      },
      204: { description: "No such run of this conversation: load the thread instead" },
      ...problems(401, 403, 422, 429),
    },
  });
  return createRouter().openapi(route, async (c) => {
    const { session } = c.var;
    const runId = c.req.valid("param").runId.toLowerCase();
    const after = lastSequence(runId, c.req.header("Last-Event-ID"), c.req.valid("query").after);
    if (!z.uuid().safeParse(runId).success) return c.body(null, 204);
    const answer = await streams.answer(c, { runId, open: (signal) => runs.follow(session, runId, after, signal) });
    return answer ?? c.body(null, 204);
  });
}
