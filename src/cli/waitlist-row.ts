import type { EntryView, OfferRow } from "../../db/queries/waitlist.ts";

/** A place on the waitlist with all it was offered, as other programs read it. Instants are ISO 8601 UTC. */
export interface WaitlistRow {
  id: string;
  state: EntryView["entry"]["state"];
  patient: string;
  visitType: string;
  criteria: EntryView["entry"]["criteria"];
  /** Id of the visit an earlier time takes the place of. */
  swap: string | null;
  joinedBy: string;
  at: string;
  offers: { state: OfferRow["state"]; start: string; expires: string; appointment: string | null }[];
}

export function waitlistRow({ entry, patient, visitTypeName }: EntryView, offers: readonly OfferRow[]): WaitlistRow {
  return {
    id: entry.id,
    state: entry.state,
    patient: `${patient.givenName} ${patient.familyName}`,
    visitType: visitTypeName,
    criteria: entry.criteria,
    swap: entry.swapAppointmentId,
    joinedBy: entry.joinedBy,
    at: entry.createdAt.toISOString(),
    offers: offers
      .filter(({ entryId }) => entryId === entry.id)
      .map(({ state, startsAt, expiresAt, appointmentId }) => ({
        state,
        start: startsAt.toISOString(),
        expires: expiresAt.toISOString(),
        appointment: appointmentId,
      })),
  };
}

/** For a terminal, by the clinic's clock. */
export function waitlistLine({ at, state, patient, visitType, offers, id }: WaitlistRow, timeZone: string): string {
  const local = (instant: string) =>
    Temporal.Instant.from(instant)
      .toZonedDateTimeISO(timeZone)
      .toPlainDateTime()
      .toString({ smallestUnit: "minute" })
      .replace("T", " ");
  const offered = offers.map((offer) => `${local(offer.start)} ${offer.state}`).join("; ");
  return `${local(at)}  ${state.padEnd(8)} ${visitType}, ${patient}${offered ? `  [${offered}]` : ""}  (${id})`;
}
