import type { ConversationFact, PersonalDetail } from "../../graph/facts/conversation.ts";
import type { ClinicDirectory, Slot } from "../../scheduling/model.ts";
import type { Conduct, DeskTopic, WishKind } from "../../understanding/acts.ts";
import type { FactOf, PhrasesFor, Reader } from "../locale.ts";
import { impossiblePair } from "./availability.ts";
import { slotsCard } from "./cards.ts";
import { closedOnText } from "./faq.ts";
import { andList, aVisit, orList, whenText, whenTextFor, yourTimeText } from "./wording.ts";

const ASK_A_PERSON = "Yes, ask a person";

export const talkPhrases = {
  plan: ({ wishes }) => ({
    text: `Let me do these one after the other: ${andList(wishes.map((wish) => WISHES[wish]))}.`,
  }),
  next_up: (fact) => ({ text: nextUpText(fact) }),
  offer_resume: ({ visitTypeName, held }) => ({
    text: `Shall we go on with ${visitTypeName ? aVisit(visitTypeName) : "what we were doing before"}?${held ? " I still have that time for you." : ""}`,
    suggestions: ["Yes, go on", "No, drop it"],
  }),
  ask_for_whom: () => ({ text: "Who are the visits for? Please give me the name of each person." }),
  ask_referral: ({ visitTypeName }) => ({
    text: `For ${aVisit(visitTypeName)} you need a referral from a doctor. Do you have one?`,
    suggestions: ["Yes, I have one", "No"],
  }),
  ask_established: ({ visitTypeName }, { clinic }) => ({
    text: `${capital(aVisit(visitTypeName))} is for patients we have seen before. Have you been to ${clinic.name} already?`,
    suggestions: ["Yes, I have", "No, I'm new"],
  }),
  new_patient_first: ({ visitTypeName }) => ({ text: `Welcome! Then ${aVisit(visitTypeName)} comes first.` }),
  kept_as_is: () => ({ text: "All right, everything stays as it is. Is there anything else?" }),
  ask_practitioner: ({ options }) => ({
    text: `There is more than one by that name. Do you mean ${orList(options.map(optionText))}?`,
    suggestions: options.slice(0, 3).map(({ name }) => name),
  }),
  why_detail: ({ field }, { clinic }) => ({
    text: `${WHY[field]} If you would rather not type it here, call ${clinic.phone}.`,
  }),
  detail_refused: ({ field }, { clinic }) => ({
    text: `That's all right. Without ${DETAIL[field]} I can't finish this here, but a person at ${clinic.phone} can. Shall I ask them to get in touch?`,
    suggestions: [ASK_A_PERSON, "No, thank you"],
  }),
  contradiction: ({ said: [first, second] }) => ({
    text: `You said "${first}" and also "${second}", and both can't be true at once. Which one do you mean?`,
    suggestions: [first, second],
  }),
  conduct: ({ conduct }, { clinic }) => ({
    text: CONDUCT[conduct](clinic),
    ...(conduct === "frustration" && { suggestions: [ASK_A_PERSON] }),
  }),
  payer_unknown: () => ({
    text: "That's all right, you don't need to know it now. Please bring the insurance card, and the desk will sort it out.",
  }),
  impossible_pair: impossiblePair,
  closed_on: (fact, voice) => ({ text: closedOnText(fact, voice) }),
  offer_waitlist: () => ({
    text: "None of those suits you, then. Shall I put you on the waiting list, so that you hear when another time comes free?",
    suggestions: ["Yes, the waiting list", "Talk to a person"],
  }),
  no_bypass: (_, { clinic }) => ({
    text: `I can only book what the calendar allows. If somebody here promised you a special time, the desk can arrange it: ${clinic.phone}.`,
  }),
  welcome_back: (fact) => ({ text: welcomeBackText(fact) }),
  comparison: (fact, voice) => comparison(fact, voice),
  desk: ({ topic }, { clinic }) => ({ text: DESK[topic](clinic) }),
  handoff_updated: ({ reachable }, { clinic }) => ({
    text: reachable
      ? "Thank you, I've added that to the note for the desk."
      : `Thank you, I've added that to the note. With a phone number they could call you; otherwise call ${clinic.phone}.`,
  }),
  written_for_other: ({ reference }) => ({
    text: `The visit ${reference} is booked in the name you gave me. To book it for somebody else I cancel it and then book the same time again. Shall I?`,
    suggestions: ["Yes", "No"],
  }),
  person_here: () => ({ text: "" }),
} satisfies PhrasesFor<ConversationFact>;

const WISHES: Record<WishKind, string> = {
  book: "book a visit",
  find: "look for a time",
  compare: "compare times",
  why_none: "see why there is no time",
  list: "show your visits",
  details: "look up your visit",
  preparation: "see how to prepare",
  reschedule: "move your visit",
  move_earlier: "look for an earlier time",
  cancel: "cancel your visit",
  confirm_attendance: "confirm your visit",
  running_late: "tell the desk you are late",
  change_modality: "change how the visit is held",
  change_practitioner: "change who you see",
  add_need: "note what you need",
  add_to_calendar: "give you the calendar entry",
  undo: "undo the last change",
  waitlist_join: "put you on the waiting list",
  waitlist_edit: "change your place on the waiting list",
  waitlist_leave: "take you off the waiting list",
  waitlist_position: "see where you are on the waiting list",
  waitlist_accept: "take the time that was offered",
  waitlist_decline: "turn down the time that was offered",
  ask: "answer your question",
  stop_messages: "stop messages to you",
  start_messages: "send you messages again",
  desk: "leave a note for the desk",
};

