import { createRoute, z } from "@hono/zod-openapi";
import type { ClinicDirectory, Scheduling, SchedulingContext } from "../../scheduling/model.ts";
import { Refusal, type RefusalCode } from "../../scheduling/refusal.ts";
import { decodeCursor, encodeCursor, nextLink } from "../cursor.ts";
import { invalid } from "../problem.ts";
import { createRouter, type Guard } from "../router.ts";
import type { Session } from "../runs/runs.ts";
import { json, problems, SlotSchema, secured } from "../schemas.ts";
import { findSlotPage, SlotPosition } from "../slot-page.ts";

/** A session that uses the calendar without chat. */
export const asApi = ({ clinicId, threadId }: Session): SchedulingContext => ({
  clinicId,
  actor: `thread:${threadId}`,
  channel: "api",
});

export const pageSize = z
  .string()
  .regex(/^([1-9]\d?|100)$/, "must be a whole number from 1 to 100")
  .default("20")
  .transform(Number)
  .openapi({ type: "integer", minimum: 1, maximum: 100 });

const named = z.string().min(1).max(100);
const Query = z.strictObject({
  visitType: named.openapi({ description: "Slug or id", example: "dental-cleaning" }),
  from: z.iso.date("must be a date such as 2026-03-10").optional().openapi({ description: "First day" }),
  to: z.iso.date("must be a date such as 2026-03-10").optional().openapi({ description: "Last day, inclusive" }),
  practitioner: named.optional().openapi({ description: "Slug or id" }),
  location: named.optional().openapi({ description: "Slug or id" }),
  limit: pageSize,
  cursor: z.string().max(2_000).optional().openapi({ description: "next_cursor of the page before" }),
});

const Page = z
  .object({
    data: z.array(SlotSchema),
    next_cursor: z.string().nullable(),
    reasons: z
      .array(
        z.object({
          code: z.string(),
          params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
          removed: z.number(),
        }),
      )
      .openapi({ description: "Why nothing fits, most first; empty while something does" }),
    nearest: z
      .object({ relaxed: z.array(z.enum(["dates", "times", "practitioner", "location"])), slots: z.array(SlotSchema) })
      .nullable(),
  })
  .openapi("SlotPage");

/** Free times of one visit, or why there are none and what lies nearest. */
export function createSlotsRoute({
  scheduling,
  guard,
}: {
  scheduling: Pick<Scheduling, "directory" | "findSlots">;
  guard: Guard;
}) {
  const route = createRoute({
    method: "get",
    path: "/v1/slots",
    operationId: "findSlots",
    tags: ["calendar"],
    summary: "Find free times",
    security: secured,
    middleware: guard,
    request: { query: Query },
    responses: { 200: json(Page, "By day and time of the location"), ...problems(401, 403, 404, 422, 429) },
  });
  return createRouter().openapi(route, async (c) => {
    const { cursor, from, to, limit, ...wish } = c.req.valid("query");
    if (from !== undefined && to !== undefined && to < from) throw invalid("query", "/to", "must not be before from.");
    const after = cursor === undefined ? undefined : decodeCursor(SlotPosition, cursor);
    const clinic = await scheduling.directory(c.var.session.clinicId);
    const query = resolve(clinic, wish);
    const page = await findSlotPage(scheduling, asApi(c.var.session), { query, from, to, after, limit });
    const nothing = page.slots.length === 0 && !after;
    const next = page.end && encodeCursor({ ...page.end });
    if (next) c.header("Link", nextLink(c.req.url, next));
    return c.json(
      {
        data: page.slots,
        next_cursor: next,
        reasons: nothing ? page.search.reasons : [],
        nearest: nothing ? page.search.nearest : null,
      },
      200,
    );
  });
}

function resolve(
  clinic: ClinicDirectory,
  wish: { visitType: string; practitioner?: string | undefined; location?: string | undefined },
) {
  const visit = pick(clinic.visitTypes, wish.visitType, "visit_type_not_found", "There is no such visit type.");
  const practitioner =
    wish.practitioner === undefined
      ? undefined
      : pick(clinic.practitioners, wish.practitioner, "practitioner_not_found", "There is no such practitioner.");
  const location =
    wish.location === undefined
      ? undefined
      : pick(clinic.locations, wish.location, "location_not_found", "There is no such location.");
  return {
    visitTypeId: visit.id,
    ...(practitioner && { practitionerIds: [practitioner.id] }),
    ...(location && { locationIds: [location.id] }),
  };
}

function pick<Item extends { id: string; slug: string }>(
  items: Item[],
  name: string,
  code: RefusalCode,
  message: string,
): Item {
  const found = items.find(({ id, slug }) => id === name || slug === name);
  if (!found) throw new Refusal(code, message);
  return found;
}
