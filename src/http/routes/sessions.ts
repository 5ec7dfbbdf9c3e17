import { createRoute, z } from "@hono/zod-openapi";
import type { Scheduling } from "../../scheduling/model.ts";
import { ianaZone } from "../../scheduling/time-zone.ts";
import { isClinicKey } from "../auth/clinic-key.ts";
import type { SessionTokens } from "../auth/session-token.ts";
import { checkOrigin } from "../origins.ts";
import { notFound, Problem } from "../problem.ts";
import { createRouter, type Guard } from "../router.ts";
import type { Runs } from "../runs/runs.ts";
import { json, jsonBody, problems } from "../schemas.ts";

/** The id of the clinic with this slug or publishable key; null when there is none. */
export type FindClinic = (named: string) => Promise<string | null>;

export const ClinicSlug = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,99}$/, "must be a clinic's slug: small letters, digits and hyphens")
  .openapi({ example: "riverside", description: "The clinic's slug" });

/** How a page names its clinic: the two cannot be taken for each other, as a slug has no underscore. */
export const ClinicKey = z
  .string()
  .regex(/^([a-z0-9][a-z0-9-]{0,99}|pub_[A-Za-z0-9]{1,64})$/, "must be a clinic's publishable key (pub_…) or its slug")
  .openapi({ example: "pub_7Qm2xV9kLr4TzB8nYcJ5hGd3", description: "The clinic's publishable key, or its slug" });

/** What somebody hears who named a clinic that is none; the owner of a site learns that it was the key. */
export const unknownClinic = (named: string): Problem =>
  isClinicKey(named)
    ? new Problem(
        "clinic_unknown",
        "No clinic has this key, or it is no longer valid. “agentcare widget key” prints the current one.",
      )
    : notFound();

/** The zone of the patient's own clock, in IANA's own spelling. */
export const PatientTimeZone = z
  .string()
  .transform((name, check) => {
    const zone = ianaZone(name);
    if (zone !== null) return zone;
    check.addIssue("must be an IANA time zone such as Asia/Kolkata; leave it out where it is not known");
    return z.NEVER;
  })
  .openapi({
    type: "string",
    example: "Asia/Kolkata",
    description:
      "The IANA zone of the patient's own clock. Where it differs from the location's, times are told in both",
  });

const Opened = z
  .object({
    token: z.string().openapi({ description: "Send it as Authorization: Bearer" }),
    threadId: z.string(),
    clinic: z.object({ slug: z.string(), name: z.string(), timeZone: z.string(), phone: z.string() }),
  })
  .openapi("Session");

export function createSessionsRoute({
  findClinic,
  scheduling,
  runs,
  tokens,
  guard,
}: {
  findClinic: FindClinic;
  scheduling: Pick<Scheduling, "directory">;
  runs: Pick<Runs, "openThread">;
  tokens: Pick<SessionTokens, "issue">;
  guard: Guard;
}) {
  const route = createRoute({
    method: "post",
    path: "/v1/chat/sessions",
    operationId: "openSession",
    tags: ["chat"],
    summary: "Open a conversation with a clinic",
    middleware: guard,
    request: { body: jsonBody(z.strictObject({ clinic: ClinicKey, timeZone: PatientTimeZone.optional() })) },
    responses: {
      201: json(Opened, "The conversation, and the token that proves it is yours"),
      ...problems(400, 403, 404, 413, 415, 422, 429),
    },
  });
  return createRouter().openapi(route, async (c) => {
    const asked = c.req.valid("json");
    const clinicId = await findClinic(asked.clinic);
    if (clinicId === null) throw unknownClinic(asked.clinic);
    const clinic = await scheduling.directory(clinicId);
    // Before anything is stored: a page that may not talk must not fill the database either.
    checkOrigin(c, clinic);
    const session = await runs.openThread(clinicId, { timeZone: asked.timeZone });
    const { slug, name, timeZone, phone } = clinic;
    const token = await tokens.issue(session);
    c.header("Cache-Control", "no-store");
    return c.json({ token, threadId: session.threadId, clinic: { slug, name, timeZone, phone } }, 201);
  });
}
