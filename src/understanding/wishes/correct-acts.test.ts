import { describe, expect, it } from "vitest";
import type { DialogueAct, Expectation, Intent, Understanding } from "../acts.ts";
import { contextOf, lexicon, offered } from "../testing/fixtures.ts";
import { readLike } from "./testing/read-like.ts";

const { understand } = readLike(lexicon);
const read = (text: string, expectation: Partial<Expectation> = {}) => understand(text, contextOf(expectation));

describe("what the wishes are sure of corrects the acts", () => {
  it.each<[text: string, has: DialogueAct, hasNot: DialogueAct, tasks: Intent[]]>([
    ["think I left my glasses on the chair", "handoff", "out-of-scope", []],
    ["got a cold so skipping tomorrow's cleaning", "cancel", "out-of-scope", ["cancel"]],
    ["I have an appointment on Friday and I just can't come", "cancel", "book", ["cancel"]],
    ["I'd like Monday instead of Friday for my appointment", "reschedule", "book", ["reschedule"]],
    ["running ten minutes late and also is there parking", "ask", "out-of-scope", []],
    ["cancel my gym membership", "out-of-scope", "cancel", []],
  ])("%s", (text, has, hasNot, tasks) => {
    const { acts, tasks: found } = read(text);
    expect(acts).not.toContain(hasNot);
    expect(acts).toContain(has);
    expect(found).toEqual(tasks);
  });
});

it("stops no talk where the texts are to stop", () => {
  const { acts, wishes } = read("stop texting me");
  expect(acts).not.toContain("abort");
  expect(wishes.map(({ kind }) => kind)).toEqual(["stop_messages"]);
});

describe("what was asked or offered is answered", () => {
  it.each<[text: string, expectation: Partial<Expectation>, understood: Partial<Understanding>]>([
    ["blue cross", { asked: ["payer"] }, { acts: ["inform"], question: null, wishes: [] }],
    ["is there something earlier in the day", { offered }, { acts: ["alternatives"], wishes: [] }],
    ["can u do 330", { offered }, { acts: ["inform"], frame: { exactTime: "15:30" } }],
    ["where is that", { offered }, { acts: ["ask"] }],
    ["are you open on sunday?", { offered }, { acts: ["ask"] }],
  ])("%s %j", (text, expectation, understood) => {
    expect(read(text, expectation)).toMatchObject(understood);
  });

  it("takes names alone for whom it is", () => {
    expect(read("Mia and Noah", { asked: ["forWhom"] }).frame.people?.map(({ givenName }) => givenName)).toEqual([
      "Mia",
      "Noah",
    ]);
  });

  it("takes no row of figures for a yes", () => {
    const [proposed] = offered;
    expect(read("482913", { pending: "book", ...(proposed && { proposed }) }).acts).not.toContain("affirm");
  });
});
