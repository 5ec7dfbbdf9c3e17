import { constraintName, type Db, sqlState, withClinic } from "../../db/client.ts";
import { createDeadline, DeadlineExceeded, whileAlive } from "../platform/resilience/deadline.ts";
import type { SchedulingParts } from "./context.ts";
import { Refusal } from "./refusal.ts";
import { refuse } from "./refuse.ts";

/** Thrown inside a transaction whose plan a concurrent writer made stale: it is rolled back and run again. */
export class PlanIsStale extends Error {
  override readonly name = "PlanIsStale";
}

const ATTEMPTS = 5;
/** Long enough for a crowd that wants one slot on a busy machine: its losers are to hear slot_taken, not an outage. */
const DEADLINE_MS = 12_000;

/** Deadlock, serialization failure, lock timeout: passing, and nothing was written. */
const PASSING = new Set(["40P01", "40001", "55P03"]);
const OVERLAP = "23P01";
const DUPLICATE = "23505";

const CONNECTION_CODES = new Set([
  "CONNECTION_CLOSED",
  "CONNECTION_ENDED",
  "CONNECTION_DESTROYED",
  "CONNECT_TIMEOUT",
  "ECONNREFUSED",
  "ECONNRESET",
  "ETIMEDOUT",
  "EPIPE",
  "ENOTFOUND",
  "EAI_AGAIN",
]);

/**
 * Runs a verb's work in a transaction of one clinic. A loser of a race runs again on what is true now (its own check
 * then names the rule that refuses), a few times at most. A database that cannot be reached, or not in time, is the
 * refusal `calendar_unavailable`: never an empty answer. A write that timed out may still have been committed; the
 * same request with the same idempotency key finds out.
 */
export async function transact<Result>(
  { db, deadlineMs = DEADLINE_MS }: Pick<SchedulingParts, "db" | "deadlineMs">,
  clinicId: string,
  work: (tx: Db) => Promise<Result>,
): Promise<Result> {
  const deadline = createDeadline({ label: "calendar", ms: deadlineMs });
  try {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await whileAlive(withClinic(db, clinicId, work), deadline.signal);
      } catch (error) {
        if (error instanceof Refusal) throw error;
        if (attempt === ATTEMPTS || !isWorthAnotherTry(error)) throw translate(error);
      }
    }
  } finally {
    deadline.close();
  }
}

function isWorthAnotherTry(error: unknown): boolean {
  if (error instanceof PlanIsStale) return true;
  const state = sqlState(error);
  return state !== undefined && (PASSING.has(state) || state === OVERLAP || state === DUPLICATE);
}

function translate(error: unknown): unknown {
  const state = sqlState(error);
  if (error instanceof PlanIsStale || (state === OVERLAP && constraintName(error) === "claims_no_overlap")) {
    return refuse("slot_taken", {}, { cause: error });
  }
  return (state && PASSING.has(state)) || isOutage(error, state)
    ? refuse("calendar_unavailable", {}, { cause: error })
    : error;
}

/** Whether the database was not there, was leaving, was full, or took too long. */
function isOutage(error: unknown, state: string | undefined): boolean {
  if (error instanceof DeadlineExceeded) return true;
  if (state && (state.startsWith("08") || state.startsWith("53") || state.startsWith("57") || state === "25P03"))
    return true;
  for (let cause = error, depth = 0; cause instanceof Error && depth < 10; cause = cause.cause, depth += 1) {
    if ("code" in cause && CONNECTION_CODES.has(String(cause.code))) return true;
  }
  return false;
}
