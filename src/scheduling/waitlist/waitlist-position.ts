import { hasProof } from "../../../db/queries/identity-proofs.ts";
import { listOpenEntries } from "../../../db/queries/waitlist.ts";
import { reachOf } from "../context.ts";
import type { SchedulingContext } from "../model.ts";
import { transact } from "../transaction.ts";
import type { Waitlist } from "./model.ts";
import { todayOf, type WaitlistParts } from "./parts.ts";
import { toPlaces } from "./place-view.ts";

/** The open places the actor may see, with their place in the queue and what is offered. Throws `calendar_unavailable`. */
export async function waitlistPlaces(parts: WaitlistParts, context: SchedulingContext): ReturnType<Waitlist["places"]> {
  const { clinicId } = context;
  const now = parts.now();
  return transact(parts, clinicId, async (tx) => {
    const reach = reachOf(context, now);
    const views = await listOpenEntries(tx, { clinicId, reach });
    const places = await toPlaces(tx, { clinicId, views, now, today: await todayOf(tx, clinicId, now) });
    const proved = reach === undefined || (await hasProof(tx, { clinicId, threadId: reach.threadId, now }));
    return { places, proved };
  });
}
