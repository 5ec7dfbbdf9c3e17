import type { Client } from "langsmith";
import { pseudonym } from "./pseudonym.ts";
import { COUNT_NAMES, type TurnTrace } from "./tracer.ts";

export type LangSmithRun = NonNullable<Parameters<Client["batchIngestRuns"]>[0]["runCreates"]>[number];

/**
 * One turn as LangSmith knows it: a root run and one child a step. Every value is a digest, a number or a word of our
 * own: steps outside `stepNames` are called `other`, and counts outside the closed list are left out.
 */
export function toLangSmithRuns(
  trace: TurnTrace,
  { endedAt, project, stepNames }: { endedAt: number; project: string; stepNames: ReadonlySet<string> },
): LangSmithRun[] {
  const id = pseudonym("run", trace.runId);
  const startedAt = endedAt - milliseconds(trace.durationMs);
  const order = dottedOrder(startedAt, id);
  const common = { run_type: "chain", session_name: project, trace_id: id, inputs: {}, outputs: {} };
  const failed = trace.outcome === "failed";
  const root: LangSmithRun = {
    ...common,
    id,
    name: "turn",
    start_time: startedAt,
    end_time: endedAt,
    dotted_order: order,
    // LangSmith draws a run red by its error text; ours is this one word.
    ...(failed && { error: "failed" }),
    extra: {
      metadata: {
        thread_id: pseudonym("thread", trace.threadId),
        clinic_id: pseudonym("clinic", trace.clinicId),
        outcome: trace.outcome,
        tier: trace.tier ?? "unknown",
        steps: trace.steps.length,
        ...counts(trace),
      },
    },
  };
  const steps = trace.steps.map((step, index): LangSmithRun => {
    const stepId = pseudonym("step", `${trace.runId} ${index}`);
    const begun = startedAt + milliseconds(step.startedAfterMs);
    return {
      ...common,
      id: stepId,
      parent_run_id: id,
      name: stepNames.has(step.name) ? step.name : "other",
      start_time: begun,
      end_time: begun + milliseconds(step.durationMs),
      dotted_order: `${order}.${dottedOrder(begun, stepId)}`,
    };
  });
  return [root, ...steps];
}

function counts(trace: TurnTrace): Record<string, number> {
  const known = COUNT_NAMES.flatMap((name) => {
    const value = trace.counts[name];
    return typeof value === "number" && Number.isFinite(value) ? [[name, value] as const] : [];
  });
  return Object.fromEntries(known);
}

/** Whole and not negative: LangSmith refuses a run that ends before it began. */
const milliseconds = (value: number): number => (Number.isFinite(value) && value > 0 ? Math.round(value) : 0);

/** LangSmith's sort key of a run: its start to the microsecond without punctuation, then its id. */
function dottedOrder(startedAt: number, id: string): string {
  return `${new Date(startedAt).toISOString().slice(0, -1).replace(/[-:.]/g, "")}000Z${id}`;
}
