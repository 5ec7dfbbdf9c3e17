import { changeVisit, nextVersion, requireStanding } from "./change-visit.ts";
import type { SchedulingParts } from "./context.ts";
import type { AccessNeeds, AddNeedsRequest, Appointment, SchedulingContext } from "./model.ts";
import { refuse } from "./refuse.ts";
import { writeNext } from "./write-appointment.ts";

const WORDS_AT_MOST = 200;

/**
 * Adds what the visit must be prepared for to what is noted already; the same need said anew replaces the old word.
 * Refusals: `appointment_not_found`, `version_conflict`, `past`, `idempotency_mismatch`, `calendar_unavailable`; throws
 * RangeError when nothing is named or a text is too long.
 */
export async function addNeeds(
  parts: SchedulingParts,
  context: SchedulingContext,
  request: AddNeedsRequest,
): Promise<Appointment> {
  const { idempotencyKey, ...body } = request;
  const { appointmentId, expectedVersion } = request;
  const needs = readNeeds(request.needs);
  return changeVisit(
    parts,
    context,
    { verb: "needs", appointmentId, idempotencyKey, body },
    async ({ tx, current: { appointment }, nowDate }) => {
      requireStanding(appointment, expectedVersion);
      if (appointment.startsAt <= nowDate) throw refuse("past");
      const row = nextVersion(appointment, nowDate, { needs: { ...appointment.needs, ...needs } });
      await writeNext(tx, context, { row, type: "noted", reason: "needs", claims: "kept" });
      return row;
    },
  );
}

function readNeeds({ interpreter, wheelchair, other }: AccessNeeds): AccessNeeds {
  const needs: AccessNeeds = {
    ...(interpreter?.trim() && { interpreter: interpreter.trim() }),
    ...(wheelchair !== undefined && { wheelchair }),
    ...(other?.trim() && { other: other.trim() }),
  };
  if (Object.keys(needs).length === 0)
    throw new RangeError("needs is empty; name an interpreter, a wheelchair or more");
  for (const text of [needs.interpreter, needs.other]) {
    if (text && text.length > WORDS_AT_MOST) {
      throw new RangeError(`a need is ${text.length} characters long; say it in ${WORDS_AT_MOST}`);
    }
  }
  return needs;
}
