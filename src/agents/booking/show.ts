import type { Fact } from "../../graph/facts.ts";
import type { Task } from "../../graph/tasks.ts";
import { calendarUrl } from "../../locales/en/cards.ts";
import type { Appointment } from "../../scheduling/model.ts";
import type { Policy } from "../agent.ts";
import { proofFirst } from "../identity/proof-first.ts";
import { whichVisit } from "./which-visit.ts";
import { type VisitTaskOf, withComing, withVisit } from "./with-visit.ts";

/** The coming visits, all or those like what was said. Without any within reach, a proof is asked for. */
export const listPolicy: Policy<Extract<Task, { agent: "booking"; kind: "list" }>> = (situation) =>
  withComing(situation, ({ visits, proved }) => {
    if (visits.length === 0) return { done: proved ? { facts: [{ kind: "no_visits" }] } : proofFirst(situation.task) };
    const wanted = whichVisit(visits, { ...situation.task.visit, all: true });
    if (wanted.kind !== "none") return { done: { facts: [listed(wanted.visits)] } };
    // Others than these may be there, but not for somebody who has proved nothing.
    return { done: proved ? { facts: [{ kind: "no_such_visit", appointments: visits }] } : proofFirst(situation.task) };
  });

const listed = (appointments: Appointment[]): Fact => ({ kind: "coming_visits", appointments });

/** One visit in full, what to prepare for it, or its calendar file. */
export const showPolicy: Policy<VisitTaskOf<"details" | "preparation" | "calendar">> = (situation) =>
  withVisit(situation, (appointment) => ({
    done: { facts: [shown(situation.task.kind, appointment)], footing: { asked: [], afterChoice: null } },
  }));

function shown(kind: "details" | "preparation" | "calendar", appointment: Appointment): Fact {
  if (kind === "details") return { kind: "visit_details", appointment };
  if (kind === "preparation") return { kind: "visit_preparation", appointment };
  return { kind: "calendar_file", appointment, url: calendarUrl(appointment.id) };
}
