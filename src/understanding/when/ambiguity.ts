import type { WhenAmbiguity } from "./when.ts";

type Day = Temporal.PlainDate;

/** The orders in which two numbers can be day and month, the country's custom first. One when only one is possible. */
export function dayMonthReadings(first: number, second: number, dayFirst: boolean): { day: number; month: number }[] {
  const dayThenMonth = { day: first, month: second };
  const monthThenDay = { day: second, month: first };
  return (dayFirst ? [dayThenMonth, monthThenDay] : [monthThenDay, dayThenMonth]).filter(
    ({ day, month }) => month >= 1 && month <= 12 && day >= 1 && day <= 31,
  );
}

/** Distinct days in the order given. */
export const sortNear = (days: readonly Day[]): Day[] =>
  days.filter((day, index) => days.findIndex((other) => other.equals(day)) === index);

/**
 * "Tuesday the 9th" when the 9th is no Tuesday. The readings, best first: the date said, the weekday nearest to it and,
 * where the month was left open, the next month in which both agree (first, unless near dates are wanted).
 */
export function weekdayReadings({
  said,
  weekday,
  fitting,
  near,
  today,
}: {
  said: Day;
  weekday: number;
  fitting: Day | undefined;
  near: boolean;
  today: Day;
}): [Day, WhenAmbiguity] {
  const ahead = (weekday - said.dayOfWeek + 7) % 7;
  const before = said.subtract({ days: 7 - ahead });
  const nearest = ahead > 3 && Temporal.PlainDate.compare(before, today) >= 0 ? before : said.add({ days: ahead });
  const close = [said, nearest];
  const readings = sortNear(fitting === undefined ? close : near ? close : [fitting, ...close]);
  return [readings[0] ?? said, { code: "weekday_mismatch", readings: readings.map(String) }];
}
