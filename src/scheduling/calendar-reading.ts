import type { Taken } from "../../db/queries/claims.ts";
import type { BookingCount } from "./availability.ts";
import { type Claim, type TakenTime, takenTime } from "./taken-time.ts";
import { civilDayAt } from "./time-zone.ts";

export const NOTHING_TAKEN: Taken = { claims: [], holds: [], visits: [] };

/** What is taken and how much is booked, from one reading, as one actor sees it. */
export function readingOf(
  { claims, holds, visits }: Taken,
  options: { actor: string; timeZone: string; visitTypeId: string },
): { taken: TakenTime; bookings: BookingCount } {
  const { actor, timeZone, visitTypeId } = options;
  const counts = new Map<string, number>();
  const count = (practitionerId: string, instant: number) => {
    const key = `${practitionerId} ${civilDayAt(timeZone, instant)}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  };
  for (const { practitionerId, start } of visits) count(practitionerId, start);
  const held: Claim[] = holds.map(({ resourceId, start, end, ...hold }) => ({ resourceId, start, end, hold }));
  for (const { resourceId, owner, practitionerId, startsAt, ...hold } of holds) {
    // A visit that someone is about to book counts towards the cap, or two could pass the last place.
    if (resourceId === practitionerId && hold.visitTypeId === visitTypeId && owner !== actor) {
      count(practitionerId, startsAt);
    }
  }
  return {
    taken: takenTime([...claims, ...held], actor),
    bookings: (practitionerId, clinicDay) => counts.get(`${practitionerId} ${clinicDay}`) ?? 0,
  };
}
