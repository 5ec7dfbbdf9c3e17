import type { Frame, FrameField, WantedDates, WantedTimes } from "../../graph/frame.ts";
import type { FramePatch, IdentityPatch } from "../../understanding/acts.ts";
import { oneSlipApart } from "../../understanding/text/tokens.ts";
import { leavesWishedDays } from "./other-days.ts";

export interface Patched {
  frame: Frame;
  /** Something about the visit wanted is new or different. */
  wishChanged: boolean;
  /** Something about who it is for is new or different. */
  identityChanged: boolean;
}

/** What a message adds to the frame. Said again is the same; a new value takes the old one's place. */
export function patchFrame(frame: Frame, patch: FramePatch, identity: IdentityPatch, turn: number): Patched {
  const field = <T>(value: T): FrameField<T> => ({ value, turn, confirmed: false });
  const wish: Partial<Frame> = {};
  if (patch.visitTypeId && patch.visitTypeId !== frame.visitType?.value) wish.visitType = field(patch.visitTypeId);
  const practitioner = practitionerOf(frame, patch);
  if (practitioner) wish.practitioner = field(practitioner);
  if (patch.locationIds?.length) wish.site = field(patch.locationIds);
  const dates = datesOf(frame, patch);
  if (dates) wish.dates = field(dates);
  const times = timesOf(patch);
  if (times) wish.times = field(times);
  if (patch.patientKind) wish.patientKind = field(patch.patientKind);
  if (patch.forWhom) wish.forWhom = field(patch.forWhom);
  if (patch.specialty) wish.specialty = field(patch.specialty);
  if (patch.modality) wish.modality = field(patch.modality);
  if (patch.urgency) wish.urgency = field(patch.urgency);
  if (patch.needs) wish.needs = field({ ...frame.needs?.value, ...patch.needs });
  if (patch.payer !== undefined) wish.payer = field(patch.payer);
  if (patch.hasReferral !== undefined) wish.hasReferral = field(patch.hasReferral);
  if (patch.reason) wish.reason = field(patch.reason);
  const [person] = patch.people ?? [];
  if (person) wish.person = field(person);
  const who: Partial<Frame> = {};
  for (const key of ["givenName", "familyName", "dateOfBirth", "phone", "email"] as const) {
    const value = identity[key];
    if (value !== undefined && value !== frame[key]?.value) who[key] = field(value);
  }
  if (person?.givenName && !who.givenName) who.givenName = field(person.givenName);
  // Another person's visit: nothing of the one before is taken over but what this message says.
  const other =
    patch.forWhom !== undefined && frame.forWhom !== undefined
      ? patch.forWhom !== frame.forWhom.value
      : patch.forWhom === "other";
  const base = other || namesAnother(frame, identity) ? withoutWho(frame) : frame;
  return {
    frame: { ...base, ...wish, ...who },
    wishChanged: differs(frame, wish),
    identityChanged: Object.keys(who).length > 0,
  };
}

/**
 * "It's for Finn Hartl" after Ana Ruiz, or "for Vroni Maler" after Horst: Ana's date of birth and Horst's are not meant.
 * A name spelt better ("Anna Ruis", "Stephen" for "Steven", "Rob" for "Robert") is the same person's.
 */
function namesAnother({ givenName, familyName }: Frame, identity: IdentityPatch): boolean {
  if (!givenName || !familyName || !identity.givenName) return false;
  const before = namesIn(`${givenName.value} ${familyName.value}`);
  const given = namesIn(identity.givenName);
  const alike = given.some((name) => before.some((known) => isSpelling(name, known)));
  if (!identity.familyName || !alike) return !alike;
  const after = [...given, ...namesIn(identity.familyName)];
  const initials = (words: readonly string[]) => `${words[0]?.[0]}${words.at(-1)?.[0]}`;
  return initials(before) !== initials(after) && !after.some((word) => before.includes(word));
}

