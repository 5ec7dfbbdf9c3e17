import type { Db } from "../../../db/client.ts";
import { readSender } from "../../../db/queries/notifications.ts";
import type { SchedulingParts } from "../context.ts";
import type { ClinicDirectory } from "../model.ts";
import { wallClockAt } from "../time-zone.ts";

export interface WaitlistParts extends SchedulingParts {
  /** How long a freed time is kept for the patient it is offered to. */
  offerMinutes: number;
  /** Names and zones; may be half a minute old. */
  directory: (clinicId: string) => Promise<ClinicDirectory>;
}

/** The clinic's civil day. */
export async function todayOf(tx: Db, clinicId: string, now: Date): Promise<string> {
  const { timeZone } = await readSender(tx, clinicId);
  return wallClockAt(timeZone, now.getTime()).date;
}
