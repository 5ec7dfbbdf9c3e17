import { describe, expect, it } from "vitest";
import { saidAfterStartOver } from "./start-over.ts";

describe("a start over with the new wish", () => {
  it.each([
    ["Let's start over. I need a cleaning on Friday", "I need a cleaning on Friday"],
    ["no, all wrong, start again from scratch: a skin check next week", "a skin check next week"],
    ["Can we begin again please, I want Dr Lee on Monday", "I want Dr Lee on Monday"],
    ["sorry, start over - an ultrasound for my mother", "an ultrasound for my mother"],
    ["let's start from the beginning and book a physical for Tuesday", "book a physical for Tuesday"],
    ["Scratch that. A dental exam on the 10th", "A dental exam on the 10th"],
    ["Restart, please. Book me in with Dr Patel", "Book me in with Dr Patel"],
  ])("%s", (text, rest) => expect(saidAfterStartOver(text)).toBe(rest));

  it.each([
    "start over",
    "let's start over please",
    "start over, thank you",
    "I want to start on Monday again",
    "I started a new job, can we move it to Friday?",
    "can I start with the physical and then the cleaning",
    "start the visit again at four please",
  ])("is none: %s", (text) => expect(saidAfterStartOver(text)).toBeNull());
});
