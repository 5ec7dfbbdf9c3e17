import { createRoute, z } from "@hono/zod-openapi";
import type { PortalClinic } from "../../../db/queries/portal.ts";
import type { AcceptedVoucher, Identity } from "../../identity/model.ts";
import type { Clock } from "../../platform/clock.ts";
import { readPortalToken } from "../auth/portal-token.ts";
import { inUse } from "../auth/rotating-keys.ts";
import { ownThread } from "../own-thread.ts";
import { Problem } from "../problem.ts";
import { createRouter, type Guard } from "../router.ts";
import { jsonBody, problems, secured } from "../schemas.ts";

const Identified = z.strictObject({
  token: z.string().min(1).max(4_000).openapi({ description: "A JWT signed (EdDSA) by the clinic's own portal" }),
});

type Refused = Extract<AcceptedVoucher, { accepted: false }>["reason"];

const REFUSED = {
  unknown: ["identity_unknown", "The clinic's records do not hold exactly one such patient."],
  used: ["identity_token_used", "This token was used before; call identify with a new one."],
  other_patient: [
    "identity_other_patient",
    "This conversation is another patient's. End it, and identify in a new one.",
  ],
  ended: ["thread_ended", "This conversation has ended."],
} as const satisfies Record<Refused, readonly [Problem["code"], string]>;

/** Where the clinic's portal says who is signed in there. The signature is what counts, never who sends it. */
export function createThreadIdentityRoute({
  portal,
  identity,
  now,
  guard,
}: {
  portal: (clinicId: string) => Promise<PortalClinic>;
  identity: Pick<Identity, "acceptVoucher">;
  /** The real clock: a token's age is told by it. */
  now: Clock;
  guard: Guard;
}) {
  const route = createRoute({
    method: "post",
    path: "/v1/chat/threads/{threadId}/identity",
    operationId: "identifyPatient",
    tags: ["chat"],
    summary: "Say who the patient is, by the word of the clinic's portal",
    security: secured,
    middleware: guard,
    request: { params: z.object({ threadId: z.uuid() }), body: jsonBody(Identified) },
    responses: {
      204: { description: "Proved, as if by a one-time code, and not asked again" },
      ...problems(400, 401, 403, 404, 409, 413, 415, 422, 429),
    },
  });
  return createRouter().openapi(route, async (c) => {
    const session = ownThread(c.var.session, c.req.valid("param").threadId);
    const { slug, widgetKeys, portalKeys } = await portal(session.clinicId);
    const at = now();
    const voucher = await readPortalToken(c.req.valid("json").token, {
      keys: portalKeys,
      audiences: [slug, ...inUse(widgetKeys, at).map(({ key }) => key)],
      now: at,
    });
    const answer = await identity.acceptVoucher(session, voucher);
    if (!answer.accepted) {
      const [code, detail] = REFUSED[answer.reason];
      throw new Problem(code, detail);
    }
    return c.body(null, 204);
  });
}
