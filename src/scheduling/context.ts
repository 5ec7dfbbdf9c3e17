import type { Db } from "../../db/client.ts";
import type { SchedulingContext } from "./model.ts";

/** What every verb needs from outside. */
export interface SchedulingParts {
  db: Db;
  /**
   * The clock of every rule. The same instant goes into the SQL that decides whether a hold has expired, so that rules
   * and database never disagree about the time, and a test may fix it.
   */
  now: () => Date;
  /** Fresh UUIDs. */
  ids: () => string;
  /** How long a verb may wait for the database before it says the calendar is unavailable. */
  deadlineMs?: number;
}

/** Staff may do what the rules keep patients from. An actor is set by the server, never by a request. */
export function isStaff({ actor }: Pick<SchedulingContext, "actor">): boolean {
  return actor === "seed" || actor.startsWith("staff:");
}

/** A conversation reaches only what it booked itself; everyone else acts for the whole clinic. */
export function ownOnly({ actor }: Pick<SchedulingContext, "actor">): string | undefined {
  return actor.startsWith("thread:") ? actor : undefined;
}
