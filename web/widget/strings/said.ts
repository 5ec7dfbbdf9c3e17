/**
 * What a tap says for the patient. It stands in the conversation and is read by the server, so it is in the
 * conversation's language (English, until the conversation has others), whatever the interface's.
 */
export const said = {
  starters: ["Book an appointment", "Change or cancel a visit", "What are your opening hours?"],
  slot: (day: string, time: string, practitioner: string) => `${day} at ${time} with ${practitioner}`,
  earlier: "Anything earlier?",
  later: "Anything later?",
  otherDays: "Show other days",
  code: "Here is the code.",
  name: (name: string) => `My name is ${name}`,
  born: (day: string) => `born ${day}`,
  phone: (phone: string) => `phone ${phone}`,
  answers: {
    book: { yes: "Yes, book it.", no: "No, I'd like to change that." },
    reschedule: { yes: "Yes, move it.", no: "No, I'd like to change that." },
    cancel: { yes: "Yes, cancel it.", no: "No, keep it." },
    cancel_some: { yes: "Yes, cancel them.", no: "No, keep them." },
    add_need: { yes: "Yes, note that.", no: "No, leave it as it is." },
    undo: { yes: "Yes, undo it.", no: "No, leave it as it is." },
    waitlist_join: { yes: "Yes, put me on the list.", no: "No, not now." },
    waitlist_edit: { yes: "Yes, change it.", no: "No, leave it as it is." },
    waitlist_leave: { yes: "Yes, take me off the list.", no: "No, keep my place." },
    other: { yes: "Yes", no: "No" },
  },
};
