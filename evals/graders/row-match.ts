import type { StateRow } from "../trial.ts";

const WITHIN = /^within (\d{4}-\d\d-\d\dT\d\d:\d\d)\.\.(\d{4}-\d\d-\d\dT\d\d:\d\d)$/;

/**
 * Whether a value of the run is the gold's. In the gold `*` is anything, and `within A..B` a start from A until before
 * B, both of the clinic's clock. Nothing said is the same as null.
 */
export function isValue(gold: string | null | undefined, found: string | null | undefined): boolean {
  if (gold === "*") return true;
  const window = gold ? WITHIN.exec(gold) : null;
  if (window?.[1] && window[2]) return typeof found === "string" && found >= window[1] && found < window[2];
  return (gold ?? null) === (found ?? null);
}

/** Names of the fields in which the run's row is not the gold's. */
export const fieldsThatDiffer = (gold: StateRow, found: StateRow): string[] =>
  Object.keys({ ...gold.fields, ...found.fields }).filter((field) => !isValue(gold.fields[field], found.fields[field]));

const ONE_OF: Record<StateRow["table"], string> = {
  appointments: "appointment",
  waitlist_entries: "waitlist entry",
  handoffs: "note for the desk",
  contact_preferences: "contact preference",
  holds: "hold",
};

/** A row for people: `appointment: status booked · visitType skin-check · …`. Empty fields are left out. */
export function rowText({ table, fields }: StateRow): string {
  const told = Object.entries(fields).filter(([, value]) => value !== null);
  return `${ONE_OF[table]}: ${told.map(([field, value]) => `${field} ${value === "*" ? "any" : value}`).join(" · ")}`;
}
