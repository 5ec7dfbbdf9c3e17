import { type CivilDay, DAY_MS, MINUTE_MS, weekdayOf, weekOf } from "./civil-day.ts";
import { clip, type Interval, subtract, union } from "./intervals.ts";
import type { DayException, HoursRule, RuleBook } from "./rule-book.ts";
import { civilDayAt, wallWindow } from "./time-zone.ts";

/** When one practitioner works at one location, in layers, so that a refusal can name the layer that said no. */
export interface WorkingHours {
  /** Weekly hours and one-off openings, nothing taken away. */
  planned: Interval[];
  /** What a closure of the clinic or the location takes away. */
  closed: Interval[];
  /** What the practitioner's own closed days and time off take away. */
  off: Interval[];
  /** What remains to be worked. */
  open: Interval[];
}

type Rules = Pick<RuleBook, "hours" | "exceptions" | "timeOff">;

/** Whether a weekly rule is in force on a civil day. Weeks count from the ISO week of its first day. */
export function appliesOn(rule: HoursRule, day: CivilDay): boolean {
  if (day < rule.effectiveFrom || (rule.effectiveTo !== null && day > rule.effectiveTo)) return false;
  if (!rule.weekdays.includes(weekdayOf(day))) return false;
  return (weekOf(day) - weekOf(rule.effectiveFrom)) % rule.everyWeeks === 0;
}

/**
 * Working hours between two instants. A one-off opening wins over a closure of the clinic or the location, because
 * someone chose that day by name; it does not win over the practitioner's own time off.
 */
export function workingHours(
  rules: Rules,
  of: { practitionerId: string; locationId: string; timeZone: string; visitTypeId: string },
  between: Interval,
): WorkingHours {
  const { practitionerId, locationId, timeZone, visitTypeId } = of;
  const here = (exception: DayException) => exception.locationId === null || exception.locationId === locationId;
  const windows = (exceptions: DayException[]) =>
    union(exceptions.flatMap((exception) => exceptionWindows(exception, timeZone)));

  const weekly = weeklyWindows(
    rules.hours.filter(
      (rule) =>
        rule.resourceId === practitionerId &&
        rule.locationId === locationId &&
        (rule.visitTypeIds === null || rule.visitTypeIds.includes(visitTypeId)),
    ),
    timeZone,
    between,
  );
  const relevant = rules.exceptions.filter(here);
  const own = relevant.filter((exception) => exception.resourceId === practitionerId);
  const openings = windows(own.filter(({ kind }) => kind === "open"));
  const closures = windows(relevant.filter(({ kind, resourceId }) => kind === "closed" && resourceId === null));
  const daysOff = own.filter(({ kind }) => kind === "closed").flatMap((day) => exceptionWindows(day, timeZone));
  const timeOff = rules.timeOff.filter(({ resourceId }) => resourceId === practitionerId);

  const within = (set: Interval[]) => clip(set, between.start, between.end);
  const planned = within(union([...weekly, ...openings]));
  const closed = within(subtract(closures, openings));
  const off = within(union([...daysOff, ...timeOff]));
  return { planned, closed, off, open: subtract(subtract(planned, closed), off) };
}

/**
 * When a room or device may be used; null is always. Only its own rules count: closures of the clinic already
 * bound the practitioner's hours, and must not spoil a one-off opening on a closed day.
 */
export function resourceHours(
  rules: Rules,
  resource: { id: string; timeZone: string },
  between: Interval,
): Interval[] | null {
  const weekly = rules.hours.filter((rule) => rule.resourceId === resource.id);
  const own = rules.exceptions.filter((exception) => exception.resourceId === resource.id);
  const off = rules.timeOff.filter(({ resourceId }) => resourceId === resource.id);
  if (weekly.length === 0 && own.length === 0 && off.length === 0) return null;
  const of = (kind: DayException["kind"]) =>
    own.filter((exception) => exception.kind === kind).flatMap((day) => exceptionWindows(day, resource.timeZone));
  const planned =
    weekly.length === 0 ? [between] : union([...weeklyWindows(weekly, resource.timeZone, between), ...of("open")]);
  return clip(subtract(planned, union([...of("closed"), ...off])), between.start, between.end);
}

function weeklyWindows(rules: HoursRule[], timeZone: string, between: Interval): Interval[] {
  if (rules.length === 0) return [];
  // A window may have begun the evening before.
  const first = civilDayAt(timeZone, between.start) - 1;
  const last = civilDayAt(timeZone, between.end);
  const windows: Interval[] = [];
  for (const rule of rules) {
    const { startMinutes, endMinutes } = rule;
    const length = endMinutes > startMinutes ? endMinutes - startMinutes : endMinutes + 24 * 60 - startMinutes;
    for (let day = Math.max(first, rule.effectiveFrom); day <= last; day += 1) {
      if (!appliesOn(rule, day)) continue;
      const wallStart = day * DAY_MS + startMinutes * MINUTE_MS;
      for (const window of wallWindow(timeZone, wallStart, wallStart + length * MINUTE_MS)) windows.push(window);
    }
  }
  return union(windows);
}

function exceptionWindows(exception: DayException, timeZone: string): Interval[] {
  const midnight = exception.day * DAY_MS;
  const { startMinutes, endMinutes } = exception;
  // A closure takes both passes of a repeated hour: closed is closed.
  const bothPasses = exception.kind === "closed";
  if (startMinutes === null || endMinutes === null) return wallWindow(timeZone, midnight, midnight + DAY_MS, true);
  const length = endMinutes > startMinutes ? endMinutes - startMinutes : endMinutes + 24 * 60 - startMinutes;
  const wallStart = midnight + startMinutes * MINUTE_MS;
  return wallWindow(timeZone, wallStart, wallStart + length * MINUTE_MS, bothPasses);
}
