import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import { routePath } from "hono/route";
import type { z } from "zod";
import type { Slot } from "../scheduling/model.ts";
import { Refusal } from "../scheduling/refusal.ts";
import type { AppEnv } from "./app-env.ts";
import { notFound, PROBLEMS, Problem, type ProblemCode, type ProblemDetails, REFUSAL_STATUS } from "./problem.ts";
import { NotRated, RunConflict, RunsBusy, ThreadEnded } from "./runs/runs.ts";

/** A refusal with free times that could be taken instead. */
export class RefusalWithAlternatives extends Error {
  override readonly name = "RefusalWithAlternatives";
  readonly refusal: Refusal;
  readonly alternatives: Slot[];
  constructor(refusal: Refusal, alternatives: Slot[]) {
    super("refused", { cause: refusal });
    this.refusal = refusal;
    this.alternatives = alternatives;
  }
}

/** The one boundary of every route: expected failures are answered as what they are, all others with one sentence. */
export function onError(error: Error, c: Context<AppEnv>): Response {
  if (error instanceof RefusalWithAlternatives) return refused(c, error.refusal, error.alternatives);
  if (error instanceof Refusal) return refused(c, error);
  const problem = asProblem(error);
  if (problem.code === "internal") {
    c.var.logger.error("request_failed", { method: c.req.method, route: routePath(c, -1), error });
  }
  return respond(
    c,
    {
      ...describe(problem.code, problem.message, c),
      ...(problem.errors && { errors: problem.errors }),
    },
    problem.headers,
  );
}

export const onNotFound = (c: Context<AppEnv>): Response => onError(notFound(), c);

export const onMethodNotAllowed = (c: Context<AppEnv>, methods: string[]): Response =>
  onError(
    new Problem("method_not_allowed", `Use ${methods.join(" or ")} here.`, { headers: { Allow: methods.join(", ") } }),
    c,
  );

interface Validation {
  target: string;
  success: boolean;
  error?: z.core.$ZodError;
}

/** The hook of every validated route. An id in the path that cannot be one names nothing, so it is simply not found. */
export function onInvalid({ target, success, error }: Validation): void {
  if (success || !error) return;
  if (target === "param") throw notFound();
  const where = target === "json" ? "body" : target === "query" ? "query" : "header";
  const errors = error.issues.slice(0, 20).map((issue) => ({
    in: where,
    pointer: pointer(issue.path),
    detail: issue.message,
  })) satisfies Problem["errors"];
  const places = [...new Set(errors.map((entry) => `${entry.in} ${entry.pointer || "as a whole"}`))];
  throw new Problem("validation_failed", `Mend ${places.slice(0, 5).join(", ")} and send it again.`, { errors });
}

function asProblem(error: Error): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof RunConflict) {
    return new Problem(
      "run_conflict",
      "This runId was already used with another input. Send a new one with a new runId.",
    );
  }
  if (error instanceof ThreadEnded) {
    return new Problem("thread_ended", "This conversation has ended. Open a new session to start another one.");
  }
  if (error instanceof NotRated) return new Problem(error.code, error.message);
  if (error instanceof RunsBusy) {
    return new Problem("busy", "No more messages can be taken just now. Please try again in a moment.", {
      headers: { "Retry-After": "2" },
    });
  }
  // The framework's own, thrown while it reads a body.
  if (error instanceof HTTPException) {
    if (error.status === 400) return new Problem("malformed_json", "The body could not be read as JSON.");
    if (error.status === 413) return tooLarge();
    if (error.status === 415) {
      return new Problem("unsupported_media_type", "Send the body with the header Content-Type: application/json.");
    }
    if (error.status === 404) return notFound();
  }
  return new Problem("internal", "Something went wrong on our side. Please try again; nothing was changed twice.");
}

export const tooLarge = () => new Problem("body_too_large", "The body is larger than this server takes: 1 MiB.");

function refused(c: Context<AppEnv>, refusal: Refusal, alternatives?: Slot[]): Response {
  const status = REFUSAL_STATUS[refusal.code];
  return respond(
    c,
    {
      type: `/problems/${refusal.code}`,
      title: titleOf(refusal.code),
      status,
      detail: refusal.message,
      instance: c.var.requestId,
      code: refusal.code,
      ...(Object.keys(refusal.params).length > 0 && { params: refusal.params }),
      ...(alternatives && { alternatives }),
    },
    status === 503 ? { "Retry-After": "5" } : {},
  );
}

function describe(code: ProblemCode, detail: string, c: Context<AppEnv>): ProblemDetails {
  const { status, title } = PROBLEMS[code];
  return { type: `/problems/${code}`, title, status, detail, instance: c.var.requestId, code };
}

const respond = (c: Context<AppEnv>, problem: ProblemDetails, headers: Record<string, string>): Response =>
  c.body(JSON.stringify(problem), problem.status, {
    ...headers,
    "Content-Type": "application/problem+json",
    "Cache-Control": "no-store",
  });

/** `slot_taken` → `Slot taken`. */
export const titleOf = (code: string): string => {
  const words = code.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const pointer = (path: PropertyKey[]): string =>
  path.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
