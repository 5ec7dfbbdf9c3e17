import { pluralsOf } from "./plural.ts";
import { unavailableEn } from "./unavailable.ts";

const plural = pluralsOf("en");

/**
 * What the interface says in English, and the shape of every other dictionary. The clinic's side of the conversation is
 * not here: it comes from the server. What a tap says for the patient is in `said.ts`.
 */
export const en = {
  // The bubble and its panel.
  launcher: (clinic: string) => `Chat with ${clinic}`,
  hide: "Close chat",
  unread: (count: number) => plural(count, { one: "# unread message in chat", other: "# unread messages in chat" }),
  frontDesk: "Front desk",
  call: (phone: string) => `Call ${phone}`,
  options: "Options",
  save: "Save a copy",
  end: "End & clear",
  shared: "Is this device shared? End & clear the chat when you are done.",
  aiNotice: (number: string) =>
    `You are chatting with an automated assistant. It is not for emergencies: call ${number}.`,
  otherLanguage: (language: string) => `For now the assistant writes and understands ${language} only.`,
  welcome: "How can we help?",
  welcomeMore: "Book, move or cancel a visit, or ask a question, in your own words.",
  starters: ["Book an appointment", "Change or cancel a visit", "What are your opening hours?"],

  // The conversation.
  log: "Conversation",
  you: "You:",
  assistant: "Assistant:",
  stopped: "Stopped.",
  unfinished: "Not finished.",
  tryAgain: "Try again",
  suggested: "Suggested answers",
  yourMessage: "Your message",
  write: "Write a message",
  enterSends: "Enter sends, Shift and Enter starts a new line.",
  send: "Send",
  stop: "Stop",

  // What happens around it.
  offline: "You are offline. Nothing is lost; the conversation goes on when you are back.",
  reconnecting: "The connection was lost. Reconnecting…",
  oneMoment: "One moment, the last answer is still coming.",
  answerComing: "The answer is still coming. You can send this when it is done, or press Stop.",
  stillWaiting: "That has to wait until the connection is back.",
  tooLong: (length: string, most: string) => `That is ${length} characters; a message has ${most} at most.`,
  cannotStop: "This step can no longer be stopped.",
  idle: "Still there? In two minutes this chat is cleared from this device. Tap it or press a key in it to keep it.",
  cleared: "The conversation was ended and cleared.",

  // Times to choose from.
  chooseTime: (day: string, time: string) => `Choose ${day}, ${time}`,
  selected: (name: string) => `${name} selected.`,
  earlier: "Earlier",
  later: "Later",
  otherDays: "Other days",
  otherTimes: "Other times to ask for",
  nothingFits: "Nothing fits because",

  // A visit.
  titles: {
    booked: "You're booked",
    pending: "Waiting for the clinic's approval",
    rescheduled: "Your visit has moved",
    cancelled: "Cancelled",
    other: "Your visit",
  },
  facts: {
    what: "What",
    when: "When",
    who: "Who",
    where: "Where",
    patient: "For",
    needs: "Prepared for",
    replaces: "Instead of",
  },
  reference: "Your reference",
  calendar: "Add to calendar",
  directions: "Directions",
  newTab: "(opens in a new tab)",
  savedFile: (name: string) => `Saved as ${name}. Open it to put the visit in your calendar.`,
  noFile: "The calendar file could not be loaded. Please try again.",

  // Questions and what their two answers are called, by the kind of what is proposed.
  questions: {
    book: { title: "Is this right?", yes: "Confirm booking", no: "Change" },
    reschedule: { title: "Move your visit?", yes: "Confirm the move", no: "Change" },
    cancel: { title: "Cancel this visit?", yes: "Cancel the visit", no: "Keep it" },
    cancel_some: { title: "", yes: "Cancel these visits", no: "Keep them" },
    add_need: { title: "", yes: "Add the note", no: "Leave it as it is" },
    undo: { title: "", yes: "Undo it", no: "Leave it as it is" },
    waitlist_join: { title: "", yes: "Join the waiting list", no: "Not now" },
    waitlist_edit: { title: "", yes: "Change it", no: "Leave it as it is" },
    waitlist_leave: { title: "", yes: "Leave the waiting list", no: "Keep my place" },
    other: { title: "", yes: "Yes", no: "No" },
  },
  holding: "We are holding this time for you:",
  holdOver: "This time is no longer held. We will check that it is still free.",
  twoMinutes: "Two minutes left to confirm this time.",
  halfMinute: "30 seconds left to confirm this time.",
  holdOverSpoken: "The time is no longer held for you. You can still ask for it.",

  // Forms.
  orType: "Or just type your answer below.",
  whole: (field: string) => `Enter the whole ${field}.`,
  missing: (field: string) => `Enter your ${field}.`,
  inFuture: (field: string) => `The ${field} cannot be in the future.`,
  sixDigits: "Enter all 6 digits of the code.",
  sevenDigits: "Enter a phone number with at least 7 digits.",

  // A person, or an emergency.
  emergency: (number: string) => `In an emergency, call ${number} now.`,
  person: "Talk to a person",
  handedOff: "Our staff will call you back. If we have no number of yours, please call us.",

  // How it was.
  howWasIt: "How did this go for you?",
  ratings: ["Poor", "Fair", "Good", "Very good", "Great"],
  rating: (value: number, name: string) => `${value} of 5: ${name}`,
  comment: "Anything we should know? (optional)",
  sendRating: "Send feedback",
  noRating: "No, thanks",
  thanks: "Thank you for your feedback.",
  notRated: "Your feedback could not be sent. Please try again.",

  // The end.
  endTitle: "End and clear this conversation?",
  endText: "Its text is deleted here and at the clinic. What you booked stays booked.",
  keep: "Keep it",
  notEnded: "The clinic could not be reached, so nothing was deleted. Please try again.",

  // What the conversation itself has to say when something fails.
  conversationOver: "This conversation has ended. What was booked stays booked.",
  unreachable: "We could not reach the clinic. Your message is kept; sending it again books nothing twice.",
  answerNotLoaded: "The answer could not be loaded.",
  answerGone: "That answer is no longer available.",
  wentWrong: "Something went wrong. Please try again.",
  answerTooLong: "This answer was too long to show. Please ask again, or call the clinic.",
  partLost: "Part of this answer cannot be shown here. The clinic can tell you more by phone.",
  historyTooLong: "What was said before is too long to show. The conversation goes on below.",
  notLoaded: "Your conversation could not be loaded. Reload the page to try again.",
  unavailable: unavailableEn,
};

/** A dictionary of the interface. */
export type Strings = typeof en;
