import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import type { ClinicDirectory } from "../scheduling/model.ts";
import type { AppEnv } from "./app-env.ts";
import { Problem } from "./problem.ts";

const METHODS = "GET, POST, PATCH, DELETE";
const REQUEST_HEADERS = "Authorization, Content-Type, Idempotency-Key, If-Match, Last-Event-ID, X-Request-Id";
const RESPONSE_HEADERS =
  "Content-Disposition, Date, ETag, Link, Location, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id";

/**
 * Lets other origins read our answers once a route has approved them. A preflight is answered for any origin, as it
 * cannot say which clinic it is for; no cookies are used, and what counts is refused in `checkOrigin`.
 */
export const crossOrigin = createMiddleware<AppEnv>(async (c, next) => {
  const origin = c.req.header("Origin");
  if (origin && c.req.method === "OPTIONS" && c.req.header("Access-Control-Request-Method")) {
    return c.body(null, 204, {
      "Access-Control-Allow-Origin": origin,
      "Access-Control-Allow-Methods": METHODS,
      "Access-Control-Allow-Headers": REQUEST_HEADERS,
      "Access-Control-Max-Age": "600",
      Vary: "Origin",
    });
  }
  await next();
  // Also of an answer to nobody's page: kept, it must not be given to one, which could not read it.
  c.header("Vary", "Origin", { append: true });
  if (!origin) return;
  // A refusal holds nothing about anybody, and a widget must be able to tell "slow down" from a broken network.
  const refusedOrigin = c.error instanceof Problem && c.error.code === "origin_not_allowed";
  // The widget's first question is answered with why, so that the site's own developer can read what to mend.
  if (refusedOrigin && !c.req.path.startsWith("/v1/widget/")) return;
  c.header("Access-Control-Allow-Origin", origin);
  c.header("Access-Control-Expose-Headers", RESPONSE_HEADERS);
});

/** Throws unless the request comes from no browser page, from our own pages, or from one the clinic has listed. */
export function checkOrigin(c: Context<AppEnv>, { allowedOrigins }: Pick<ClinicDirectory, "allowedOrigins">): void {
  const origin = c.req.header("Origin");
  if (origin === undefined || isOwn(c, origin) || allowedOrigins.includes(origin)) return;
  throw new Problem(
    "origin_not_allowed",
    "This website is not on the clinic's list. The clinic can add its address to the allowed origins.",
  );
}

/** Compares hosts only: behind a proxy that ends TLS the server does not know its own scheme. */
const isOwn = (c: Context<AppEnv>, origin: string): boolean =>
  URL.canParse(origin) && new URL(origin).host === c.req.header("Host");

/** For routes behind a session: the clinic is the session's own. */
export const requireOrigin = ({ directory }: { directory: (clinicId: string) => Promise<ClinicDirectory> }) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const origin = c.req.header("Origin");
    // Our own pages send the header too; they need no look at the clinic.
    if (origin !== undefined && !isOwn(c, origin)) checkOrigin(c, await directory(c.var.session.clinicId));
    await next();
  });
