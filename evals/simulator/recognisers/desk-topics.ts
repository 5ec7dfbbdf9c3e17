import type { DeskTopic } from "../../../src/understanding/acts.ts";

/** How it is said that something is for a person of the clinic. */
export const DESK_WORDINGS = {
  refill: /Refills are handled by the care team/,
  results: /I can't see test results/,
  referral_status: /I can't see where a referral stands/,
  billing: /Bills and payments are for the billing team/,
  records: /Copies of records go through the desk/,
  prior_authorisation: /Approvals by your insurance are handled by the desk/,
  letter: /Forms and letters are written by the care team/,
  clinical_question: /That is a question for the care team/,
  medication: /Questions about medicines are for the care team/,
  complaint: /I'm sorry to hear that\. A person will read what you wrote/,
  callback: /I'll ask somebody to call you/,
  lost_item: /I'll ask the desk to look for it/,
  new_patient_registration: /the desk can also register you/,
  contact_update: /Changing your phone or address goes through the desk/,
  insurance_update: /The desk can change the insurance on your file/,
  proxy: /Acting for somebody else's account has to be set up by the desk/,
  privacy: /Requests about your data go to the clinic's privacy contact/,
} satisfies Record<DeskTopic, RegExp>;
