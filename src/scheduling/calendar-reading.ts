import type { TakenRow } from "../../db/queries/claims.ts";
import type { BookingCount } from "./availability.ts";
import { type Claim, type TakenTime, takenTime } from "./taken-time.ts";
import { civilDayAt } from "./time-zone.ts";

/** What is taken and how much is booked, from the rows of one reading, as one actor sees it. */
export function readingOf(
  rows: readonly TakenRow[],
  options: { actor: string; timeZone: string; visitTypeId: string },
): { taken: TakenTime; bookings: BookingCount } {
  const { actor, timeZone, visitTypeId } = options;
  const counts = new Map<string, number>();
  const count = (practitionerId: string, instant: number) => {
    const key = `${practitionerId} ${civilDayAt(timeZone, instant)}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  };
  const claims: Claim[] = [];
  for (const row of rows) {
    if (row.kind === "visit") {
      count(row.resourceId, row.start);
      continue;
    }
    const { resourceId, start, end, holdOwner, holdExpiresAt, holdStartsAt, holdPractitionerId } = row;
    if (holdOwner === null || holdExpiresAt === null || holdStartsAt === null || holdPractitionerId === null) {
      claims.push({ resourceId, start, end });
      continue;
    }
    const hold = {
      owner: holdOwner,
      expiresAt: holdExpiresAt,
      startsAt: holdStartsAt,
      practitionerId: holdPractitionerId,
    };
    claims.push({ resourceId, start, end, hold });
    // A visit that someone is about to book counts towards the cap, or two could pass the last place.
    if (row.resourceId === holdPractitionerId && row.holdVisitTypeId === visitTypeId && holdOwner !== actor) {
      count(holdPractitionerId, holdStartsAt);
    }
  }
  return {
    taken: takenTime(claims, actor),
    bookings: (practitionerId, clinicDay) => counts.get(`${practitionerId} ${clinicDay}`) ?? 0,
  };
}
