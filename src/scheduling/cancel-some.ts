import { lockAll } from "../../db/queries/locks.ts";
import { answerOf, keepAnswer, keyedRequest, keyLock } from "./answer-once.ts";
import { toAppointment } from "./appointment-view.ts";
import { cancelVisit } from "./cancel-appointment.ts";
import type { SchedulingParts } from "./context.ts";
import type { Appointment, CancelSomeRequest, SchedulingContext } from "./model.ts";
import { findReachable } from "./own-appointment.ts";
import { transact } from "./transaction.ts";

const AT_MOST = 50;

/**
 * Cancels several visits in one transaction: all of them, or none. Answers with them in the order asked. The refusals
 * are those of cancelling one; throws RangeError for none, too many, or one visit named twice.
 */
export async function cancelSome(
  parts: SchedulingParts,
  context: SchedulingContext,
  request: CancelSomeRequest,
): Promise<Appointment[]> {
  const { idempotencyKey, ...body } = request;
  const { visits, reason } = request;
  const ids = new Set(visits.map(({ id }) => id));
  if (ids.size === 0 || ids.size > AT_MOST || ids.size !== visits.length) {
    throw new RangeError(`name 1 to ${AT_MOST} different visits; ${visits.length} were named, ${ids.size} different`);
  }
  const { clinicId } = context;
  const keyed = keyedRequest(context, idempotencyKey, "cancel_some", body);
  const nowDate = parts.now();
  return transact(parts, clinicId, async (tx) => {
    await lockAll(tx, clinicId, [...visits.map(({ id }) => `appointment:${id}`), keyLock(keyed)]);
    const answered = await answerOf<Appointment[]>(tx, keyed);
    if (answered) return answered;
    const cancelled: Appointment[] = [];
    for (const { id, version } of visits) {
      const current = await findReachable(tx, context, id, nowDate);
      const row = await cancelVisit({ tx, context, current, nowDate, expectedVersion: version, reason });
      cancelled.push(toAppointment({ ...current, appointment: row }));
    }
    await keepAnswer(tx, keyed, cancelled, nowDate);
    return cancelled;
  });
}
