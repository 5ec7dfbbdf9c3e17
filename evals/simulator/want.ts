import type { AppointmentCard } from "../../src/graph/reply.ts";
import type { ClinicDirectory } from "../../src/scheduling/model.ts";
import type { Goal, Interrupt, Window } from "../scenario/schema.ts";
import type { OfferedSlot, VisitLine } from "./heard.ts";

/** What would do for one goal, as it stands now. Slugs; absent: any. */
export interface Want {
  visitType?: string;
  /** Name of the person in the scenario. */
  for: string;
  accepts: readonly Window[];
  practitioner?: string;
  notPractitioner?: string;
  location?: string;
}

/** What a proposal has that is not wanted. */
export type Misfit = "visit_type" | "time" | "practitioner" | "excluded_practitioner" | "location" | "patient";

/** What is wanted at first. */
export const wantOf = (
  { visitType, accepts, practitioner, notPractitioner, location, ...goal }: Goal,
  is: string,
): Want => ({
  visitType,
  for: goal.for ?? is,
  accepts,
  practitioner,
  notPractitioner,
  location,
});

/** A fallback says anew what would do; the kind of visit and who it is for stay. */
export const insteadOf = (
  want: Want,
  { accepts, practitioner, notPractitioner, location }: Goal["otherwise"][number],
): Want => ({
  visitType: want.visitType,
  for: want.for,
  accepts,
  practitioner,
  notPractitioner,
  location,
});

/** A correction changes what it names, and nothing else. */
export function corrected(want: Want, changes: Interrupt["changes"]): Want {
  if (!changes) return want;
  const { accepts, ...rest } = changes;
  const named = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return { ...want, ...named, ...(accepts && accepts.length > 0 && { accepts }) };
}

/** Whether a start, `YYYY-MM-DDTHH:MM` of the clinic, is one that suits. */
export const timeSuits = ({ accepts }: Pick<Want, "accepts">, start: string): boolean =>
  accepts.length === 0 || accepts.some(({ from, to }) => from <= start && start < to);

export function slotSuits(want: Want, slot: OfferedSlot, clinic: ClinicDirectory): boolean {
  return placeMisfits(want, slot, clinic).length === 0 && timeSuits(want, `${slot.date}T${slot.time}`);
}

/** Whether it is the kind of visit that is wanted, whenever it is. */
export const sameKind = (want: Want, slot: OfferedSlot, clinic: ClinicDirectory): boolean =>
  !placeMisfits(want, slot, clinic).includes("visit_type");

/** What of a visit is not wanted; the first is the one to complain of. `patient`: the whole name it must be for. */
export function misfits(
  want: Want,
  card: AppointmentCard,
  patient: string | undefined,
  clinic: ClinicDirectory,
): Misfit[] {
  const start = localStart(card);
  return [
    ...placeMisfits(want, card, clinic),
    ...(start !== null && !timeSuits(want, start) ? (["time"] as const) : []),
    ...(patient && card.patientName && !sameName(card.patientName, patient) ? (["patient"] as const) : []),
  ];
}

/** Whether a visit that is named without its year may be the one that is meant. */
export function lineSuits(want: Want, line: VisitLine, clinic: ClinicDirectory): boolean {
  const years = new Set(want.accepts.flatMap(({ from, to }) => [from.slice(0, 4), to.slice(0, 4)]));
  const time = years.size === 0 || [...years].some((year) => timeSuits(want, `${year}-${line.monthDay}T${line.time}`));
  return time && placeMisfits(want, { ...line, location: "" }, clinic).length === 0;
}

/** The start of a card's visit on the location's clock; null where the card does not say. */
function localStart({ startsAt, timeZone }: AppointmentCard): string | null {
  try {
    return Temporal.Instant.from(startsAt).toZonedDateTimeISO(timeZone).toPlainDateTime().toString().slice(0, 16);
  } catch {
    return null;
  }
}

interface Place {
  visitType: string;
  practitioner: string;
  location: string;
}

function placeMisfits(want: Want, { visitType, practitioner, location }: Place, clinic: ClinicDirectory): Misfit[] {
  const is = (named: string, items: readonly { slug: string; name: string }[], slug: string | undefined) => {
    const name = items.find((item) => item.slug === slug)?.name;
    return name === undefined || named === "" || sameName(named, name);
  };
  const excluded = clinic.practitioners.find(({ slug }) => slug === want.notPractitioner)?.name;
  const found: (Misfit | false)[] = [
    !is(visitType, clinic.visitTypes, want.visitType) && "visit_type",
    !is(practitioner, clinic.practitioners, want.practitioner) && "practitioner",
    excluded !== undefined && sameName(practitioner, excluded) && "excluded_practitioner",
    !is(location, clinic.locations, want.location) && "location",
  ];
  return found.filter((misfit) => misfit !== false);
}

const sameName = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();