const namesIn = (name: string): string[] => name.toLowerCase().split(/[\s-]+/u);

/** "Rob" of "Robert", and a letter or two beside: one name written twice. */
function isSpelling(one: string, other: string): boolean {
  if (one.startsWith(other) || other.startsWith(one)) return true;
  return oneSlipApart(one, other, Math.min(one.length, other.length) >= 6 ? 2 : 1);
}

function withoutWho(frame: Frame): Frame {
  const { givenName: _g, familyName: _f, dateOfBirth: _d, phone: _p, email: _e, ...rest } = frame;
  return rest;
}

function practitionerOf(frame: Frame, patch: FramePatch) {
  const { practitionerIds = [], excludedPractitionerIds = [], anyPractitioner, otherPractitioner } = patch;
  if (otherPractitioner && practitionerIds.length === 0) return anotherThan(frame, excludedPractitionerIds);
  if (anyPractitioner) return { is: [], not: [], any: true };
  if (practitionerIds.length === 0 && excludedPractitionerIds.length === 0) return null;
  const before = frame.practitioner?.value;
  const not = [...new Set([...(before?.not ?? []), ...excludedPractitionerIds])].filter(
    (id) => !practitionerIds.includes(id),
  );
  const kept = practitionerIds.length > 0 ? practitionerIds : (before?.is ?? []);
  return { is: kept.filter((id) => !not.includes(id)), not, any: false };
}

/** Anybody but whom it was about: the one asked for, else the one whose time is kept, else those whose times are shown. */
function anotherThan({ practitioner, held, offered }: Frame, excluded: readonly string[]) {
  const asked = practitioner?.value.is ?? [];
  const shown = held ? [held.slot.practitionerId] : offered.map(({ practitionerId }) => practitionerId);
  const not = [...new Set([...(practitioner?.value.not ?? []), ...excluded, ...(asked.length > 0 ? asked : shown)])];
  return not.length > 0 ? { is: [], not, any: false } : null;
}

/** New days replace old ones; exclusions add up. */
function datesOf(frame: Frame, patch: FramePatch): WantedDates | null {
  const { dates = [], excludedDates = [], weekdays = [], excludedWeekdays = [] } = patch;
  const said = dates.length + excludedDates.length + weekdays.length + excludedWeekdays.length > 0;
  const givesUp = patch.otherDays === true && leavesWishedDays(frame);
  if (!said && !patch.earliest && !givesUp) return null;
  const before = frame.dates?.value;
  const replaces = dates.length > 0 || weekdays.length > 0 || patch.earliest === true || givesUp;
  return {
    ranges: replaces ? dates : (before?.ranges ?? []),
    weekdays: replaces ? weekdays : (before?.weekdays ?? []),
    excluded: [...new Set([...(before?.excluded ?? []), ...excludedDates])],
    excludedWeekdays: [...new Set([...(before?.excludedWeekdays ?? []), ...excludedWeekdays])].filter(
      (weekday) => !weekdays.includes(weekday),
    ),
  };
}

function timesOf({ times, exactTime }: FramePatch): WantedTimes | null {
  if (exactTime) return { windows: [], exact: exactTime };
  if (times?.length) return { windows: times, exact: null };
  return null;
}

/** Kept with the visit; the search goes on as it was. */
const GOES_WITH_IT: ReadonlySet<keyof Frame> = new Set(["forWhom", "person", "needs", "payer", "reason"]);

function differs(frame: Frame, wish: Partial<Frame>): boolean {
  return (Object.keys(wish) as (keyof Frame)[]).some((key) => {
    // For whom, and what else goes with the visit, asks for no other time.
    if (GOES_WITH_IT.has(key)) return false;
    const before = frame[key] as FrameField<unknown> | undefined;
    const after = wish[key] as FrameField<unknown> | undefined;
    return JSON.stringify(before?.value) !== JSON.stringify(after?.value);
  });
}
