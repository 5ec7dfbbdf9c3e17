import type { Reader } from "../locale.ts";
import type { MessageSender, MessageWords, PatientMessages } from "../messages.ts";
import { clockText, dayText, phoneText, whenText, whenTextFor, withYourTime } from "./wording.ts";

/** What is said at the end of every message: how to have no more of them. */
const stopLine = ({ phone }: MessageSender): string =>
  `To stop these messages, write STOP in our chat or call ${phoneText(phone)}.`;

type Visit = Parameters<PatientMessages["booked"]>[0];

const whenAndWhere = (visit: Visit, reader: Reader): string =>
  `${whenTextFor(visit, reader)}, ${[visit.locationName, visit.locationAddress].filter((part) => part).join(", ")}`;

const ofVisit = (subject: string, first: string, visit: Visit, sender: MessageSender): MessageWords => ({
  subject,
  text: [
    `${sender.name}: ${first}`,
    `Your reference is ${visit.reference}.`,
    `To change or cancel it, write to us in the chat or call ${phoneText(sender.phone)}.`,
    stopLine(sender),
  ].join("\n"),
});

export const englishMessages: PatientMessages = {
  booked: (visit, sender, reader) =>
    ofVisit(
      `Your visit on ${dayText(visit.date)}`,
      `your visit is booked for ${whenAndWhere(visit, reader)}.`,
      visit,
      sender,
    ),
  moved: (visit, sender, reader) =>
    ofVisit(
      `Your visit is now on ${dayText(visit.date)}`,
      `your visit was moved. It is now ${whenAndWhere(visit, reader)}.`,
      visit,
      sender,
    ),
  reminder: (visit, sender, reader) =>
    ofVisit(
      `Reminder: your visit on ${dayText(visit.date)}`,
      `a reminder of your visit: ${whenAndWhere(visit, reader)}.`,
      visit,
      sender,
    ),
  offer: (slot, until, sender, reader) => ({
    subject: `A time came free on ${dayText(slot.date)}`,
    text: [
      `${sender.name}: a time you are waiting for came free: ${whenTextFor(slot, reader)}, ${slot.locationName}.`,
      `It is kept for you until ${untilText(slot, until, reader)}. To take it or leave it, write to us in the chat or call ${phoneText(sender.phone)}.`,
      stopLine(sender),
    ].join("\n"),
  }),
};

type Offered = Parameters<PatientMessages["offer"]>;

function untilText(slot: Offered[0], until: Offered[1], reader: Reader): string {
  const ours = until.date === slot.date ? clockText(until.time) : whenText(until);
  return withYourTime(ours, { startsAt: until.instant, timeZone: slot.timeZone }, reader);
}
