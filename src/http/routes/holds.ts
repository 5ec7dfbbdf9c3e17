import { createRoute, z } from "@hono/zod-openapi";
import type { Scheduling } from "../../scheduling/model.ts";
import { orAlternatives } from "../alternatives.ts";
import { idempotencyKey } from "../preconditions.ts";
import { createRouter, type Guard } from "../router.ts";
import { HoldSchema, idempotencyHeader, json, jsonBody, problems, secured } from "../schemas.ts";
import { asApi } from "./slots.ts";

export const SlotId = z.string().min(1).max(200);

const NewHold = z.strictObject({
  slotId: SlotId,
  movingAppointmentId: z.uuid().optional().openapi({ description: "The appointment that is to move here" }),
});

/** Keeps a time while the patient decides. One hold a conversation: a new one takes the place of the old. */
export function createHoldsRoute({
  scheduling,
  guard,
}: {
  scheduling: Pick<Scheduling, "hold" | "releaseHold" | "findSlots">;
  guard: Guard;
}) {
  const common = { tags: ["calendar"], security: secured, middleware: guard };
  const hold = createRoute({
    ...common,
    method: "post",
    path: "/v1/holds",
    operationId: "holdSlot",
    summary: "Hold a time",
    request: { headers: z.object({ "Idempotency-Key": idempotencyHeader }), body: jsonBody(NewHold) },
    responses: {
      201: json(HoldSchema, "Held until expiresAt"),
      ...problems(400, 401, 403, 404, 409, 413, 415, 422, 429),
    },
  });
  const release = createRoute({
    ...common,
    method: "delete",
    path: "/v1/holds/{holdId}",
    operationId: "releaseHold",
    summary: "Let a held time go",
    description: "Takes no Idempotency-Key: released once or twice, the time is free.",
    request: { params: z.object({ holdId: z.uuid() }) },
    responses: { 204: { description: "Free again" }, ...problems(401, 403, 404, 429) },
  });
  return createRouter()
    .openapi(hold, async (c) => {
      // Asked for like on every write. Nothing is stored under it: holding the same time again extends the same hold.
      idempotencyKey(c.req.header("Idempotency-Key"));
      const request = c.req.valid("json");
      const context = asApi(c.var.session);
      const held = await orAlternatives({ scheduling, context, ...request }, () => scheduling.hold(context, request));
      return c.json(held, 201, { Location: `/v1/holds/${held.id}` });
    })
    .openapi(release, async (c) => {
      await scheduling.releaseHold(asApi(c.var.session), c.req.valid("param").holdId.toLowerCase());
      return c.body(null, 204);
    });
}
