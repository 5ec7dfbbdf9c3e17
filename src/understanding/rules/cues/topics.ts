import type { QuestionCueName } from "./question-cues.ts";

/** What a message can ask about. */
export const TOPICS: readonly QuestionCueName[] = [
  "q-phone",
  "q-address",
  "q-rating",
  "q-cosmetic",
  "q-price",
  "q-hours",
  "q-city",
  "q-practice",
];
