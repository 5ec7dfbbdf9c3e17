import { createMiddleware } from "hono/factory";
import type { AppEnv } from "../app-env.ts";
import { Problem } from "../problem.ts";
import type { SessionTokens } from "./session-token.ts";

/**
 * Proves who calls: the token's thread and clinic, and nothing else in the request. Headers, queries or bodies that
 * claim a role or a clinic change nothing.
 */
export const requireSession = ({ tokens }: { tokens: Pick<SessionTokens, "verify"> }) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(c.req.header("Authorization") ?? "")?.[1];
    const session = token && token.length <= 2_000 ? await tokens.verify(token) : null;
    if (!session) {
      throw new Problem("unauthenticated", "Send the token of a session: Authorization: Bearer <token>.", {
        headers: { "WWW-Authenticate": 'Bearer realm="agentcare"' },
      });
    }
    c.set("session", session);
    c.header("Cache-Control", "no-store");
    await next();
  });