function nextUpText({ wish, person, ofSeries }: FactOf<"next_up">): string {
  if (person) return `Now the visit for ${person}.`;
  return ofSeries ? "Now the next visit of the series." : `Next: ${WISHES[wish]}.`;
}

const optionText = ({ name, specialty, locations }: FactOf<"ask_practitioner">["options"][number]): string =>
  `${name} (${[specialty, locations.join(" and ")].filter(Boolean).join(", ")})`;

const DETAIL: Record<PersonalDetail, string> = {
  name: "a name",
  dateOfBirth: "a date of birth",
  phone: "a phone number",
  code: "the code",
  payer: "an insurance plan",
};

const WHY: Record<PersonalDetail, string> = {
  name: "I need the name so that the visit is booked for the right person.",
  dateOfBirth:
    "The date of birth tells two people of the same name apart, and some visits depend on age. It is used for nothing else here.",
  phone: "The phone number lets the clinic reach you if something changes. It is used for nothing else here.",
  code: "The code shows that I'm talking to the person the visit belongs to, so that nobody else can see or change it.",
  payer: "The insurance plan helps the desk prepare your visit. You can also leave it out.",
};

const CONDUCT: Record<Conduct, (clinic: ClinicDirectory) => string> = {
  abuse: ({ phone }) => `I'm here to help with visits. If something went wrong, a person at ${phone} will listen.`,
  harassment: ({ phone }) =>
    `I can only help with visits and questions about the clinic. For anything else, call ${phone}.`,
  prompt_attack: ({ name }) => `I can't do that. I can help with visits and questions about ${name}.`,
  privacy_fishing: ({ phone }) =>
    `I can't say anything about another person's visits, not even whether there are any. If you are allowed to ask, call ${phone}.`,
  robot_question: ({ name, phone }) =>
    `I'm the automated assistant of ${name}, not a person. You can reach a person at ${phone}.`,
  frustration: ({ phone }) =>
    `I'm sorry this is going badly. A person can take it from here: call ${phone}, or shall I ask someone to contact you?`,
  small_talk: () => "Thank you for asking. Shall we look for a time for you?",
};

const DESK: Record<DeskTopic, (clinic: ClinicDirectory) => string> = {
  refill: () => "Refills are handled by the care team, not by me.",
  results: () => "I can't see test results. The care team can tell you about them.",
  referral_status: () => "I can't see where a referral stands. The desk can look it up.",
  billing: () => "Bills and payments are for the billing team.",
  records: () => "Copies of records go through the desk, after they have checked who you are.",
  prior_authorisation: () => "Approvals by your insurance are handled by the desk.",
  letter: () => "Forms and letters are written by the care team.",
  clinical_question: () => "That is a question for the care team.",
  medication: () => "Questions about medicines are for the care team.",
  complaint: () => "I'm sorry to hear that. A person will read what you wrote.",
  callback: () => "I'll ask somebody to call you.",
  lost_item: () => "I'll ask the desk to look for it.",
  new_patient_registration: () => "You can book as a new patient right here; the desk can also register you.",
  contact_update: () => "Changing your phone or address goes through the desk, so that nobody else can do it.",
  insurance_update: () => "The desk can change the insurance on your file.",
  proxy: () => "Acting for somebody else's account has to be set up by the desk.",
  privacy: () => "Requests about your data go to the clinic's privacy contact; the desk passes them on.",
};

const STANDING = {
  held: "Here is where we were.",
  offered: "The times I showed you may have gone by now, so I look again.",
  asked: "We had not finished.",
} as const;

function welcomeBackText({ days, standing }: FactOf<"welcome_back">): string {
  return `Welcome back${days > 0 ? `, it has been ${days === 1 ? "a day" : `${days} days`}` : ""}. ${STANDING[standing]}`;
}

function comparison({ visitTypeName, rows }: FactOf<"comparison">, reader: Reader) {
  const slots = rows.flatMap(({ slot }) => (slot ? [slot] : []));
  const lines = rows.map(({ practitionerName, slot }) =>
    slot
      ? `${practitionerName}: ${whenTextFor(slot, reader)} at ${slot.locationName}`
      : `${practitionerName}: nothing free that I can book`,
  );
  const first = rows[0];
  const head = first?.slot
    ? `For ${aVisit(visitTypeName)}, ${first.practitionerName} is free soonest (${bothClocks(first.slot, reader)}).`
    : `I found no free time for ${aVisit(visitTypeName)} with any of them.`;
  return {
    text: [head, ...lines].join("\n"),
    ...(slots.length > 0 && {
      card: { type: "agentcare.slots" as const, content: slotsCard(visitTypeName, slots, reader) },
    }),
  };
}

/** Both times where brackets stand around them already. */
const bothClocks = (slot: Slot, reader: Reader): string =>
  [whenText(slot), yourTimeText(slot, reader)].filter(Boolean).join(", ");

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
