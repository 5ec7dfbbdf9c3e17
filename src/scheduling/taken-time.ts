import { DAY_MS } from "./civil-day.ts";
import { type Interval, overlaps, union } from "./intervals.ts";

/** One claim on a resource, as read: epoch milliseconds, buffers included. */
export interface Claim {
  resourceId: string;
  start: number;
  end: number;
  /** Set for a hold: who holds it and until when. */
  hold?: { owner: string; expiresAt: number; startsAt: number; practitionerId: string };
}

/** What is taken, by resource, as one actor sees it: its own holds do not stand in its way. */
export interface TakenTime {
  /** The claim that stands in the way of `[start, end)`, or null. */
  blocker(resourceId: string, start: number, end: number): "taken" | "held" | null;
  /** Latest expiry among others' holds over `[start, end)`, epoch milliseconds; null when none. */
  heldUntil(resourceId: string, start: number, end: number): number | null;
  /** Whether the actor itself holds a visit of this practitioner that starts at `start`. */
  heldByActor(practitionerId: string, start: number): boolean;
  /**
   * How many claims of a resource begin on a civil day, the measure of load for ties.
   *
   * @param day The wall day (days since 1970) of a start, and `offset` its wall milliseconds minus its instant.
   */
  loadOn(resourceId: string, day: number, offset: number): number;
}

interface ResourceTime {
  taken: Interval[];
  held: Interval[];
  holds: Claim[];
  /** Where each claim begins. */
  starts: number[];
}

const NOTHING: ResourceTime = { taken: [], held: [], holds: [], starts: [] };

/** `claims` must hold no expired holds: the query leaves them out, by the same clock as everything else. */
export function takenTime(claims: Iterable<Claim>, actor: string): TakenTime {
  const gathered = new Map<string, ResourceTime>();
  const ownHolds = new Set<string>();
  for (const claim of claims) {
    let time = gathered.get(claim.resourceId);
    if (!time) {
      time = { taken: [], held: [], holds: [], starts: [] };
      gathered.set(claim.resourceId, time);
    }
    if (!claim.hold) {
      time.taken.push(claim);
      time.starts.push(claim.start);
    } else if (claim.hold.owner === actor) {
      ownHolds.add(`${claim.hold.practitionerId} ${claim.hold.startsAt}`);
    } else {
      time.held.push(claim);
      time.holds.push(claim);
      time.starts.push(claim.start);
    }
  }
  for (const time of gathered.values()) {
    time.taken = union(time.taken);
    time.held = union(time.held);
  }
  const loads = new Map<string, Map<number, number>>();
  const of = (resourceId: string) => gathered.get(resourceId) ?? NOTHING;
  return {
    blocker(resourceId, start, end) {
      const { taken, held } = of(resourceId);
      if (overlaps(taken, start, end)) return "taken";
      return overlaps(held, start, end) ? "held" : null;
    },
    heldUntil(resourceId, start, end) {
      const expiries = of(resourceId)
        .holds.filter((claim) => claim.start < end && start < claim.end)
        .map((claim) => claim.hold?.expiresAt ?? 0);
      return expiries.length > 0 ? Math.max(...expiries) : null;
    },
    heldByActor: (practitionerId, start) => ownHolds.size > 0 && ownHolds.has(`${practitionerId} ${start}`),
    loadOn(resourceId, day, offset) {
      const key = `${resourceId} ${offset}`;
      let days = loads.get(key);
      if (!days) {
        days = new Map();
        for (const start of of(resourceId).starts) {
          const on = Math.floor((start + offset) / DAY_MS);
          days.set(on, (days.get(on) ?? 0) + 1);
        }
        loads.set(key, days);
      }
      return days.get(day) ?? 0;
    },
  };
}
