import type { Db } from "../../db/client.ts";
import type { Reach } from "../../db/queries/appointments.ts";
import type { SchedulingContext } from "./model.ts";
import { isUuid } from "./slot-id.ts";

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

/**
 * What the actor may see and change: a conversation what it booked itself, and what belongs to a patient it has proved
 * to speak for; undefined for everyone else, who act for the whole clinic.
 *
 * @param now The instant that proofs must outlive.
 */
export function reachOf({ actor }: { actor: string }, now: Date): Reach | undefined {
  if (!actor.startsWith("thread:")) return undefined;
  const threadId = actor.slice("thread:".length);
  return { actor, threadId: isUuid(threadId) ? threadId : NO_THREAD, now };
}

/** Names no row: a conversation without an id of its own has proved nothing. */
const NO_THREAD = "00000000-0000-0000-0000-000000000000";
