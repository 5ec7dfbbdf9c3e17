import { createMiddleware } from "hono/factory";
import type { Clock } from "../platform/clock.ts";
import type { AppEnv } from "./app-env.ts";

/**
 * Dates each answer by the clock that holds expire on, which is not the machine's where AGENTCARE_NOW stands still: a page
 * counts a hold's minutes on it.
 */
export const clinicTime = ({ clock }: { clock: Clock }) =>
  createMiddleware<AppEnv>(async (c, next) => {
    await next();
    c.header("Date", clock().toUTCString());
  });
