import type { EvalCase } from "../scenario/schema.ts";
import type { TrialRecord, Write } from "../trial.ts";
import { folded } from "./answer-text.ts";
import { nameIn } from "./write-kind.ts";

/**
 * The record without the rows that a disruption wrote in somebody else's name while a turn ran: they are not the
 * system's doing, and stand behind nothing it says.
 */
export function withOwnWrites(evalCase: Pick<EvalCase, "people" | "disruptions">, record: TrialRecord): TrialRecord {
  if (!evalCase.disruptions.some(({ fault }) => fault === "slot_taken")) return record;
  const people = new Set(Object.values(evalCase.people).map(({ name }) => folded(name)));
  const isOwn = ({ table, fields }: Write): boolean =>
    table !== "appointments" || people.has(folded(nameIn(fields.patient) ?? ""));
  return { ...record, turns: record.turns.map((turn) => ({ ...turn, writes: turn.writes.filter(isOwn) })) };
}
