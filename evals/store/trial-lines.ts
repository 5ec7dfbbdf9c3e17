import { z } from "zod";
import { BLAME, CONTESTANTS, type GradedTrial, STYLES } from "../trial.ts";

/** A line that is no trial. `line` counts from 1. */
export interface BrokenLine {
  line: number;
  why: string;
}

const Row = z.object({ table: z.string(), fields: z.record(z.string(), z.string().nullable()) });

/** As much of a trial as reports and graders step into; what is inside of cards and arguments was ours when written. */
const Stored = z.object({
  record: z.looseObject({
    id: z.string(),
    suite: z.string(),
    suiteVersion: z.int(),
    trial: z.int().positive(),
    seed: z.number(),
    style: z.enum(STYLES),
    backend: z.string(),
    contestant: z.enum(CONTESTANTS),
    turns: z.array(
      z.looseObject({
        move: z.looseObject({ kind: z.enum(["text", "tap"]), text: z.string() }),
        text: z.string(),
        cards: z.array(z.looseObject({ type: z.string() })),
        suggestions: z.array(z.string()),
        nodes: z.array(z.string()),
        tools: z.array(z.looseObject({ name: z.string(), refusal: z.string().nullable() })),
        writes: z.array(Row.loose()),
        failed: z.string().nullable(),
        ms: z.number(),
      }),
    ),
    ended: z.enum(["done", "gave_up", "turn_limit", "infrastructure"]),
    changed: z.array(Row),
    gold: z.array(Row),
    strangers: z.array(z.string()),
    reached: z.array(z.string()),
    error: z.string().nullable(),
    ms: z.number(),
  }),
  grade: z.object({
    passed: z.boolean(),
    findings: z.array(z.object({ grader: z.string(), turn: z.int().nullable(), message: z.string() })),
    blame: z.enum(BLAME).nullable(),
    diff: z.object({ missing: z.array(z.string()), unexpected: z.array(z.string()) }),
  }),
});

/** The trials of a `trials.jsonl`, in order; a line that is none is skipped and told. */
export function parseTrials(text: string): { graded: GradedTrial[]; broken: BrokenLine[] } {
  const graded: GradedTrial[] = [];
  const broken: BrokenLine[] = [];
  for (const [at, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const parsed = parseTrial(line);
    if ("why" in parsed) broken.push({ line: at + 1, why: parsed.why });
    else graded.push(parsed.trial);
  }
  return { graded, broken };
}

function parseTrial(line: string): { trial: GradedTrial } | { why: string } {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { why: "it is no JSON; the run was probably stopped while it was written" };
  }
  const parsed = Stored.safeParse(value);
  // What the schema leaves open is what `add` was given by its type.
  if (parsed.success) return { trial: parsed.data as unknown as GradedTrial };
  const [issue] = parsed.error.issues;
  return { why: `${issue?.path.join(".") || "the line"}: ${issue?.message ?? "not a trial"}` };
}
