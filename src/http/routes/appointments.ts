import { createRoute, z } from "@hono/zod-openapi";
import type { Scheduling } from "../../scheduling/model.ts";
import { Refusal } from "../../scheduling/refusal.ts";
import { orAlternatives } from "../alternatives.ts";
import { decodeCursor, encodeCursor, nextLink } from "../cursor.ts";
import { etag, idempotencyKey } from "../preconditions.ts";
import { invalid } from "../problem.ts";
import { createRouter, type Guard } from "../router.ts";
import { storable } from "../run-input.ts";
import { AppointmentSchema, idempotencyHeader, json, jsonBody, problems, secured } from "../schemas.ts";
import { SlotId } from "./holds.ts";
import { asApi, pageSize } from "./slots.ts";

const words = (most: number) =>
  z
    .string()
    .max(most, `must be at most ${most} characters long`)
    .transform(storable)
    .pipe(z.string().trim().min(1, "must not be empty"));

const NewAppointment = z
  .strictObject({
    holdId: z.uuid().optional(),
    slotId: SlotId.optional(),
    patient: z.strictObject({
      givenName: words(100),
      familyName: words(100),
      dateOfBirth: z.iso.date("must be a date such as 1988-04-03"),
      phone: words(40),
      email: z.email("must be an e-mail address").max(200).optional(),
    }),
    hasReferral: z
      .boolean()
      .optional()
      .openapi({ description: "Whether a doctor sent the patient; some visits ask it" }),
    note: words(1_000).optional(),
  })
  .refine(({ holdId, slotId }) => (holdId === undefined) !== (slotId === undefined), {
    message: "give either holdId or slotId",
    path: ["holdId"],
  })
  .openapi("NewAppointment");

const Query = z.strictObject({
  status: AppointmentSchema.shape.status.optional(),
  from: z.iso.datetime({ offset: true, error: "must be an instant such as 2026-03-10T19:00:00Z" }).optional(),
  to: z.iso.datetime({ offset: true, error: "must be an instant such as 2026-03-10T19:00:00Z" }).optional(),
  limit: pageSize,
  cursor: z.string().max(2_000).optional(),
});

/** How many visits of one conversation may begin at the same time without disturbing the pages. */
const OVERLAP = 20;
const Position = z.strictObject({ startsAt: z.iso.datetime(), id: z.string().min(1).max(200) });
const Page = z
  .object({ data: z.array(AppointmentSchema), next_cursor: z.string().nullable() })
  .openapi("AppointmentPage");

/** A patient's detail that only the clinic's own day shows to be wrong is a fault of the request all the same. */
function asInvalid(error: unknown): never {
  if (error instanceof Refusal && error.code === "identity_required" && error.params.field === "dateOfBirth") {
    throw invalid("body", "/patient/dateOfBirth", "the date of birth lies ahead, or more than 130 years back.");
  }
  throw error;
}

/** Books, and lists what this conversation has booked. */
export function createAppointmentsRoute({
  scheduling,
  guard,
}: {
  scheduling: Pick<Scheduling, "book" | "listAppointments" | "findSlots">;
  guard: Guard;
}) {
  const common = { tags: ["calendar"], security: secured, middleware: guard, path: "/v1/appointments" };
  const book = createRoute({
    ...common,
    method: "post",
    operationId: "bookAppointment",
    summary: "Book a visit",
    request: { headers: z.object({ "Idempotency-Key": idempotencyHeader }), body: jsonBody(NewAppointment) },
    responses: {
      201: json(AppointmentSchema, "Booked; the same for every retry"),
      ...problems(400, 401, 403, 404, 409, 413, 415, 422, 429),
    },
  });
  const list = createRoute({
    ...common,
    method: "get",
    operationId: "listAppointments",
    summary: "What this conversation has booked",
    request: { query: Query },
    responses: { 200: json(Page, "By start"), ...problems(401, 403, 422, 429) },
  });
  return createRouter()
    .openapi(book, async (c) => {
      const key = idempotencyKey(c.req.header("Idempotency-Key"));
      const request = c.req.valid("json");
      const context = asApi(c.var.session);
      const appointment = await orAlternatives({ scheduling, context, slotId: request.slotId }, () =>
        scheduling.book(context, { ...request, idempotencyKey: key }).catch(asInvalid),
      );
      return c.json(appointment, 201, {
        ETag: etag(appointment.version),
        Location: `/v1/appointments/${appointment.id}`,
      });
    })
    .openapi(list, async (c) => {
      const { cursor, limit, from, ...filter } = c.req.valid("query");
      const after = cursor === undefined ? undefined : decodeCursor(Position, cursor);
      const begin = after ? { from: after.startsAt } : from === undefined ? {} : { from };
      // More than a page: those of the last page that begin at the same time come first, and one more shows there is another.
      const found = await scheduling.listAppointments(asApi(c.var.session), {
        ...filter,
        ...begin,
        limit: limit + OVERLAP,
      });
      const shown = after ? found.findIndex(({ id }) => id === after.id) : -1;
      const fresh = found.slice(shown + 1);
      const data = fresh.slice(0, limit);
      const last = data.at(-1);
      const next =
        last && (fresh.length > limit || found.length === limit + OVERLAP)
          ? encodeCursor({ startsAt: last.startsAt, id: last.id })
          : null;
      if (next) c.header("Link", nextLink(c.req.url, next));
      return c.json({ data, next_cursor: next }, 200);
    });
}
