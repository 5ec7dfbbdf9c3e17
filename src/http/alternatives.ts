import type { Scheduling, SchedulingContext, Slot, SlotQuery } from "../scheduling/model.ts";
import { Refusal, type RefusalCode } from "../scheduling/refusal.ts";
import { decodeSlotId } from "../scheduling/slot-id.ts";
import { RefusalWithAlternatives } from "./problem-response.ts";

const CONTENDED: ReadonlySet<RefusalCode> = new Set([
  "slot_taken",
  "slot_held",
  "hold_expired",
  "room_unavailable",
  "device_unavailable",
  "daily_cap",
  "past",
  "below_min_notice",
]);
const WANTED = 5;
const ENOUGH = 3;
const NEARBY_MS = 3 * 86_400_000;

/**
 * Carries out a write on a slot. When it is refused because the time is gone, the refusal is thrown again with the free
 * times of the same visit that lie nearest to it, looked up after the write has ended and its locks are free.
 */
export async function orAlternatives<Result>(
  {
    scheduling,
    context,
    slotId,
    movingAppointmentId,
  }: {
    scheduling: Pick<Scheduling, "findSlots">;
    context: SchedulingContext;
    /** Undefined when only a hold was named; the refusal may then say which slot it was. */
    slotId: string | undefined;
    movingAppointmentId?: string;
  },
  write: () => Promise<Result>,
): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof Refusal) || !CONTENDED.has(error.code)) throw error;
    const wanted = decodeSlotId(slotId ?? String(error.params.slotId ?? ""));
    if (!wanted) throw error;
    const query = { visitTypeId: wanted.visitTypeId, ...(movingAppointmentId && { movingAppointmentId }), limit: 100 };
    throw new RefusalWithAlternatives(error, await nearest(scheduling, context, query, wanted.start));
  }
}

async function nearest(
  scheduling: Pick<Scheduling, "findSlots">,
  context: SchedulingContext,
  query: SlotQuery,
  start: number,
): Promise<Slot[]> {
  const day = (offset: number) => new Date(start + offset).toISOString().slice(0, 10);
  const dates = [{ from: day(-NEARBY_MS), to: day(NEARBY_MS) }];
  try {
    const near = await scheduling.findSlots(context, { ...query, dates });
    const { slots } = near.slots.length >= ENOUGH ? near : await scheduling.findSlots(context, query);
    const distance = (slot: Slot) => Math.abs(Date.parse(slot.startsAt) - start);
    return [...slots].sort((one, other) => distance(one) - distance(other)).slice(0, WANTED);
  } catch (error) {
    // The refusal stands, whatever stops us from finding something better to say.
    if (error instanceof Refusal) return [];
    throw error;
  }
}
