import { createRoute } from "@hono/zod-openapi";
import { lastSequence } from "../event-id.ts";
import type { EventStreams } from "../event-stream.ts";
import { ownThread } from "../own-thread.ts";
import { createRouter, type Guard } from "../router.ts";
import { newInput, RunAgentInput } from "../run-input.ts";
import type { Runs } from "../runs/runs.ts";
import { jsonBody, problems, secured } from "../schemas.ts";

/** Takes a message and answers with its run's events. The same runId is the same run, however often it is sent. */
export function createRunsRoute({
  runs,
  streams,
  guard,
}: {
  runs: Pick<Runs, "submit" | "follow">;
  streams: Pick<EventStreams, "answer">;
  guard: Guard;
}) {
  const route = createRoute({
    method: "post",
    path: "/v1/chat/runs",
    operationId: "startRun",
    tags: ["chat"],
    summary: "Say something: AG-UI 1.0 input to a stream of AG-UI events",
    security: secured,
    middleware: guard,
    request: { body: jsonBody(RunAgentInput) },
    responses: {
      200: {
        description: "AG-UI events, each with the id <runId>:<sequence>, from RUN_STARTED",
        content: { "text/event-stream": { schema: { type: "string" } } },
      },
      ...problems(400, 401, 403, 404, 409, 413, 415, 422, 429),
    },
  });
  return createRouter().openapi(route, async (c) => {
    const { logger } = c.var;
    const body = c.req.valid("json");
    const session = ownThread(c.var.session, body.threadId);
    const { ignored, ...run } = newInput({ ...body, runId: body.runId.toLowerCase() });
    const { runId } = run;
    if (ignored > 0) logger.warn("client_messages_ignored", { threadId: session.threadId, runId, count: ignored });
    const after = lastSequence(runId, c.req.header("Last-Event-ID"), undefined);
    await runs.submit(session, run);
    const answer = await streams.answer(c, { runId, open: (signal) => runs.follow(session, runId, after, signal) });
    if (!answer) throw new Error("a run that was just stored is not known");
    return answer;
  });
}
