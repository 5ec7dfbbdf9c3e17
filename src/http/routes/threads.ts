import { createRoute, z } from "@hono/zod-openapi";
import { RATED_OUTCOMES } from "../../../db/schema/conversations.ts";
import type { Scheduling } from "../../scheduling/model.ts";
import type { Metrics } from "../metrics.ts";
import { ownThread } from "../own-thread.ts";
import { notFound } from "../problem.ts";
import { createRouter, type Guard } from "../router.ts";
import { storable } from "../run-input.ts";
import type { Runs } from "../runs/runs.ts";
import { json, jsonBody, problems, secured, ThreadSchema } from "../schemas.ts";

const params = z.object({ threadId: z.uuid() });

const Feedback = z.strictObject({
  about: z
    .strictObject({
      outcome: z.enum(RATED_OUTCOMES),
      reference: z
        .string()
        .max(40, "must be at most 40 characters long")
        .transform(storable)
        .openapi({ description: "The visit's, as its patient was told it" }),
    })
    .optional()
    .openapi({ description: "What this conversation completed. Without it, the conversation as a whole is rated" }),
  rating: z.int().min(1).max(5),
  comment: z.string().max(2_000, "must be at most 2000 characters long").transform(storable).optional(),
});

/** The conversation itself: its history, its end, and what the patient thought of it. */
export function createThreadsRoute({
  runs,
  scheduling,
  metrics,
  guard,
}: {
  runs: Pick<Runs, "thread" | "endThread" | "feedback">;
  scheduling: Pick<Scheduling, "directory">;
  metrics: Pick<Metrics, "rated">;
  guard: Guard;
}) {
  const common = { tags: ["chat"], security: secured, middleware: guard };
  const read = createRoute({
    ...common,
    method: "get",
    operationId: "getThread",
    path: "/v1/chat/threads/{threadId}",
    summary: "The conversation so far",
    request: { params },
    responses: { 200: json(ThreadSchema, "History, state and the run under way"), ...problems(401, 403, 404, 429) },
  });
  const end = createRoute({
    ...common,
    method: "delete",
    operationId: "endThread",
    path: "/v1/chat/threads/{threadId}",
    summary: "End the conversation and delete its transcript",
    request: { params },
    responses: {
      204: { description: "Ended and deleted; what it held is free. Booked visits stay." },
      ...problems(401, 403, 404, 429),
    },
  });
  const rate = createRoute({
    ...common,
    method: "post",
    operationId: "rateThread",
    path: "/v1/chat/threads/{threadId}/feedback",
    summary: "Rate what was done, once for each completed outcome",
    request: { params, body: jsonBody(Feedback) },
    responses: {
      204: { description: "Thank you. The same again is taken, and counts once" },
      ...problems(400, 401, 403, 404, 409, 413, 415, 422, 429),
    },
  });
  return createRouter()
    .openapi(read, async (c) => {
      const view = await runs.thread(ownThread(c.var.session, c.req.valid("param").threadId));
      if (!view) throw notFound();
      return c.json(view, 200);
    })
    .openapi(end, async (c) => {
      await runs.endThread(ownThread(c.var.session, c.req.valid("param").threadId));
      return c.body(null, 204);
    })
    .openapi(rate, async (c) => {
      const session = ownThread(c.var.session, c.req.valid("param").threadId);
      const { about, rating, comment } = c.req.valid("json");
      // Before anything is stored: a rating is counted whenever it is.
      const { slug } = await scheduling.directory(session.clinicId);
      const isNew = await runs.feedback(session, { about, rating, comment });
      if (isNew && about) metrics.rated({ clinic: slug, outcome: about.outcome, rating });
      return c.body(null, 204);
    });
}
