/** What of a clinic's policy can contradict itself. */
export interface ClinicSettings {
  policy: { holdMinutes: number; holdMaxMinutes: number; maxActiveAppointments: number };
}

/** One visit type with what its practitioners allow. */
export interface VisitTypeSettings {
  name: string;
  specialty: string;
  durationMinutes: number;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  minNoticeMinutes: number;
  horizonDays: number;
  dailyCap: number | null;
  minAgeYears: number | null;
  maxAgeYears: number | null;
  patientKind: "any" | "new" | "established";
  channel: "self" | "staff";
  /** Those who offer it. `windows`: the lengths in minutes of their weekly hours in which it may be had. */
  practitioners: { name: string; acceptingNew: boolean; durationMinutes: number | null; windows: number[] }[];
}

export type SettingsProblemCode =
  | "hold_limits_crossed"
  | "no_visits_allowed"
  | "cap_zero"
  | "notice_beyond_horizon"
  | "age_limits_crossed"
  | "nobody_offers"
  | "nobody_takes_new"
  | "visit_longer_than_hours"
  | "buffers_longer_than_hours"
  | "no_way_in";

export interface SettingsProblem {
  code: SettingsProblemCode;
  /** The visit type it is about; null: the clinic. */
  visitType: string | null;
  /** What is wrong and what would mend it. */
  message: string;
}

const DAY_MINUTES = 24 * 60;

/**
 * Settings that contradict each other, so that something the clinic offers can never be booked: told when they are
 * saved, not found out by patients. Each alone may be sound; what is refused by the database is not looked at again.
 */
export function checkSettings(clinic: ClinicSettings, visitTypes: readonly VisitTypeSettings[]): SettingsProblem[] {
  return [...checkPolicy(clinic), ...visitTypes.flatMap(checkVisitType), ...checkWaysIn(visitTypes)];
}

function checkPolicy({ policy }: ClinicSettings): SettingsProblem[] {
  const { holdMinutes, holdMaxMinutes, maxActiveAppointments } = policy;
  const of = problems(null);
  return [
    ...of(
      holdMaxMinutes < holdMinutes,
      "hold_limits_crossed",
      `a hold lasts ${holdMinutes} minutes and may last ${holdMaxMinutes} at most; raise the longest.`,
    ),
    ...of(
      maxActiveAppointments < 1,
      "no_visits_allowed",
      "a patient may have no visit ahead at all; allow at least one.",
    ),
  ];
}

function checkVisitType(type: VisitTypeSettings): SettingsProblem[] {
  const { name, practitioners, minNoticeMinutes, horizonDays, minAgeYears, maxAgeYears } = type;
  const of = problems(name);
  const buffers = type.bufferBeforeMinutes + type.bufferAfterMinutes;
  const windows = practitioners.flatMap((one) => one.windows);
  const longest = Math.max(0, ...windows);
  const fits = practitioners.some((one) =>
    one.windows.some((minutes) => minutes >= (one.durationMinutes ?? type.durationMinutes)),
  );
  return [
    ...of(
      type.dailyCap !== null && type.dailyCap < 1,
      "cap_zero",
      "the daily cap is 0, so it can never be booked; raise it or end the type.",
    ),
    ...of(
      minNoticeMinutes >= (horizonDays + 1) * DAY_MINUTES,
      "notice_beyond_horizon",
      `the notice of ${minNoticeMinutes} minutes is longer than the horizon of ${horizonDays} days; shorten one or lengthen the other.`,
    ),
    ...of(
      minAgeYears !== null && maxAgeYears !== null && minAgeYears > maxAgeYears,
      "age_limits_crossed",
      `the lowest age ${minAgeYears} is above the highest ${maxAgeYears}; exchange them.`,
    ),
    ...of(practitioners.length === 0, "nobody_offers", "nobody offers it; name a practitioner or end the type."),
    ...of(
      practitioners.length > 0 && type.patientKind === "new" && practitioners.every((one) => !one.acceptingNew),
      "nobody_takes_new",
      "it is for new patients, and nobody who offers it takes any; let one take them.",
    ),
    ...of(
      practitioners.length > 0 && !fits,
      "visit_longer_than_hours",
      `it takes ${type.durationMinutes} minutes and no hours are as long (${longest} at most); shorten it or widen the hours.`,
    ),
    ...of(
      fits && buffers > longest,
      "buffers_longer_than_hours",
      `its buffers of ${buffers} minutes are longer than any hours (${longest}); shorten them.`,
    ),
  ];
}

/** Where every visit that patients may book wants one seen already, nobody can come for the first time. */
function checkWaysIn(visitTypes: readonly VisitTypeSettings[]): SettingsProblem[] {
  const open = visitTypes.some(({ patientKind, channel }) => patientKind !== "established" && channel === "self");
  const shut = visitTypes.length > 0 && !open;
  return problems(null)(shut, "no_way_in", "no new patient can book anything; open a first visit to new patients.");
}

const problems =
  (visitType: string | null) =>
  (wrong: boolean, code: SettingsProblemCode, message: string): SettingsProblem[] =>
    wrong ? [{ code, visitType, message: visitType === null ? message : `${visitType}: ${message}` }] : [];
