import type { Frame } from "../../graph/frame.ts";
import type { ProposalKind } from "../../graph/reply.ts";
import type { Footing } from "../../graph/state.ts";
import type { ClinicDirectory, Slot } from "../../scheduling/model.ts";
import type { Expectation, Lexicon, OfferedOption } from "../../understanding/acts.ts";

/** How an answer to a proposal is read: a new visit, another time for one, or the end of one. */
const READ_AS: Record<ProposalKind, "book" | "reschedule" | "cancel"> = {
  book: "book",
  reschedule: "reschedule",
  cancel: "cancel",
  cancel_some: "cancel",
  add_need: "book",
  undo: "book",
  waitlist_join: "book",
  waitlist_edit: "book",
  waitlist_leave: "cancel",
  waitlist_accept: "book",
};

/** What the clinic's side did last, for reading the next message against. */
export function expectationOf(frame: Frame, footing: Footing): Expectation {
  return {
    asked: [...footing.asked],
    offered: frame.held ? [] : frame.offered.map(optionOf),
    pending: frame.pending && READ_AS[frame.pending.kind],
    yesNo: footing.yesNo,
    ...(footing.asked.includes("name") && { missing: missingNames(frame) }),
    ...(frame.pending && frame.held && { proposed: optionOf(frame.held.slot) }),
    ...(frame.held && { held: optionOf(frame.held.slot) }),
  };
}

function missingNames({ givenName, familyName }: Frame): ("givenName" | "familyName")[] {
  const missing: ("givenName" | "familyName")[] = [];
  if (!givenName) missing.push("givenName");
  if (!familyName) missing.push("familyName");
  return missing;
}

const optionOf = (slot: Slot): OfferedOption => ({
  slotId: slot.id,
  date: slot.date,
  time: slot.time,
  practitionerId: slot.practitionerId,
  practitionerName: slot.practitionerName,
  locationId: slot.locationId,
});

const lexicons = new WeakMap<ClinicDirectory, Lexicon>();

/** What can be named in this clinic. One object a directory: its readers are kept by it. */
export function lexiconOf(directory: ClinicDirectory): Lexicon {
  const known = lexicons.get(directory);
  if (known) return known;
  const lexicon = buildLexicon(directory);
  lexicons.set(directory, lexicon);
  return lexicon;
}

function buildLexicon(directory: ClinicDirectory): Lexicon {
  return {
    visitTypes: directory.visitTypes.map(({ id, name, aliases, specialty, selfBookable }) => ({
      id,
      name,
      aliases,
      specialty,
      ...(!selfBookable && { staffOnly: true as const }),
    })),
    practitioners: directory.practitioners.map(({ id, givenName, familyName, prefix, specialty }) => ({
      id,
      givenName,
      familyName,
      prefix,
      specialty,
    })),
    locations: directory.locations.map(({ id, name, aliases, city }) => ({ id, name, aliases, city })),
  };
}
