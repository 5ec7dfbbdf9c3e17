import { describe, expect, it } from "vitest";
import { understand } from "../testing/fixtures.ts";

describe("a visit that was meant for somebody else", () => {
  it.each([
    "Wait, that should have been for my daughter!",
    "it is for my boy",
    "hold on, that should be my husband's",
    "oh no, wrong person. It's my son Tim who needs it",
    "I put myself down, but the visit is meant for my girl, Nina Weber",
    "oops, I booked it for me but my wife needs it",
    "this was supposed to be for my husband",
    "not for me, for my mother",
    "sorry, I gave you my own name, the appointment is for my dad",
    "actually that one is for my sister",
    "I should have said it's for our son",
  ])("is heard: %s", (text) => {
    expect(understand(text)).toMatchObject({ meantForOther: true, frame: { forWhom: "other" } });
  });

  it.each([
    "and the same for my daughter please",
    "I need a cleaning for my son on Tuesday",
    "can my husband come along?",
    "thanks, that is all",
    "my wife needs a cleaning too",
    "put me down for Tuesday",
  ])("is not heard in: %s", (text) => expect(understand(text)).not.toHaveProperty("meantForOther"));
});
