import { DAY_MS, MINUTE_MS, modulo } from "./civil-day.ts";
import type { Interval } from "./intervals.ts";
import { byOffset, toWall } from "./time-zone.ts";

/** Starts lie every `minutes` from `offsetMinutes` past each local midnight. */
export interface SlotGrid {
  minutes: number;
  offsetMinutes: number;
}

/**
 * Calls `visit` for every grid start inside the interval, in order, with its instant and its wall milliseconds.
 * The grid follows the wall clock, so it stays on :00 and :15 in Kathmandu (+05:45) and after Lord Howe's half hour.
 */
export function forEachGridStart(
  timeZone: string,
  interval: Interval,
  grid: SlotGrid,
  visit: (start: number, wall: number) => void,
): void {
  const step = grid.minutes * MINUTE_MS;
  for (const { from, to, offset } of byOffset(timeZone, interval)) {
    const wallEnd = to + offset;
    let wall = from + offset;
    while (wall < wallEnd) {
      const midnight = Math.floor(wall / DAY_MS) * DAY_MS;
      const origin = midnight + grid.offsetMinutes * MINUTE_MS;
      const dayEnd = Math.min(wallEnd, midnight + DAY_MS);
      const steps = Math.max(0, Math.ceil((wall - origin) / step));
      for (wall = origin + steps * step; wall < dayEnd; wall += step) visit(wall - offset, wall);
      wall = midnight + DAY_MS;
    }
  }
}

/** Whether an instant is a grid start. */
export function isOnGrid(timeZone: string, start: number, grid: SlotGrid): boolean {
  const sinceOrigin = modulo(toWall(timeZone, start), DAY_MS) - grid.offsetMinutes * MINUTE_MS;
  return sinceOrigin >= 0 && sinceOrigin % (grid.minutes * MINUTE_MS) === 0;
}
