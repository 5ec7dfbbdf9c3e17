import { describe, expect, it } from "vitest";
import { understand } from "../../testing/fixtures.ts";

describe("what is done at a visit is booked", () => {
  it.each([
    "I want to have a mole removed, next Thursday if possible",
    "I would like to have my teeth cleaned by Dr. Patel on Thursday at ten in the morning",
    "I'd like my wisdom tooth pulled on Friday",
    "get my blood drawn tomorrow",
    "can you get this wart removed on Monday?",
  ])("%s", (text) => {
    expect(understand(text).tasks).toEqual(["book"]);
  });

  it.each(["I want my appointment on Friday removed", "I want to have my appointment removed"])("but %s", (text) => {
    expect(understand(text).tasks).toEqual(["cancel"]);
  });
});
