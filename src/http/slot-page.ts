import { z } from "@hono/zod-openapi";
import type { Scheduling, SchedulingContext, Slot, SlotQuery, SlotSearch } from "../scheduling/model.ts";

/** The last slot of a page, in the order of day, time of day, id. */
export const SlotPosition = z.strictObject({
  date: z.iso.date(),
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  id: z.string().min(1).max(200),
});
export type SlotPosition = z.infer<typeof SlotPosition>;

export interface SlotPage {
  slots: Slot[];
  /** Null on the last page. */
  end: SlotPosition | null;
  search: SlotSearch;
}

interface PageRequest {
  query: Omit<SlotQuery, "limit" | "order" | "dates" | "times">;
  /** Days of the location, inclusive. */
  from?: string | undefined;
  to?: string | undefined;
  after?: SlotPosition | undefined;
  /** 1 to 100. */
  limit: number;
}

/** The most one search gives. */
const SEARCH_LIMIT = 100;
const FIRST_DAY = "1970-01-01";
const LAST_DAY = "9999-12-31";

/**
 * A page of free slots from just after a position: the rest of that day, then the days after it. Times are those of the
 * location. Of more than a hundred slots that begin in the same minute only the first hundred are listed.
 */
export async function findSlotPage(
  scheduling: Pick<Scheduling, "findSlots">,
  context: SchedulingContext,
  { query, from, to, after, limit }: PageRequest,
): Promise<SlotPage> {
  const ask = async (part: Pick<SlotQuery, "dates" | "times">) => {
    const search = await scheduling.findSlots(context, { ...query, ...part, limit: SEARCH_LIMIT });
    return { search, ...settle(search.slots, after) };
  };
  const days = (first: string | undefined): Pick<SlotQuery, "dates"> =>
    first === undefined && to === undefined ? {} : { dates: [{ from: first ?? FIRST_DAY, to: to ?? LAST_DAY }] };

  let found: Awaited<ReturnType<typeof ask>>;
  if (!after) found = await ask(days(from));
  else {
    const restOfDay = (time: string) => ask({ dates: [{ from: after.date, to: after.date }], times: [{ from: time }] });
    found = await restOfDay(after.time);
    if (found.full && found.fresh.length === 0) found = await restOfDay(minuteAfter(after.time));
    const tomorrow = dayAfter(after.date);
    if (!found.full && found.fresh.length <= limit && (to === undefined || tomorrow <= to)) {
      const later = await ask(days(tomorrow));
      found = { ...later, fresh: [...found.fresh, ...later.fresh] };
    }
  }
  const { fresh, full, search } = found;
  const slots = fresh.slice(0, limit);
  const last = slots.at(-1);
  const more = fresh.length > limit || full;
  return { slots, end: more && last ? { date: last.date, time: last.time, id: last.id } : null, search };
}

/**
 * Sorts, and leaves out what a page has shown already. When a search was cut off, its last minute may be incomplete and
 * is left to the next page, unless it is all there is.
 */
function settle(slots: readonly Slot[], after: SlotPosition | undefined): { fresh: Slot[]; full: boolean } {
  const sorted = [...slots].sort(byPosition);
  const full = slots.length >= SEARCH_LIMIT;
  const last = sorted.at(-1);
  const whole = sorted.filter((slot) => !last || slot.date !== last.date || slot.time !== last.time);
  const complete = full && whole.length > 0 ? whole : sorted;
  return { fresh: complete.filter((slot) => !after || byPosition(slot, after) > 0), full };
}

function byPosition(one: SlotPosition, other: SlotPosition): number {
  const key = ({ date, time, id }: SlotPosition) => `${date} ${time} ${id}`;
  const [left, right] = [key(one), key(other)];
  return left < right ? -1 : left > right ? 1 : 0;
}

const dayAfter = (date: string): string => Temporal.PlainDate.from(date).add({ days: 1 }).toString();

function minuteAfter(time: string): string {
  const next = Temporal.PlainTime.from(time);
  return time === "23:59" ? time : next.add({ minutes: 1 }).toString({ smallestUnit: "minute" });
}
