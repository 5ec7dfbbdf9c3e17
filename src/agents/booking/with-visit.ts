import type { VisitTask } from "../../graph/tasks.ts";
import type { Appointment, ComingVisits } from "../../scheduling/model.ts";
import type { Outcome, Situation, Step } from "../agent.ts";
import { proofFirst } from "../identity/proof-first.ts";
import { answered, calendarUnavailable, refusedFact } from "../results.ts";
import { whichVisit } from "./which-visit.ts";

export type VisitTaskOf<K extends VisitTask["kind"]> = VisitTask & { id: string; kind: K };

type AnyVisitTask = VisitTaskOf<VisitTask["kind"]>;

interface Options {
  /** Of several that fit, the one that must be meant; undefined: ask. */
  prefer?: (visits: readonly Appointment[]) => Appointment | undefined;
  /** What is done where there is none like it; undefined: what there is, is told. */
  otherwise?: Outcome;
}

/**
 * Finds the visit that is meant and goes on with it. Several fit: asks which. None does: asks for a proof first, because
 * what this conversation has not proved it may not even hear about; with a proof it says plainly what there is.
 */
export function withVisit<T extends AnyVisitTask>(
  situation: Situation<T>,
  then: (visit: Appointment) => Step,
  options: Options = {},
): Step {
  return withVisits(situation, ([visit]) => then(visit), options);
}

/** The same for a task that may mean several at once. */
export function withVisits<T extends AnyVisitTask>(
  situation: Situation<T>,
  then: (visits: [Appointment, ...Appointment[]]) => Step,
  { prefer, otherwise }: Options = {},
): Step {
  const { task, footing } = situation;
  return withComing(situation, ({ visits, proved }) => {
    const listed = footing.asked.includes("appointment") ? footing.choices : [];
    const meant = whichVisit(visits, task.visit, listed);
    if (meant.kind === "meant") return then(meant.visits);
    if (meant.kind === "none") return { done: proved ? (otherwise ?? nothingFits(visits)) : proofFirst(task) };
    const preferred = prefer?.(meant.visits);
    return preferred ? then([preferred]) : { done: ask(task, meant.visits) };
  });
}

/** Reads the visits to come, once, and goes on with them. */
export function withComing(situation: Situation, then: (coming: ComingVisits) => Step): Step {
  const listed = answered<ComingVisits>(situation.results, "list_appointments");
  if (listed.kind === "none") return { call: { name: "list_appointments", args: {} } };
  if (listed.kind === "unavailable") return { done: calendarUnavailable };
  if (listed.kind === "refused") return { done: { facts: [refusedFact(listed.refusal)] } };
  return then(listed.value);
}

function nothingFits(appointments: Appointment[]): Outcome {
  const footing = { asked: [], active: null, afterChoice: null };
  if (appointments.length === 0) return { facts: [{ kind: "no_visits" }], footing };
  return { facts: [{ kind: "no_such_visit", appointments }], footing };
}

function ask({ id: _, ...task }: AnyVisitTask, appointments: Appointment[]): Outcome {
  return {
    facts: [{ kind: "which_visit", appointments, task: task.kind }],
    footing: {
      asked: ["appointment"],
      choices: appointments.map((visit) => visit.id),
      active: task.kind === "cancel" || task.kind === "reschedule" ? task.kind : null,
      afterChoice: task,
    },
  };
}
