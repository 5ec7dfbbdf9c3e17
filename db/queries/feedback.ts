import { and, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import type { Db } from "../client.ts";
import type { RatedOutcome } from "../schema/conversations.ts";
import { appointmentEvents, appointments, feedback, messages } from "../schema/index.ts";

/** One completed change of one visit, as its patient knows it. */
export interface RatedVisit {
  outcome: RatedOutcome;
  /** The visit's public reference. */
  reference: string;
}

type FeedbackRow = typeof feedback.$inferSelect;

/** Stores a rating of 1 to 5 with the comment, if any. Throws 23505 for a second one of the same outcome. */
export async function insertFeedback(tx: Db, row: FeedbackRow): Promise<void> {
  await tx.insert(feedback).values(row);
}

/** What this conversation said of this outcome; `null`: of itself as a whole. */
export async function findFeedback(
  tx: Db,
  { clinicId, threadId, about }: { clinicId: string; threadId: string; about: RatedVisit | null },
): Promise<Pick<FeedbackRow, "rating" | "comment"> | null> {
  const [row] = await tx
    .select({ rating: feedback.rating, comment: feedback.comment })
    .from(feedback)
    .where(
      and(
        eq(feedback.clinicId, clinicId),
        eq(feedback.threadId, threadId),
        about
          ? and(eq(feedback.outcome, about.outcome), eq(feedback.reference, about.reference))
          : isNull(feedback.outcome),
      ),
    )
    .limit(1);
  return row ?? null;
}

/**
 * Whether this actor has done this to the visit of this reference. A visit that was moved on keeps its reference with
 * `~` and a number, and a move is written as an end (`rescheduled`) and a beginning (`booked`).
 */
export async function hasCompleted(
  tx: Db,
  { clinicId, actor, outcome, reference }: RatedVisit & { clinicId: string; actor: string },
): Promise<boolean> {
  const kind = {
    booked: and(eq(appointmentEvents.type, "booked"), isNull(appointments.rescheduledFrom)),
    rescheduled: and(eq(appointmentEvents.type, "booked"), isNotNull(appointments.rescheduledFrom)),
    cancelled: eq(appointmentEvents.type, "cancelled"),
  }[outcome];
  const rows = await tx
    .select({ id: appointments.id })
    .from(appointmentEvents)
    .innerJoin(appointments, eq(appointments.id, appointmentEvents.appointmentId))
    .where(
      and(
        eq(appointmentEvents.clinicId, clinicId),
        eq(appointmentEvents.actor, actor),
        eq(appointments.clinicId, clinicId),
        inArray(appointments.reference, everOf(reference)),
        kind,
      ),
    )
    .limit(1);
  return rows.length > 0;
}

/** More moves than any clinic's rules allow one visit. */
const MOVES = 50;

/** What the rows of a visit's chain of moves may be called. */
const everOf = (reference: string): string[] => [
  reference,
  ...Array.from({ length: MOVES }, (_, moved) => `${reference}~${moved + 1}`),
];

/** Whether this conversation was told of an emergency. */
export async function hadEmergency(tx: Db, clinicId: string, threadId: string): Promise<boolean> {
  const rows = await tx
    .select({ id: messages.sequence })
    .from(messages)
    .where(
      and(
        eq(messages.clinicId, clinicId),
        eq(messages.threadId, threadId),
        sql`${messages.cards} @> '[{"type":"agentcare.emergency"}]'::jsonb`,
      ),
    )
    .limit(1);
  return rows.length > 0;
}
