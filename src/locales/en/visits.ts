import type { VisitFact } from "../../graph/facts/visits.ts";
import type { PhrasesFor } from "../locale.ts";
import { visitText } from "./wording.ts";

export const visitPhrases = {
  visit_details: ({ appointment }) => ({ text: `${visitText(appointment)} at ${appointment.locationName}.` }),
  visit_preparation: ({ appointment }) => ({
    text: appointment.preparation ?? `There is nothing to prepare for your ${appointment.visitTypeName}.`,
  }),
  attendance_confirmed: ({ appointment }) => ({ text: `Thank you, we expect you: ${visitText(appointment)}.` }),
  late_noted: ({ appointment, minutes }) => ({
    text: `I've told the desk that you will be ${minutes} minutes late for ${visitText(appointment)}.`,
  }),
} satisfies PhrasesFor<VisitFact>;
