import { describe, expect, it } from "vitest";
import type { Expectation } from "./acts.ts";
import { createRulesTier } from "./rules/rules-tier.ts";
import { contextOf } from "./testing/fixtures.ts";

const tier = createRulesTier();
const pending = (kind: "book" | "reschedule" | "cancel"): Partial<Expectation> => ({
  pending: kind,
  proposed: {
    slotId: "s",
    date: "2026-03-10",
    time: "14:00",
    practitionerId: "lee-daniel",
    practitionerName: "Dr. Daniel Lee",
    locationId: "l",
  },
});
const actsOf = (text: string, kind: "book" | "reschedule" | "cancel" = "book") =>
  tier.understand(text, contextOf(pending(kind))).acts;

describe("a yes to a write", () => {
  it.each([
    "yes",
    "Yes please!",
    "yep",
    "ok",
    "sure, go ahead",
    "that's right",
    "yes that works for me",
    "perfect, thank you so much",
    "yes, book it",
    "sounds good",
    "please do",
    "yes, Tuesday at 2 pm with Dr Lee",
    "👍",
    "yes is correct",
    "You've been so very helpful. Yes, that's correct.",
    "thank you for all your patience, yes",
    "You are too kind, thanks! Yes, go ahead.",
    "Good morning! Yes please, I really appreciate it",
    "How thoughtful of you! Yes, book it.",
    "yes, much obliged",
  ])("L5: counts when it is nothing but a yes: %s", (text) => {
    expect(actsOf(text)).toContain("affirm");
  });

  it("L5: a cancellation agreed to in its own words is a yes", () => {
    expect(actsOf("yes, cancel it", "cancel")).toContain("affirm");
  });

  it.each([
    "yes, just not with him",
    "yes, only not so early",
    "yes, if my husband agrees",
    "yes, let me check with my wife first",
    "yes I mean no",
    "yes no maybe",
    "yes… actually hold off",
    "yes, as long as it's under $100",
    "ok but only when the results are there",
    "sure, once I have talked to my boss",
    "yes unless it snows",
    "ok wait",
    "sure, depends on the traffic though",
    "yes, somebody younger would be better",
    "ok with a female nurse in the room",
    "yes, after I feed the cat",
    "You are too kind. Yes, provided my sister drives me",
    "That's so nice of you, yes, only not that early",
    "yes if you are kind enough to ring me before",
    "yes, good evening visits are better for me",
    "You're lovely! Yes, my boss permitting",
  ])("L5: is none while anything else stands beside it: %s", (text) => {
    expect(actsOf(text)).not.toContain("affirm");
  });
});

describe("a yes with a condition", () => {
  it.each([
    "OK provided my sister can watch the kids.",
    "Yes, as long as my husband can drive me",
    "sure, if my boss lets me off",
    "Fine, unless my kid is sick",
    "sounds good once my mother has agreed",
  ])("changes nothing and is no yes yet: %s", (text) => {
    const { acts, frame, identity, unreadChange } = tier.understand(text, contextOf(pending("book")));
    expect([acts, frame, identity, unreadChange]).toEqual([[], {}, {}, true]);
  });

  it.each([
    ["ok but it's for my son", "forWhom"],
    ["yes if you can do 3 pm", "exactTime"],
  ])("what it changes is read: %s", (text, field) => {
    expect(tier.understand(text, contextOf(pending("book"))).frame).toHaveProperty(field);
  });
});
