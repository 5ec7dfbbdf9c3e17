import type { Db } from "../../../db/client.ts";
import { type EntryView, findEntry } from "../../../db/queries/waitlist.ts";
import { reachOf } from "../context.ts";
import type { SchedulingContext } from "../model.ts";
import { refuse } from "../refuse.ts";
import { isUuid } from "../slot-id.ts";

/** A place the actor may reach. Throws `waitlist_not_found`, also for another's: the answer is the same. */
export async function findReachableEntry(
  tx: Db,
  context: SchedulingContext,
  entryId: string,
  now: Date,
): Promise<EntryView> {
  const { clinicId } = context;
  const view = isUuid(entryId) ? await findEntry(tx, { clinicId, entryId, reach: reachOf(context, now) }) : null;
  if (!view) throw refuse("waitlist_not_found");
  return view;
}

/** Name of the lock that makes writers of one place take turns. */
export const entryLock = (entryId: string): string => `waitlist:${entryId}`;

/** Whose the holds of an entry's offers are. */
export const holderOf = (entryId: string): string => `waitlist:${entryId}`;
