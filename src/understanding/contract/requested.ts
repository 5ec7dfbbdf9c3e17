import type { QuestionCueName } from "../rules/cues/question-cues.ts";

/** What the data contract calls each topic of a question about a provider. */
export const REQUESTED: Readonly<Partial<Record<QuestionCueName, string>>> = {
  "q-phone": "phone",
  "q-address": "address",
  "q-rating": "rating",
  "q-cosmetic": "cosmetic",
  "q-price": "price",
  "q-hours": "hours",
  "q-city": "city",
};
