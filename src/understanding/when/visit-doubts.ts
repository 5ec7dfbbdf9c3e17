import { clockSpan } from "./clock-span.ts";
import type { Policy } from "./day-span.ts";
import { formatClock } from "./resolve-clock.ts";
import type { Mention } from "./syntax.ts";
import type { VisitWindow } from "./visit-window.ts";
import type { WhenAmbiguity } from "./when.ts";

/** A time that was heard through a slip is confirmed before it counts. */
export function addMisheard(window: VisitWindow, mention: Mention, policy: Policy): void {
  const clock = clockSpan(mention, policy);
  if (clock?.from !== undefined) window.ambiguities.push({ code: "misheard", readings: [formatClock(clock.from)] });
}

/** A date that is over by every reading (a date of birth, say) is no wish. */
export const isOver = ({ code, readings }: WhenAmbiguity, policy: Policy): boolean =>
  code !== "passed" &&
  code !== "half_of_day" &&
  readings.every((reading) => reading < String(policy.now.toPlainDate()));

/** Readings a clinic could mean: none before today, none further than half a year, the value's own first. */
export function nearReadings(ambiguity: WhenAmbiguity, policy: Policy): WhenAmbiguity {
  if (ambiguity.code === "passed" || ambiguity.code === "half_of_day") return ambiguity;
  const today = String(policy.now.toPlainDate());
  return { ...ambiguity, readings: ambiguity.readings.filter((reading, index) => index === 0 || reading >= today) };
}

/** A visit is never in the past: what has gone is taken out and said. */
export function dropPassed(window: VisitWindow, policy: Policy): void {
  const today = String(policy.now.toPlainDate());
  const clock = policy.now.toPlainTime().toString({ smallestUnit: "minute" });
  if (window.exactTime === undefined || window.dates.length === 0) return;
  const onlyToday = window.dates.every(({ from, to }) => from === today && to === today);
  if (!onlyToday || window.exactTime > clock) return;
  if (takeOtherReading(window, today)) return;
  if (!window.ambiguities.some(({ code }) => code === "passed"))
    window.ambiguities.push({ code: "passed", readings: [`${today}T${window.exactTime}`] });
  window.dates = [];
  delete window.exactTime;
}

/** "This Friday at 12" said on a Friday afternoon can only be the next one: a reading that has passed gives way. */
function takeOtherReading(window: VisitWindow, today: string): boolean {
  const doubt = window.ambiguities.find(({ readings }) => readings[0] === today);
  const left = doubt?.readings.filter((reading) => /^\d{4}-\d{2}-\d{2}$/.test(reading) && reading > today) ?? [];
  const [other] = left;
  if (!doubt || other === undefined) return false;
  window.dates = [{ from: other, to: other }];
  window.ambiguities = window.ambiguities.filter((ambiguity) => ambiguity !== doubt);
  if (left.length > 1) window.ambiguities.push({ ...doubt, readings: left });
  return true;
}
