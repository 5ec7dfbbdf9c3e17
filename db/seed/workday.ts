import { toCivilDay, toMinutes, weekdayOf, weekOf } from "../../src/scheduling/civil-day.ts";
import type { ClinicBlueprint, PractitionerBlueprint } from "./blueprint.ts";
import { RULES_FROM } from "./build-clinic.ts";
import { holidaysOf } from "./holidays.ts";
import { addDays, nextWeekday } from "./wall-clock.ts";

/** Time a practitioner works at one site, in minutes since midnight. */
export interface WorkWindow {
  at: string;
  from: number;
  to: number;
  only?: readonly string[];
}

/** When a practitioner works on a civil day, after holidays, part closures and leave. Extra openings stay empty. */
export function workWindows(
  clinic: Pick<ClinicBlueprint, "partClosures">,
  person: PractitionerBlueprint,
  date: string,
  anchor: string,
): WorkWindow[] {
  const day = toCivilDay(date);
  if (holidaysOf(Number(date.slice(0, 4))).some(([holiday]) => holiday === date)) return [];
  if (isOnLeave(person, date, anchor)) return [];
  const closures = clinic.partClosures.filter(
    (closure) => nextWeekday(addDays(anchor, closure.afterDays), closure.day) === date,
  );
  return person.hours
    .filter(({ days, everyWeeks = 1 }) => {
      const week = weekOf(day) - weekOf(toCivilDay(RULES_FROM));
      return days.includes(weekdayOf(day)) && week % everyWeeks === 0;
    })
    .map(({ at, from, to, only }) => ({ at, from: toMinutes(from), to: toMinutes(to), only }))
    .map((window) => {
      const closure = closures.find(({ at }) => at === window.at);
      return closure ? { ...window, to: Math.min(window.to, toMinutes(closure.from)) } : window;
    })
    .filter(({ from, to }) => from < to)
    .sort((one, other) => one.from - other.from);
}

function isOnLeave({ leave }: PractitionerBlueprint, date: string, anchor: string): boolean {
  if (!leave) return false;
  return date >= addDays(anchor, leave.fromWeek * 7) && date < addDays(anchor, leave.toWeek * 7);
}
