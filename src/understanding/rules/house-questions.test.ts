import { describe, expect, it } from "vitest";
import type { Expectation } from "../acts.ts";
import { offered, understand } from "../testing/fixtures.ts";

const asked = (text: string, expectation: Partial<Expectation> = {}) => {
  const { acts, tasks, wishes } = understand(text, expectation);
  return { acts, tasks, kinds: wishes.map(({ kind }) => kind) };
};

describe("questions the clinic's documents answer for everybody", () => {
  it.each([
    "is fasting needed for the blood work?",
    "how many hours should I go without food ahead of a blood draw?",
    "What should I do before an abdominal ultrasound?",
    "are there any instructions for a pap smear?",
    "is it okay to have breakfast before a blood test?",
    "Is a referral required for physiotherapy?",
    "can I see the skin doctor without a referral",
    "Do children need a referral for the pediatrician?",
    "which link do I click for a telehealth visit?",
    "Does the video visit need a special program?",
    "how do I connect to my video visit",
    "How soon are biopsy results available?",
    "how fast do you get blood test results back, normally?",
    "Does someone on your team speak Mandarin?",
    "which doctors speak French?",
    "can a wheelchair get through the door at South Shore?",
    "where can I put my car at North Hills?",
    "I'm coming by car. Where's the garage?",
    "what bus do I take to get to you?",
    "Is there a changing table in your restroom?",
    "do you have books for kids in the waiting area?",
    "What's the price of a tooth filling if I'm uninsured?",
    "how much would a physical be out of pocket?",
    "By when do I have to cancel so I'm not charged?",
    "what's the penalty if I cancel the same day?",
    "how much notice do you need to reschedule?",
    "Is Cigna okay with you?",
    "what time does North Hills close on Fridays?",
    "Is the office open on Veterans Day?",
    "Where should my doctor fax the records to?",
    "wich bus goes to your clinic?",
  ])("L2: only asks, also while times are offered: %s", (text) => {
    for (const expectation of [{}, { offered }]) {
      expect(asked(text, expectation)).toEqual({ acts: ["ask"], tasks: [], kinds: ["ask"] });
    }
  });

  it.each([
    ["I have Aetna. Do you take it?", ["I have Aetna. Do you take it?"]],
    ["I use a wheelchair. Is there a lift at North Hills?", ["I use a wheelchair. Is there a lift at North Hills?"]],
    [
      "How much is a physical without insurance, and do I need a referral for dermatology?",
      ["How much is a physical without insurance", "do I need a referral for dermatology?"],
    ],
    [
      "Where do I park at North Hills, and what does it cost?",
      ["Where do I park at North Hills, and what does it cost?"],
    ],
    ["A skin check, how much is that without insurance?", ["A skin check, how much is that without insurance?"]],
  ])("L3: each question whole, with what it rests on: %s", (text, questions) => {
    expect(understand(text).wishes.map(({ question }) => question)).toEqual(questions);
  });

  it.each([
    "Should I stop my blood thinner before the filling?",
    "Can I take ibuprofen before the blood draw?",
    "Is it safe to eat before a blood test when I have diabetes?",
    "How long will my gums hurt after the cleaning?",
    "Can I drink beer before an ultrasound with my antibiotics?",
    "are my pap results back?",
    "Did my referral arrive?",
    "why was I charged twice for the cleaning?",
    "did i leave my scarf in the waiting room",
  ])("L20: what only a person answers is not asked of the documents: %s", (text) => {
    expect(asked(text).kinds).toEqual(["desk"]);
  });

  it.each([
    ["Can I come in on Saturday morning?", "book"],
    ["I'd like a cleaning on Tuesday without insurance", "book"],
    ["Please switch my visit to a video call", "change_modality"],
    ["cancel my cleaning on Friday please", "cancel"],
    ["Please note I use a wheelchair", "add_need"],
  ])("a wish stays one: %s", (text, kind) => expect(asked(text).kinds).toEqual([kind]));

  it("a choice or a wish before the question stays what it was", () => {
    expect(asked("the first one - do you validate parking?", { offered }).acts).toEqual(
      expect.arrayContaining(["select", "ask"]),
    );
    expect(asked("book me a skin check and tell me where to park").kinds).toEqual(["book", "ask"]);
    expect(asked("I'm running late, also can you tell me where to park?").kinds).toEqual(["running_late", "ask"]);
  });
});

describe("kind words around a question are no part of it", () => {
  it.each([
    "Hi, nice to meet you! The garage next door, what does it cost after the first two hours? You are very kind, thank you!",
    "Hello, I hope you are well! The garage next door, what does it cost after the first two hours?",
    "Thank you so much for that! The garage next door, what does it cost after the first two hours?",
  ])("%s", (text) => {
    const said = "The garage next door, what does it cost after the first two hours?";
    expect(understand(text, { pending: "book" }).question).toBe(said);
    expect(understand(text).wishes.map(({ question }) => question)).toEqual([said]);
  });

  it("what was told still is", () => {
    expect(understand("I have Aetna. Do you take it?").wishes.map(({ question }) => question)).toEqual([
      "I have Aetna. Do you take it?",
    ]);
  });
});
