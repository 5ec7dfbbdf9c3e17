import { readAsked, wantsDay, wantsLocation, wantsPractitioner, wantsTime } from "../asked.ts";
import { toCivilDay, toMinutes } from "../civil-day.ts";
import type { Slot } from "../model.ts";
import { refuse } from "../refuse.ts";
import { isUuid } from "../slot-id.ts";
import type { Criteria } from "./model.ts";

/** Nobody waits for longer than this; also where two open-ended wishes are compared. */
const AHEAD_DAYS = 400;
const WHOLE_DAY = { from: 0, to: 24 * 60 };

/**
 * Checks what came from outside. Throws a RangeError for a date or time that is none, and `practitioner_not_found` or
 * `location_not_found` for an id that cannot be one.
 */
export function readCriteria(criteria: Criteria): Criteria {
  readAsked({ visitTypeId: "", ...criteria });
  const { practitionerIds, excludedPractitionerIds, locationIds } = criteria;
  if (![...practitionerIds, ...excludedPractitionerIds].every(isUuid)) throw refuse("practitioner_not_found");
  if (!locationIds.every(isUuid)) throw refuse("location_not_found");
  return criteria;
}

/** Whether a free time is one the patient waits for. */
export function suits(
  criteria: Criteria,
  slot: Pick<Slot, "practitionerId" | "locationId" | "date" | "time">,
): boolean {
  const asked = readAsked({ visitTypeId: "", ...criteria });
  return (
    wantsPractitioner(asked, slot.practitionerId) &&
    wantsLocation(asked, slot.locationId) &&
    wantsDay(asked, toCivilDay(slot.date)) &&
    wantsTime(asked, toMinutes(slot.time))
  );
}

/** Whether some time could suit both: they wait for the same thing. `today`: `YYYY-MM-DD`; what is past suits nobody. */
export function overlap(one: Criteria, other: Criteria, today: string): boolean {
  return (
    shareOne(one.practitionerIds, other.practitionerIds, [
      ...one.excludedPractitionerIds,
      ...other.excludedPractitionerIds,
    ]) &&
    shareOne(one.locationIds, other.locationIds, []) &&
    shareTime(one, other) &&
    shareDay(one, other, toCivilDay(today))
  );
}

/** Two lists of which an empty one means any. */
function shareOne(one: readonly string[], other: readonly string[], excluded: readonly string[]): boolean {
  if (one.length === 0 && other.length === 0) return true;
  const named = one.length === 0 ? other : other.length === 0 ? one : one.filter((id) => other.includes(id));
  return named.some((id) => !excluded.includes(id));
}

function shareTime(one: Criteria, other: Criteria): boolean {
  const [a, b] = [windowsOf(one), windowsOf(other)];
  return a.some((first) => b.some((second) => Math.max(first.from, second.from) < Math.min(first.to, second.to)));
}

/** Minutes of the day; a window that ends before it begins runs over midnight and counts as its two parts. */
function windowsOf(criteria: Criteria): { from: number; to: number }[] {
  const { times } = readAsked({ visitTypeId: "", ...criteria });
  if (times.length === 0) return [WHOLE_DAY];
  return times.flatMap(({ from, to }) =>
    from < to
      ? [{ from, to }]
      : [
          { from, to: WHOLE_DAY.to },
          { from: 0, to },
        ],
  );
}

function shareDay(one: Criteria, other: Criteria, today: number): boolean {
  const [a, b] = [readAsked({ visitTypeId: "", ...one }), readAsked({ visitTypeId: "", ...other })];
  const last = today + AHEAD_DAYS;
  for (let day = today; day <= last; day += 1) if (wantsDay(a, day) && wantsDay(b, day)) return true;
  return false;
}

/** Whether all days waited for lie before `today`. */
export function isOver(criteria: Criteria, today: string): boolean {
  const first = toCivilDay(today);
  if (criteria.dates.length > 0) return criteria.dates.every(({ to }) => toCivilDay(to) < first);
  return false;
}
