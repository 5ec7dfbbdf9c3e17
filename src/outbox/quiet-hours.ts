/** From the first wall-clock time to the second, over midnight where that is the earlier. */
export interface QuietHours {
  from: string;
  to: string;
}

/**
 * When the quiet hours end that an instant lies in, by the wall clock of the zone; null when it lies in none. On the
 * days the clocks change the wall clock decides, too.
 */
export function quietUntil(quiet: QuietHours | null, now: Date, timeZone: string): Date | null {
  if (!quiet) return null;
  const at = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone);
  const [from, to, time] = [quiet.from, quiet.to, at.toPlainTime()].map((each) => Temporal.PlainTime.from(each)) as [
    Temporal.PlainTime,
    Temporal.PlainTime,
    Temporal.PlainTime,
  ];
  const isBefore = (a: Temporal.PlainTime, b: Temporal.PlainTime) => Temporal.PlainTime.compare(a, b) < 0;
  const overMidnight = isBefore(to, from);
  const late = overMidnight && !isBefore(time, from);
  const isQuiet = overMidnight ? late || isBefore(time, to) : !isBefore(time, from) && isBefore(time, to);
  if (!isQuiet) return null;
  const day = late ? at.toPlainDate().add({ days: 1 }) : at.toPlainDate();
  return new Date(day.toZonedDateTime({ timeZone, plainTime: to }).epochMilliseconds);
}
