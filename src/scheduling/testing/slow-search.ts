import type { RuleBook } from "../rule-book.ts";

/** Everything in a test lies on this step, so looking at each step is looking at all there is. */
export const STEP_MINUTES = 15;
const STEP_MS = STEP_MINUTES * 60_000;

type Exception = RuleBook["exceptions"][number];
export interface Busy {
  resourceId: string;
  start: number;
  end: number;
}

/**
 * Free starts of one practitioner at one location, found the slow way: every step of time is asked of Temporal and of
 * every rule in turn. It shares no code with the search it checks.
 */
export function slowFreeStarts(options: {
  book: RuleBook;
  busy: readonly Busy[];
  now: number;
  from: number;
  to: number;
}): number[] {
  const { book, busy, now, from, to } = options;
  const [practitioner] = book.practitioners;
  const [location] = book.locations;
  if (!practitioner || !location) return [];
  const { visit } = book;
  const readings = new Map<number, { day: number; minute: number; second: boolean }>();
  const firstSeen = new Map<string, number>();
  for (let instant = from - 2 * 86_400_000; instant < to + 86_400_000; instant += STEP_MS) {
    const zoned = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(location.timeZone);
    const day = zoned.toPlainDate().since("1970-01-01", { largestUnit: "day" }).days;
    const minute = zoned.hour * 60 + zoned.minute;
    const reading = `${day} ${minute}`;
    const second = firstSeen.has(reading);
    if (!second) firstSeen.set(reading, instant);
    readings.set(instant, { day, minute, second });
  }
  // Wall readings that come twice, as minutes since 1970 on the wall clock.
  const repeated = [...readings.values()].filter(({ second }) => second).map(({ day, minute }) => day * 1440 + minute);

  const inWindow = (instant: number, startMinute: number, length: number, bothPasses: boolean) => {
    const reading = readings.get(instant);
    if (!reading) return false;
    const wall = reading.day * 1440 + reading.minute;
    if (wall < startMinute || wall >= startMinute + length) return false;
    const near = repeated.filter((each) => Math.abs(each - wall) < 1440);
    const spans = near.every((each) => each >= startMinute && each + STEP_MINUTES <= startMinute + length);
    return !reading.second || bothPasses || spans;
  };
  const lengthOf = (start: number, end: number) => (end > start ? end - start : end + 1440 - start);
  const inException = (instant: number, { day, startMinutes, endMinutes, kind }: Exception) =>
    startMinutes === null || endMinutes === null
      ? readings.get(instant)?.day === day
      : inWindow(instant, day * 1440 + startMinutes, lengthOf(startMinutes, endMinutes), kind === "closed");
  const here = ({ locationId }: Exception) => locationId === null || locationId === location.id;
  const weekday = (day: number) => Temporal.PlainDate.from("1970-01-01").add({ days: day }).dayOfWeek;
  const monday = (day: number) => day - (weekday(day) - 1);

  const isOpen = (instant: number) => {
    const reading = readings.get(instant);
    if (!reading) return false;
    if (
      book.timeOff.some(
        ({ resourceId, start, end }) => resourceId === practitioner.id && start <= instant && instant < end,
      )
    )
      return false;
    const matching = book.exceptions.filter((each) => here(each) && inException(instant, each));
    if (matching.some(({ kind, resourceId }) => kind === "closed" && resourceId === practitioner.id)) return false;
    if (matching.some(({ kind, resourceId }) => kind === "open" && resourceId === practitioner.id)) return true;
    if (matching.some(({ kind, resourceId }) => kind === "closed" && resourceId === null)) return false;
    return book.hours.some((rule) =>
      [reading.day - 1, reading.day].some(
        (day) =>
          rule.weekdays.includes(weekday(day)) &&
          day >= rule.effectiveFrom &&
          (rule.effectiveTo === null || day <= rule.effectiveTo) &&
          ((monday(day) - monday(rule.effectiveFrom)) / 7) % rule.everyWeeks === 0 &&
          inWindow(instant, day * 1440 + rule.startMinutes, lengthOf(rule.startMinutes, rule.endMinutes), false),
      ),
    );
  };
  const starts: number[] = [];
  for (let start = from; start < to; start += STEP_MS) {
    const reading = readings.get(start);
    const sinceOrigin = (reading?.minute ?? 0) - visit.slotGridOffsetMinutes;
    if (sinceOrigin < 0 || sinceOrigin % visit.slotGridMinutes !== 0) continue;
    if (start < now + visit.minNoticeMinutes * 60_000) continue;
    const end = start + visit.durationMinutes * 60_000;
    let open = true;
    for (let instant = start; instant < end; instant += STEP_MS) open &&= isOpen(instant);
    if (!open) continue;
    const claimedFrom = start - visit.bufferBeforeMinutes * 60_000;
    const claimedTo = end + visit.bufferAfterMinutes * 60_000;
    if (!busy.some((claim) => claim.start < claimedTo && claimedFrom < claim.end)) starts.push(start);
  }
  return starts;
}
