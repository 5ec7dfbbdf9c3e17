import { createMiddleware } from "hono/factory";
import { routePath } from "hono/route";
import type { Logger } from "../platform/logger.ts";
import type { AppEnv } from "./app-env.ts";

/** Gives the request its logger, and says in one line how it went: by route pattern, as a path can hold ids. */
export const accessLog = ({ logger }: { logger: Logger }) =>
  createMiddleware<AppEnv>(async (c, next) => {
    c.set("logger", logger.child({ requestId: c.var.requestId }));
    const begun = performance.now();
    await next();
    const fields = {
      method: c.req.method,
      route: routePath(c, -1),
      status: c.res.status,
      durationMs: Math.round(performance.now() - begun),
    };
    // Probes come every few seconds and say nothing.
    c.var.logger[c.req.path.startsWith("/health") ? "debug" : "info"]("request_answered", fields);
  });
