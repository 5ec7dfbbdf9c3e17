/** A clock that stands still until it is moved on. */
export interface WorldClock {
  now(): Date;
  forward(minutes: number): void;
}

/** @param local Wall-clock time in `timeZone`, `YYYY-MM-DDTHH:MM`. */
export function createWorldClock(local: string, timeZone: string): WorldClock {
  let now = Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone).epochMilliseconds;
  return {
    now: () => new Date(now),
    forward(minutes) {
      now += minutes * 60_000;
    },
  };
}
