import { and, asc, between, eq, isNull, or } from "drizzle-orm";
import type { Db } from "../client.ts";
import { scheduleExceptions } from "../schema/index.ts";

export interface ClosureRow {
  /** Null: everywhere. */
  locationId: string | null;
  /** `YYYY-MM-DD`. */
  day: string;
  kind: "closed" | "open";
  /** `HH:MM:SS`; null: the whole day. */
  startTime: string | null;
  endTime: string | null;
}

/** What closes the clinic or a site between two days (inclusive), and the one-off openings that win over it; by day. */
export async function listClosures(
  tx: Db,
  query: { clinicId: string; from: string; to: string },
): Promise<ClosureRow[]> {
  const { locationId, date, kind, startTime, endTime } = scheduleExceptions;
  return tx
    .select({ locationId, day: date, kind, startTime, endTime })
    .from(scheduleExceptions)
    .where(
      and(
        eq(scheduleExceptions.clinicId, query.clinicId),
        between(date, query.from, query.to),
        or(isNull(scheduleExceptions.resourceId), eq(kind, "open")),
      ),
    )
    .orderBy(asc(date), asc(scheduleExceptions.id));
}
