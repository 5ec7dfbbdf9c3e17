import type { Taken } from "../../db/queries/claims.ts";
import type { BookingCount } from "./availability.ts";
import type { OfferingPractitioner } from "./rule-book.ts";
import { type Claim, type TakenTime, takenTime } from "./taken-time.ts";
import { civilDayAt } from "./time-zone.ts";

export const NOTHING_TAKEN: Taken = { claims: [], holds: [], visits: [] };

/** What is taken and how much is booked, from one reading, as one actor sees it. */
export function readingOf(
  { claims, holds, visits }: Taken,
  options: {
    actor: string;
    timeZone: string;
    visitTypeId: string;
    /** Whose lanes were read too: a visit booked over another blocks its practitioner all the same. */
    practitioners: readonly Pick<OfferingPractitioner, "id" | "laneIds">[];
  },
): { taken: TakenTime; bookings: BookingCount } {
  const { actor, timeZone, visitTypeId } = options;
  const overbooked = new Map(
    options.practitioners.flatMap(({ id, laneIds = [] }) => laneIds.map((lane) => [lane, id])),
  );
  const counts = new Map<string, number>();
  const count = (practitionerId: string, instant: number) => {
    const key = `${practitionerId} ${civilDayAt(timeZone, instant)}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  };
  for (const { practitionerId, start } of visits) count(practitionerId, start);
  const onPractitioner = <Span extends { resourceId: string }>(span: Span): Span => {
    const practitionerId = overbooked.get(span.resourceId);
    return practitionerId === undefined ? span : { ...span, resourceId: practitionerId };
  };
  const held: Claim[] = holds.map(({ resourceId, start, end, ...hold }) => ({ resourceId, start, end, hold }));
  for (const { resourceId, owner, practitionerId, startsAt, ...hold } of holds) {
    // A visit that someone is about to book counts towards the cap, or two could pass the last place.
    if (resourceId === practitionerId && hold.visitTypeId === visitTypeId && owner !== actor) {
      count(practitionerId, startsAt);
    }
  }
  return {
    taken: takenTime([...claims.map(onPractitioner), ...held], actor),
    bookings: (practitionerId, clinicDay) => counts.get(`${practitionerId} ${clinicDay}`) ?? 0,
  };
}
