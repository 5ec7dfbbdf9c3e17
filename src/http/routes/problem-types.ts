import { createRoute, z } from "@hono/zod-openapi";
import { REFUSAL_CODES } from "../../scheduling/refusal.ts";
import { notFound, PROBLEMS, REFUSAL_STATUS } from "../problem.ts";
import { titleOf } from "../problem-response.ts";
import { createRouter } from "../router.ts";
import { json, onlyProblems } from "../schemas.ts";

const ProblemType = z.object({ code: z.string(), title: z.string(), status: z.number() });

const TYPES = new Map<string, z.infer<typeof ProblemType>>();
for (const [code, { status, title }] of Object.entries(PROBLEMS)) TYPES.set(code, { code, title, status });
for (const code of REFUSAL_CODES) TYPES.set(code, { code, title: titleOf(code), status: REFUSAL_STATUS[code] });

/** Where the `type` of a problem leads. */
export function createProblemTypesRoute() {
  const route = createRoute({
    method: "get",
    path: "/problems/{code}",
    operationId: "getProblemType",
    tags: ["operation"],
    summary: "What a problem's type means",
    request: { params: z.object({ code: z.string() }) },
    responses: { 200: json(ProblemType, "Its title and status"), ...onlyProblems(404) },
  });
  return createRouter().openapi(route, (c) => {
    const type = TYPES.get(c.req.valid("param").code);
    if (!type) throw notFound();
    return c.json(type, 200, { "Cache-Control": "public, max-age=3600" });
  });
}
