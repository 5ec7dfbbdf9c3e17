import { describe, expect, it } from "vitest";
import { understand } from "../testing/fixtures.ts";

const awaited = (text: string) => understand(text, { asked: ["code"] }).declinedDetail;

describe("while a code is awaited", () => {
  it.each([
    "I didn't get any code",
    "No code has arrived.",
    "still nothing",
    "nothing came",
    "it hasn't come yet",
    "no text came through to me, sorry",
    "I never received it",
    "Thanks, you are very kind! No code has arrived.",
  ])("none came: %s", (text) => {
    expect(awaited(text)).toEqual({ how: "unknown", field: "code" });
  });

  it.each(["I don't have that phone any more", "I can't get into that email", "I have a new number now"])(
    "sending again helps nobody: %s",
    (text) => {
      expect(awaited(text)).toEqual({ how: "refused", field: "code" });
    },
  );

  it.each(["123456", "the code is 482913", "do you have parking?", "no thanks"])("nothing is missing: %s", (text) => {
    expect(awaited(text)).toBeUndefined();
  });
});
