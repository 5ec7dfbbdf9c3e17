import { type Db, withClinic } from "../../db/client.ts";
import { patientsOfThread, setContactPreference } from "../../db/queries/notifications.ts";
import { reachOf } from "../scheduling/context.ts";
import type { SchedulingContext } from "../scheduling/model.ts";

/**
 * STOP and START, by mail and by text message, for the patients a conversation speaks for: those it booked or joined
 * for, and those it proved. `set` false: it speaks for nobody, and nothing was changed.
 */
export function createSetMessages({ db, now }: { db: Db; now: () => Date }) {
  return async (context: SchedulingContext, wanted: boolean): Promise<{ set: boolean }> => {
    const { clinicId } = context;
    const at = now();
    const reach = reachOf(context, at);
    if (!reach) return { set: false };
    return withClinic(db, clinicId, async (tx) => {
      const patientIds = await patientsOfThread(tx, { clinicId, threadId: reach.threadId, now: at });
      const set = { optedOut: !wanted };
      await setContactPreference(tx, { clinicId, patientIds, channels: ["email", "sms"], set, at });
      return { set: patientIds.length > 0 };
    });
  };
}
