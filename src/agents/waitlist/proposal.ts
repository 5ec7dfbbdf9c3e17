import { createHash } from "node:crypto";
import type { Frame } from "../../graph/frame.ts";
import type { AppointmentCard, Proposal, ProposalKind } from "../../graph/reply.ts";
import { placeAndTime } from "../../locales/en/cards.ts";
import { criteriaText } from "../../locales/en/waitlist.ts";
import { visitText } from "../../locales/en/wording.ts";
import type { ClinicDirectory } from "../../scheduling/model.ts";
import type { Criteria, WaitlistOffer, WaitlistPlace } from "../../scheduling/waitlist/model.ts";

/** What will be written after a yes; its id is a digest of everything in it, so any change makes another proposal. */
export function joinProposal(
  frame: Frame,
  directory: ClinicDirectory,
  wish: { visitTypeId: string; visitTypeName: string; criteria: Criteria },
): Proposal {
  const { visitTypeId, visitTypeName, criteria } = wish;
  const { moving } = frame;
  const who = [frame.givenName, frame.familyName, frame.dateOfBirth, frame.phone, frame.email];
  const details = { visitTypeId, criteria: plain(criteria), swapAppointmentId: moving?.id ?? null };
  const summary = `Wait for ${visitTypeName}: ${criteriaText(criteria, directory)}${moving ? `, instead of ${moving.summary}` : ""}`;
  return proposalOf("waitlist_join", { summary, details }, moving ? [] : who.map((field) => field?.value ?? ""));
}

export function editProposal(place: WaitlistPlace, criteria: Criteria, directory: ClinicDirectory): Proposal {
  const summary = `Wait for ${place.visitTypeName}: ${criteriaText(criteria, directory)}`;
  return proposalOf("waitlist_edit", { summary, details: { ...seen(place), criteria: plain(criteria) } });
}

export function leaveProposal(place: WaitlistPlace): Proposal {
  const summary = `Leave the waitlist for ${place.visitTypeName}`;
  return proposalOf("waitlist_leave", { summary, details: seen(place) });
}

/** The visit given up for it stands in the proposal as it was read back. */
export function acceptProposal({ swap }: WaitlistPlace, { id: offerId, slot, expiresAt }: WaitlistOffer): Proposal {
  return proposalOf("waitlist_accept", {
    summary: swap ? `Move ${visitText(swap)} to ${visitText(slot)}` : visitText(slot),
    details: { offerId },
    expiresAt,
    slotId: slot.id,
    appointmentId: swap?.id ?? null,
    appointmentVersion: swap?.version ?? null,
  });
}

export function offerCard(
  { swap, patientName }: WaitlistPlace,
  { slot, expiresAt }: WaitlistOffer,
  directory: ClinicDirectory,
): AppointmentCard {
  return {
    status: "proposed",
    action: swap ? "reschedule" : "book",
    ...placeAndTime(slot),
    address: directory.locations.find(({ id }) => id === slot.locationId)?.address,
    patientName,
    ...(swap && { replaces: visitText(swap) }),
    expiresAt,
  };
}

const seen = ({ id, version }: WaitlistPlace) => ({ entryId: id, expectedVersion: version });

/** As JSON keeps it: a window's missing end is absent, not undefined. */
const plain = (criteria: Criteria) => ({
  ...criteria,
  times: criteria.times.map(({ from, to }) => ({ ...(from && { from }), ...(to && { to }) })),
});

function proposalOf(
  kind: ProposalKind,
  of: Pick<Proposal, "summary" | "details"> & Partial<Proposal>,
  who: readonly string[] = [],
): Proposal {
  const nothing = { expiresAt: null, holdId: null, slotId: null, appointmentId: null, appointmentVersion: null };
  const body = { kind, ...nothing, ...of };
  const id = createHash("sha256")
    .update(JSON.stringify([body, who]))
    .digest("base64url")
    .slice(0, 22);
  return { ...body, id };
}
