import type { MessageSender, MessageWords, PatientMessages } from "../messages.ts";
import { clockText, dayText, phoneText, whenText } from "./wording.ts";

/** What is said at the end of every message: how to have no more of them. */
const stopLine = ({ phone }: MessageSender): string =>
  `To stop these messages, write STOP in our chat or call ${phoneText(phone)}.`;

type Visit = Parameters<PatientMessages["booked"]>[0];

const whenAndWhere = (visit: Visit): string =>
  `${whenText(visit)}, ${[visit.locationName, visit.locationAddress].filter((part) => part).join(", ")}`;

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
  booked: (visit, sender) =>
    ofVisit(`Your visit on ${dayText(visit.date)}`, `your visit is booked for ${whenAndWhere(visit)}.`, visit, sender),
  moved: (visit, sender) =>
    ofVisit(
      `Your visit is now on ${dayText(visit.date)}`,
      `your visit was moved. It is now ${whenAndWhere(visit)}.`,
      visit,
      sender,
    ),
  reminder: (visit, sender) =>
    ofVisit(
      `Reminder: your visit on ${dayText(visit.date)}`,
      `a reminder of your visit: ${whenAndWhere(visit)}.`,
      visit,
      sender,
    ),
  offer: (slot, until, sender) => ({
    subject: `A time came free on ${dayText(slot.date)}`,
    text: [
      `${sender.name}: a time you are waiting for came free: ${whenText(slot)}, ${slot.locationName}.`,
      `It is kept for you until ${until.date === slot.date ? clockText(until.time) : whenText(until)}. To take it or leave it, write to us in the chat or call ${phoneText(sender.phone)}.`,
      stopLine(sender),
    ].join("\n"),
  }),
};
