import type { Appointment } from "../../scheduling/model.ts";
import type { VisitMention } from "../../understanding/acts.ts";

/** `meant`: exactly what was asked for. `several`: more than one fits. `none`: nothing does. */
export type Meant =
  | { kind: "meant"; visits: [Appointment, ...Appointment[]] }
  | { kind: "several"; visits: Appointment[] }
  | { kind: "none" };

/**
 * The visit a mention means, among those there are, by start. A reference names one whatever else is said. What is said
 * narrows; then "all", "the next", "the second" choose. A sole visit is meant by saying nothing of it.
 *
 * @param listed Ids in the order they were last shown, which is what "the second" counts.
 */
export function whichVisit(
  visits: readonly Appointment[],
  mention: VisitMention,
  listed: readonly string[] = [],
): Meant {
  const { reference, ordinal } = mention;
  if (reference) return of(visits.filter((visit) => sameReference(visit.reference, reference)));
  const alike = visits.filter((visit) => isAlike(visit, mention));
  if (ordinal !== undefined) return of(nth(alike, ordinal, visits, listed));
  if (mention.next) return of(alike.slice(0, 1));
  const [first, ...rest] = alike;
  if (first && mention.all) return { kind: "meant", visits: [first, ...rest] };
  return of(alike);
}

function of(visits: readonly Appointment[]): Meant {
  const [only, ...others] = visits;
  if (!only) return { kind: "none" };
  return others.length > 0 ? { kind: "several", visits: [...visits] } : { kind: "meant", visits: [only] };
}

function nth(
  alike: readonly Appointment[],
  ordinal: number,
  visits: readonly Appointment[],
  listed: readonly string[],
): Appointment[] {
  const shown = listed.flatMap((id) => visits.find((visit) => visit.id === id) ?? []);
  const one = (shown.length > 0 ? shown : alike).at(ordinal > 0 ? ordinal - 1 : ordinal);
  return one ? [one] : [];
}

function isAlike(visit: Appointment, mention: VisitMention): boolean {
  const { visitTypeIds = [], practitionerIds = [], dates = [], weekdays = [], time } = mention;
  const { date } = visit;
  return (
    (visitTypeIds.length === 0 || visitTypeIds.includes(visit.visitTypeId)) &&
    (practitionerIds.length === 0 || practitionerIds.includes(visit.practitionerId)) &&
    (dates.length === 0 || dates.some(({ from, to }) => from <= date && date <= to)) &&
    (weekdays.length === 0 || weekdays.includes(Temporal.PlainDate.from(date).dayOfWeek)) &&
    (time === undefined || time === visit.time)
  );
}

const sameReference = (one: string, other: string): boolean => letters(one) === letters(other);
const letters = (reference: string): string => reference.replaceAll(/[^\p{L}\p{N}]/gu, "").toUpperCase();
