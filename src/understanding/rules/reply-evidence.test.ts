import { describe, expect, it } from "vitest";
import type { DialogueAct, Expectation } from "../acts.ts";
import { offered, understand } from "../testing/fixtures.ts";

type Case = [text: string, acts: DialogueAct[], expectation?: Partial<Expectation>];
const one = offered.slice(0, 1);

describe("words that only look like a reply", () => {
  it.each<Case>([
    ["lovely chatting with you, see you later", ["bye"]],
    ["are you a real person?", ["help"]],
    ["I'm not sure", ["inform"]],
    ["absolutely not", ["deny"], { pending: "book" }],
    ["that's not wrong", ["affirm"], { pending: "book" }],
    ["you didn't understand me", ["deny"], { pending: "book" }],
    ["no, I'll keep it", ["deny"], { pending: "cancel" }],
    ["keep it please", ["deny"], { pending: "cancel" }],
    ["hmm, I did not ask for that", ["deny"], { pending: "book" }],
    ["roger that", ["affirm"], { pending: "book" }],
    ["count me in", ["affirm"], { pending: "book" }],
    ["hard pass", ["deny"], { pending: "book" }],
    ["by no means", ["deny"], { pending: "book" }],
    ["I confirm all of that", ["affirm"], { pending: "book" }],
    ["I didn't catch that", ["repeat"], { pending: "book" }],
    ["what is the address of that office?", ["ask"], { offered: one }],
    ["I'll take that one, what is the address?", ["ask", "select"], { offered: one }],
  ])("%s", (text, acts, expectation) => {
    expect([...understand(text, expectation).acts].sort()).toEqual(acts);
  });
});
