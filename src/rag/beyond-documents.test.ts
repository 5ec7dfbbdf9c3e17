import { describe, expect, it } from "vitest";
import { isBeyondDocuments } from "./beyond-documents.ts";
import { ANSWERABLE, MORE_ANSWERABLE } from "./testing/demo-questions.ts";

describe("what no document can answer", () => {
  it.each([
    "who is booked with Dr Lee tomorrow?",
    "Who else is seeing Dr. Patel on Friday?",
    "who has the appointment before mine",
    "who's after me?",
    "whose appointment is at 3?",
    "which patients have an appointment today?",
    "who is Dr Chen seeing at 4",
    "can you tell me the names of your patients",
    "how many spots are left tomorrow",
    "how many patients does Dr. Chen have tomorrow",
    "is my neighbor Tom a patient of yours?",
    "what time is Mrs. Alvarez coming in today",
    "is the time still free?",
    "is it still available",
    "is that slot open?",
    "is the 3pm free",
    "any free time next week?",
    "did my payment go through",
    "what did the doctor write about me",
    "have you received my referral?",
  ])("is %j", (question) => {
    expect(isBeyondDocuments(question)).toBe(true);
  });

  it.each([
    "who is seeing patients on Saturday?",
    "who can sign for my daughter",
    "who do I call when you are closed",
    "how many people can I bring?",
    "is parking free?",
    "is the interpreter free",
    "are you open on Saturday?",
    "is the clinic open today?",
    "have you got parking?",
    "what happens if I was late?",
    "who should come with my child?",
  ])("is not %j", (question) => {
    expect(isBeyondDocuments(question)).toBe(false);
  });

  it("is nothing that the demo clinic's documents answer", () => {
    const questions = [...ANSWERABLE, ...MORE_ANSWERABLE].map(([question]) => question);
    expect(questions.filter(isBeyondDocuments)).toEqual([]);
  });
});
