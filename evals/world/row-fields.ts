import type { Slugs } from "./slugs.ts";

/** A row's values by name, none of which differs from run to run: no ids, no references, no instants of writing. */
type Fields = Record<string, string | null>;

export const visitFields = (row: VisitRow, slugs: Slugs): Fields => ({
  status: row.status,
  cancelReason: row.cancel_reason,
  visitType: slugs.get(row.visit_type_id) ?? null,
  startsAt: row.start,
  ...where(row, slugs),
  ...whose(row),
  needs: needsText(row.needs),
  confirmed: yes(row.confirmed),
  lateMinutes: row.late_minutes === null ? null : String(row.late_minutes),
  rescheduled: yes(row.moved),
});

export function placeFields(row: PlaceRow, slugs: Slugs): Fields {
  const { criteria } = row;
  const named = (ids: readonly string[]) => list(ids.map((id) => slugs.get(id) ?? "unknown"));
  return {
    state: row.state,
    visitType: slugs.get(row.visit_type_id) ?? null,
    ...whose(row),
    practitioner: named(criteria.practitionerIds),
    notPractitioner: named(criteria.excludedPractitionerIds),
    location: named(criteria.locationIds),
    dates: list(criteria.dates.map(({ from, to }) => `${from}..${to}`)),
    notDates: list(criteria.excludedDates),
    weekdays: list(criteria.weekdays.map(String)),
    notWeekdays: list(criteria.excludedWeekdays.map(String)),
    times: list(criteria.times.map(({ from = "", to = "" }) => `${from}-${to}`)),
    swap: row.swap,
    offer: row.offer,
  };
}

export const noteFields = ({ topic, urgency, reason }: NoteRow): Fields => ({ topic, urgency, reason });

export const preferenceFields = (row: PreferenceRow): Fields => ({
  ...whose(row),
  channel: row.channel,
  optedOut: yes(row.opted_out),
  dead: yes(row.dead),
});

/** `holder`: a conversation is `thread`, an offer to somebody who waits `waitlist`. */
export const holdFields = (row: HoldRow, slugs: Slugs): Fields => ({
  holder: row.holder,
  visitType: slugs.get(row.visit_type_id) ?? null,
  startsAt: row.start,
  ...where(row, slugs),
});

const where = (row: { practitioner_id: string; location_id: string }, slugs: Slugs) => ({
  practitioner: slugs.get(row.practitioner_id) ?? null,
  location: slugs.get(row.location_id) ?? null,
});
const whose = ({ patient, phone }: { patient: string; phone: string }) => ({
  patient,
  phone: phone.replaceAll(/\D/g, ""),
});
const yes = (value: boolean): "yes" | null => (value ? "yes" : null);
const list = (items: readonly string[]): string | null => (items.length > 0 ? [...items].sort().join(", ") : null);

/** `interpreter Spanish; wheelchair`, by name; null: nothing. */
function needsText(needs: Readonly<Record<string, unknown>>): string | null {
  const parts = Object.keys(needs)
    .sort()
    .flatMap((name) => {
      const value = needs[name];
      if (value === undefined || value === null || value === false) return [];
      return [value === true ? name : `${name} ${String(value)}`];
    });
  return parts.length > 0 ? parts.join("; ") : null;
}

/** Columns as the queries of state-rows.ts give them. */
export interface VisitRow {
  id: string;
  status: string;
  cancel_reason: string | null;
  visit_type_id: string;
  practitioner_id: string;
  location_id: string;
  needs: Record<string, unknown>;
  late_minutes: number | null;
  start: string;
  patient: string;
  phone: string;
  confirmed: boolean;
  moved: boolean;
  what: string;
  mark: string;
  as_before: boolean;
}

export interface PlaceRow {
  id: string;
  state: string;
  version: string;
  visit_type_id: string;
  criteria: {
    practitionerIds: string[];
    excludedPractitionerIds: string[];
    locationIds: string[];
    dates: { from: string; to: string }[];
    excludedDates: string[];
    weekdays: number[];
    excludedWeekdays: number[];
    times: { from?: string; to?: string }[];
  };
  patient: string;
  phone: string;
  swap: string | null;
  offer: string | null;
}

export interface NoteRow {
  id: string;
  topic: string | null;
  urgency: string;
  reason: string;
  state: string;
}

export interface PreferenceRow {
  id: string;
  channel: string;
  opted_out: boolean;
  dead: boolean;
  patient: string;
  phone: string;
}

export interface HoldRow {
  id: string;
  holder: string;
  visit_type_id: string;
  practitioner_id: string;
  location_id: string;
  start: string;
}
