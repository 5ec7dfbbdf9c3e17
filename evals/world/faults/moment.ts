import type { Disruption, Moment } from "../../scenario/schema.ts";
import type { TurnRecord } from "../../trial.ts";

/** What the last answer has come to. Several at once: times shown and details asked. */
export function momentsOf(turn: TurnRecord | null): ReadonlySet<Moment | "start"> {
  if (!turn) return new Set(["start"]);
  const found = new Set<Moment>();
  for (const { type, content } of turn.cards) {
    if (type === "agentcare.slots" && content.days.length > 0) found.add("offered");
    if (type === "agentcare.form") found.add(content.purpose === "code" ? "code_asked" : "asked");
  }
  if (turn.state?.pending) found.add("proposed");
  if (turn.writes.some(({ table }) => table !== "holds")) found.add("written");
  return found;
}

/** Gives each disruption once: at the first answer that has come to its moment. */
export function createSchedule(disruptions: readonly Disruption[]): (turn: TurnRecord | null) => Disruption["fault"][] {
  const waiting = new Set(disruptions);
  return (turn) => {
    const moments = momentsOf(turn);
    const due = [...waiting].filter(({ at }) => moments.has(at));
    for (const disruption of due) waiting.delete(disruption);
    return due.map(({ fault }) => fault);
  };
}
