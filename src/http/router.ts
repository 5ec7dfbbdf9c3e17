import { OpenAPIHono } from "@hono/zod-openapi";
import type { MiddlewareHandler } from "hono";
import type { AppEnv } from "./app-env.ts";
import { onInvalid } from "./problem-response.ts";

/** What stands before a route: who calls, from where, how often. In this order. */
export type Guard = MiddlewareHandler<AppEnv>[];

/** A router whose invalid requests become problems. */
export const createRouter = () => new OpenAPIHono<AppEnv>({ defaultHook: onInvalid });
