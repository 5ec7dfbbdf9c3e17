/**
 * Ways of saying what every conversation needs. Each list says one thing; which way is taken is the seed's.
 * `{…}` stands for what is filled in and reaches the clinic as it is.
 */
export const PHRASES = {
  yes: ["yes", "Yes, please.", "yes please go ahead", "Yes, that's right.", "Correct, yes.", "yep"],
  no: ["no", "No, thank you.", "no thanks", "No."],
  not_that: ["No, that's not right.", "No, that is wrong.", "no, not that"],
  yes_waitlist: ["yes, the waiting list", "Yes, put me on the waiting list please."],
  yes_person: ["Yes, ask a person", "yes please, somebody should contact me", "Yes, I'd like to talk to a person."],
  yes_resume: ["yes, go on", "Yes, let's go on."],
  no_resume: ["no, drop it", "No, drop it please."],
  new_code: ["Send a new code", "yes, send a new code please"],
  no_code: ["I didn't get any code.", "No code has arrived.", "I have no code"],
  other_times: ["Other times", "Do you have other times?", "other times please"],
  by_number: ["the {nth} one", "number {number}", "{number}", "The {nth} one, please."],
  by_time: ["{time}", "{time} please", "I'll take {time}.", "{time} works"],
  by_day_and_time: ["{day} at {time}", "The one on {day} at {time}.", "{day} at {time}, please"],
  with_practitioner: ["{choice} with {practitioner}"],
  window: ["Is there anything {when}?", "I need something {when}.", "Do you have a time {when}?"],
  any_time: ["Any time is fine.", "whatever is first", "The first available, please."],
  wrong_time: [
    "No, that time doesn't work. I need something {when}.",
    "No, I wanted {when}.",
    "no, it has to be {when}",
  ],
  wrong_visit_type: ["No, I wanted {visit}.", "no, it should be {visit}"],
  wrong_practitioner: ["No, I'd like to see {practitioner}.", "no, with {practitioner} please"],
  wrong_person: ["No, not with {practitioner}, please. Somebody else.", "no, anyone but {practitioner}"],
  wrong_location: ["No, I need it at {location}.", "no, at {location} please"],
  wrong_patient: ["No, the visit is for {name}.", "no, it is for {name}"],
  refuse_name: ["I'd rather not give my name.", "I don't want to tell you my name."],
  refuse_dateOfBirth: ["I'd rather not give my date of birth.", "I don't want to give my date of birth here."],
  refuse_phone: ["I'd rather not give my phone number.", "I don't want to give you my phone number."],
  then_take_it: ["All right then. {details}", "OK, if you need it: {details}"],
  details: ["{details}", "It's {details}.", "Sure: {details}"],
  for_person: ["It's for {details}.", "This is for {details}."],
  done_yet: ["Is it done now?", "Did that go through?"],
  no_emergency: ["It is not an emergency.", "No, it's not an emergency, I'm fine."],
  goodbye: ["Thank you, goodbye!", "thanks, bye"],
} as const satisfies Record<string, readonly string[]>;
export type Phrase = keyof typeof PHRASES;

/** A phrase with its gaps filled; an unknown gap stays as it is, so that a test sees it. */
export function fill(template: string, values: Readonly<Record<string, string>> = {}): string {
  return template.replace(/\{(\w+)\}/g, (gap, name: string) => values[name] ?? gap);
}
