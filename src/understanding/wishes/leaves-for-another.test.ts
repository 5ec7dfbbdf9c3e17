import { describe, expect, it } from "vitest";
import { tokenise } from "../text/tokens.ts";
import { behindReason, leavesForAnother } from "./leaves-for-another.ts";

describe("going to another practice", () => {
  it.each([
    "i found another dentist so cancel it",
    "we have switched to a different practice",
    "i went with a closer clinic",
  ])("is a reason: %s", (text) => expect(leavesForAnother(text)).toBe(true));

  it.each(["can i see another dentist", "find me another dentist", "i want a different doctor"])(
    "is no wish for somebody else here: %s",
    (text) => expect(leavesForAnother(text)).toBe(false),
  );

  it("leaves the visits that are spoken of behind it", () => {
    const said = behindReason(tokenise("I found another dentist, so drop my cleaning").words);
    expect(said.map(({ word }) => word).join(" ")).toBe("so drop my cleaning");
  });
});
