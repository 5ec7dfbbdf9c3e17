import { createRoute, z } from "@hono/zod-openapi";
import type { Scheduling, SchedulingContext } from "../../scheduling/model.ts";
import { Refusal } from "../../scheduling/refusal.ts";
import { orAlternatives } from "../alternatives.ts";
import { etag, expectedVersion, idempotencyKey } from "../preconditions.ts";
import { createRouter, type Guard } from "../router.ts";
import { AppointmentSchema, idempotencyHeader, ifMatchHeader, json, jsonBody, problems, secured } from "../schemas.ts";
import { SlotId } from "./holds.ts";
import { asApi } from "./slots.ts";

const params = z.object({ appointmentId: z.uuid() });
const Move = z.strictObject({
  slotId: SlotId,
  changeVisitType: z
    .literal(true)
    .optional()
    .openapi({ description: "The slot may be of another visit type of the same specialty: by video, say" }),
});
const headers = z.object({ "Idempotency-Key": idempotencyHeader, "If-Match": ifMatchHeader });

/** One visit: read, take into a calendar, move, cancel. Another's visit is not found. */
export function createAppointmentRoute({
  scheduling,
  guard,
}: {
  scheduling: Pick<Scheduling, "getAppointment" | "reschedule" | "cancel" | "findSlots" | "calendarFile">;
  guard: Guard;
}) {
  const common = { tags: ["calendar"], security: secured, middleware: guard, path: "/v1/appointments/{appointmentId}" };
  const read = createRoute({
    ...common,
    method: "get",
    operationId: "getAppointment",
    summary: "Read a visit",
    request: { params },
    responses: { 200: json(AppointmentSchema, "With its ETag"), ...problems(401, 403, 404, 429) },
  });
  const calendar = createRoute({
    ...common,
    path: "/v1/appointments/{appointmentId}/calendar.ics",
    method: "get",
    operationId: "getAppointmentCalendarFile",
    summary: "A visit as a calendar entry",
    description:
      "RFC 5545. The UID stays with the visit, SEQUENCE grows with every change; a cancelled visit is a CANCEL.",
    request: { params },
    responses: {
      200: { description: "One VEVENT", content: { "text/calendar": { schema: z.string() } } },
      ...problems(401, 403, 404, 429),
    },
  });
  const move = createRoute({
    ...common,
    method: "patch",
    operationId: "rescheduleAppointment",
    summary: "Move a visit to another time",
    request: { params, headers, body: jsonBody(Move) },
    responses: {
      200: json(AppointmentSchema, "The visit at its new time; it may have a new id"),
      ...problems(400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 429),
    },
  });
  const cancel = createRoute({
    ...common,
    method: "delete",
    operationId: "cancelAppointment",
    summary: "Cancel a visit",
    request: { params, headers },
    responses: {
      200: json(AppointmentSchema, "Cancelled"),
      ...problems(400, 401, 403, 404, 409, 412, 422, 428, 429),
    },
  });

  /** Several tags, or any: the current version decides, and the write checks it once more. */
  async function versionSeen(
    context: SchedulingContext,
    appointmentId: string,
    header: string | undefined,
  ): Promise<number> {
    const { only, matches } = expectedVersion(header);
    if (only !== null) return only;
    const { version } = await scheduling.getAppointment(context, appointmentId);
    if (!matches(version)) {
      throw new Refusal(
        "version_conflict",
        "The appointment has changed since you read it. Read it again and decide anew.",
      );
    }
    return version;
  }

  return createRouter()
    .openapi(read, async (c) => {
      const id = c.req.valid("param").appointmentId.toLowerCase();
      const appointment = await scheduling.getAppointment(asApi(c.var.session), id);
      return c.json(appointment, 200, { ETag: etag(appointment.version) });
    })
    .openapi(calendar, async (c) => {
      const id = c.req.valid("param").appointmentId.toLowerCase();
      const { content, filename } = await scheduling.calendarFile(asApi(c.var.session), id);
      return c.body(content, 200, {
        "Content-Type": "text/calendar; charset=utf-8",
        "Content-Disposition": `attachment; filename="${filename}"`,
        "Cache-Control": "private, no-store",
      });
    })
    .openapi(move, async (c) => {
      const key = idempotencyKey(c.req.header("Idempotency-Key"));
      const appointmentId = c.req.valid("param").appointmentId.toLowerCase();
      const { slotId, changeVisitType } = c.req.valid("json");
      const context = asApi(c.var.session);
      const version = await versionSeen(context, appointmentId, c.req.header("If-Match"));
      const request = {
        appointmentId,
        slotId,
        expectedVersion: version,
        idempotencyKey: key,
        ...(changeVisitType && { changeVisitType }),
      };
      const moved = await orAlternatives({ scheduling, context, slotId, movingAppointmentId: appointmentId }, () =>
        scheduling.reschedule(context, request),
      );
      return c.json(moved, 200, { ETag: etag(moved.version), Location: `/v1/appointments/${moved.id}` });
    })
    .openapi(cancel, async (c) => {
      const key = idempotencyKey(c.req.header("Idempotency-Key"));
      const appointmentId = c.req.valid("param").appointmentId.toLowerCase();
      const context = asApi(c.var.session);
      const version = await versionSeen(context, appointmentId, c.req.header("If-Match"));
      const request = { appointmentId, expectedVersion: version, idempotencyKey: key };
      const cancelled = await scheduling.cancel(context, request);
      return c.json(cancelled, 200, { ETag: etag(cancelled.version) });
    });
}
