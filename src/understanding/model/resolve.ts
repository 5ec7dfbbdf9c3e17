import type { FramePatch, IdentityPatch, Understanding, UnderstandingContext } from "../acts.ts";
import { readContact } from "../rules/entities/contact.ts";
import { readPersonName } from "../rules/entities/person-name.ts";
import { optionNamed, readPosition } from "../rules/entities/selection.ts";
import { windowPatch } from "../rules/frame-days.ts";
import type { LexiconReaders } from "../rules/lexicon-readers.ts";
import { tokenise } from "../text/tokens.ts";
import { readVisitWindow } from "../when/visit-window.ts";
import { readWhen } from "../when/when.ts";
import type { CopiedWords } from "./literal.ts";

/** The visit that the copied words name, read by the rules' own readers: a model never resolves a date or picks an id. */
export function resolveFrame(
  words: CopiedWords,
  { now, timeZone }: UnderstandingContext,
  readers: LexiconReaders,
): FramePatch {
  const patch: FramePatch = {};
  const tokens = (list: string[]) => tokenise(list.join(" , ")).words;
  const types = readers.visitTypes(tokens(words.visitTypeWords)).ids;
  if (types.length === 1 && types[0]) patch.visitTypeId = types[0];
  else if (types.length > 1) patch.visitTypeCandidates = types;
  // A lone name needs its title to be read as a practitioner's; the model has said that it is one.
  const people = (list: string[]) =>
    readers.practitioners(tokens(list.map((name) => (/^dr\b/i.test(name) ? name : `Dr ${name}`)))).ids;
  const excluded = people(words.excludedPractitionerWords);
  const wanted = people(words.practitionerWords).filter((id) => !excluded.includes(id));
  if (wanted.length > 0) patch.practitionerIds = wanted;
  if (excluded.length > 0) patch.excludedPractitionerIds = excluded;
  const places = readers.locations(tokens(words.locationWords)).ids;
  if (places.length > 0) patch.locationIds = places;
  const text = words.dateTimeWords.join(", ");
  const window = text === "" ? null : readVisitWindow({ text, now, timeZone, asked: ["date", "time"] });
  return window ? Object.assign(patch, windowPatch(window)) : patch;
}

/** Who the patient says they are, by the copied words. */
export function resolveIdentity(words: CopiedWords, { now, timeZone }: UnderstandingContext): IdentityPatch {
  const patch: IdentityPatch = {};
  const name = readPersonName(words.nameWords.join(" "), true);
  if (name?.givenName) patch.givenName = name.givenName;
  if (name?.familyName) patch.familyName = name.familyName;
  const born = readWhen({ text: words.dateOfBirthWords.join(" "), now, timeZone, expect: "dob" }).find(
    ({ kind }) => kind === "dob",
  );
  if (born?.date) patch.dateOfBirth = born.date;
  const { phone } = readContact(words.phoneWords.join(" "), true);
  if (phone) patch.phone = phone;
  return patch;
}

/** Which of what was offered the copied words name; null when they name none of it. */
export function resolveSelection(
  words: CopiedWords,
  { expectation }: UnderstandingContext,
  frame: FramePatch,
): Understanding["selection"] {
  if (words.selectionWords.length === 0) return null;
  const position = readPosition(tokenise(words.selectionWords.join(" ")).words, expectation.offered);
  if (position) return position.selection;
  const { dates = [], weekdays = [], times = [], practitionerIds = [], exactTime } = frame;
  const option = optionNamed(
    { dates, weekdays, times, practitionerIds, ...(exactTime === undefined ? {} : { exactTime }) },
    expectation.offered,
  );
  return option ? { slotId: option.slotId } : null;
}
