/** The instant it is. Passed in everywhere; nothing else asks the system for the time of a rule. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();

/** Stands still at one instant: two runs with the same words then give the same answers. */
export function fixedClock(instant: Date): Clock {
  const milliseconds = instant.getTime();
  if (Number.isNaN(milliseconds)) throw new RangeError("fixedClock needs a valid date");
  return () => new Date(milliseconds);
}

/**
 * The clock for `AGENTCARE_NOW` or `--now`: fixed when given, else the system's. Text without an offset is wall-clock
 * time in `timeZone` (IANA). A time that a daylight-saving change skips is moved on, a doubled one is the earlier.
 * Throws `RangeError` for text that is no date and time.
 */
export function createClock({ now, timeZone = "UTC" }: { now?: string | undefined; timeZone?: string }): Clock {
  if (now === undefined) return systemClock;
  const hasOffset = /(Z|[+-]\d\d:\d\d)$/i.test(now);
  const instant = hasOffset
    ? Temporal.Instant.from(now)
    : Temporal.PlainDateTime.from(now, { overflow: "reject" }).toZonedDateTime(timeZone).toInstant();
  return fixedClock(new Date(instant.epochMilliseconds));
}
