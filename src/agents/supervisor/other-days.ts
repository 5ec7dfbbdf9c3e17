import type { Frame, WantedDates } from "../../graph/frame.ts";

type Days = Pick<Frame, "dates" | "offered">;

/**
 * Whether "other days" gives up the days wished for: a day wished for by itself, and any wish that what is on the table
 * lies outside of already. Of "next week" with times of next week on the table, other days of next week are meant.
 */
export function leavesWishedDays({ dates, offered }: Days): boolean {
  if (!dates) return false;
  const wish = dates.value;
  if (wish.ranges.length === 0 && wish.weekdays.length === 0) return false;
  return areSingleDays(wish) || !offered.some(({ date }) => liesIn(wish, date));
}

/** The days that "other days" are other than: those wished for one by one, else those on the table. */
export function daysToLeaveOut({ dates, offered }: Days): string[] {
  if (dates && areSingleDays(dates.value)) return dates.value.ranges.map(({ from }) => from);
  return [...new Set(offered.map(({ date }) => date))];
}

const areSingleDays = ({ ranges }: WantedDates): boolean =>
  ranges.length > 0 && ranges.every(({ from, to }) => from === to);

function liesIn({ ranges, weekdays }: WantedDates, date: string): boolean {
  const inRange = ranges.length === 0 || ranges.some(({ from, to }) => from <= date && date <= to);
  return inRange && (weekdays.length === 0 || weekdays.includes(Temporal.PlainDate.from(date).dayOfWeek));
}
