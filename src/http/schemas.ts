import { z } from "@hono/zod-openapi";
import { APPOINTMENT_STATUSES, type Appointment, type Hold, type Slot } from "../scheduling/model.ts";
import type { ThreadView } from "./runs/runs.ts";

// What the routes answer, for the OpenAPI document and for the types of the handlers. `satisfies` keeps each in step
// with the type it shows; the first word of a mismatch is then a compile error, not a client's surprise.

const Instant = z.iso.datetime().openapi({ example: "2026-03-10T19:00:00Z" });
const Modality = z.enum(["in_person", "phone", "video"]);

export const SlotSchema = z
  .object({
    id: z.string().openapi({ description: "Opaque. Checked whole on every use." }),
    visitTypeId: z.string(),
    visitTypeName: z.string(),
    practitionerId: z.string(),
    practitionerName: z.string(),
    locationId: z.string(),
    locationName: z.string(),
    startsAt: Instant,
    endsAt: Instant,
    durationMinutes: z.number(),
    timeZone: z.string(),
    date: z.string(),
    time: z.string(),
    modality: Modality,
    heldByYou: z.boolean().optional(),
  })
  .openapi("Slot") satisfies z.ZodType<Slot>;

export const HoldSchema = z
  .object({ id: z.string(), slot: SlotSchema, expiresAt: Instant })
  .openapi("Hold") satisfies z.ZodType<Hold>;

export const AppointmentSchema = z
  .object({
    id: z.string(),
    reference: z.string(),
    status: z.enum(APPOINTMENT_STATUSES),
    patientName: z.string(),
    visitTypeId: z.string(),
    visitTypeName: z.string(),
    practitionerId: z.string(),
    practitionerName: z.string(),
    locationId: z.string(),
    locationName: z.string(),
    locationAddress: z.string(),
    startsAt: Instant,
    endsAt: Instant,
    durationMinutes: z.number(),
    timeZone: z.string(),
    date: z.string(),
    time: z.string(),
    modality: Modality,
    preparation: z.string().nullable(),
    needs: z
      .object({
        interpreter: z.string().optional(),
        wheelchair: z.boolean().optional(),
        other: z.string().optional(),
      })
      .openapi({ description: "What the visit must be prepared for" }),
    confirmedAt: Instant.nullable().openapi({ description: "When the patient said they would come" }),
    lateMinutes: z.number().nullable().openapi({ description: "How late the patient said they would be" }),
    rescheduledFrom: z.string().nullable(),
    version: z.number().openapi({ description: "Also the ETag, which If-Match takes." }),
  })
  .openapi("Appointment") satisfies z.ZodType<Appointment>;

export const ThreadSchema = z
  .object({
    threadId: z.string(),
    status: z.enum(["open", "handed_off", "ended"]),
    messages: z.array(
      z.object({
        id: z.string(),
        role: z.enum(["user", "assistant"]),
        text: z.string(),
        cards: z.array(z.object({ type: z.string(), content: z.unknown() })),
        at: z.string(),
      }),
    ),
    state: z.unknown(),
    activeRunId: z.string().nullable(),
  })
  .openapi("Thread") satisfies z.ZodType<ThreadView>;

export const ProblemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number(),
    detail: z.string(),
    instance: z.string().openapi({ description: "The request id." }),
    code: z.string().openapi({ description: "Stable; switch on it." }),
    errors: z.array(z.object({ in: z.string(), pointer: z.string(), detail: z.string() })).optional(),
    params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
    alternatives: z.array(SlotSchema).optional(),
  })
  .openapi("Problem");

export const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  description,
  content: { "application/json": { schema } },
});

export const jsonBody = <Schema extends z.ZodType>(schema: Schema) => ({
  required: true,
  content: { "application/json": { schema } },
});

const problem = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: ProblemSchema } },
});

/**
 * The failures a route that reads the database names in the document: these, a fault of ours, and the calendar's absence.
 * Handlers throw them, so they need no type in the handler.
 */
export const problems = (...statuses: DescribedStatus[]) => onlyProblems(...statuses, 500, 503);

/** The failures of a route that needs nothing but itself. */
export function onlyProblems(...statuses: DescribedStatus[]): Record<`${number}`, ReturnType<typeof problem>> {
  return Object.fromEntries(statuses.map((status) => [status, problem(DESCRIPTIONS[status])]));
}

const DESCRIPTIONS = {
  400: "Malformed JSON, or a missing header",
  401: "No valid session token",
  403: "Not allowed, or from a website the clinic has not listed",
  404: "Not found; another's is not found either",
  409: "Refused as things stand; for a slot with alternatives",
  412: "Changed since it was read",
  413: "Body too large",
  415: "Not JSON",
  422: "Not valid, or refused by a rule of the clinic",
  428: "If-Match is missing",
  429: "Too many requests",
  500: "Something went wrong here; send it again with the same key",
  503: "Busy, or the calendar cannot be reached; try again",
} as const;
type DescribedStatus = keyof typeof DESCRIPTIONS;

/** `Authorization: Bearer <token>` of a session. */
export const secured = [{ session: [] }];

// For the document: read from the raw headers, where a missing one has a status of its own.
export const idempotencyHeader = z
  .string()
  .optional()
  .openapi({
    param: { required: true },
    description: "New for each write, the same for its retries",
  });
export const ifMatchHeader = z
  .string()
  .optional()
  .openapi({
    param: { required: true },
    description: "The ETag as last read",
  });
