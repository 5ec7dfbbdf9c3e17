import { describe, expect, it } from "vitest";
import { isFalseAlarm } from "./false-alarm.ts";

describe("a false alarm", () => {
  it.each([
    "No, it's not an emergency",
    "it isn't an emergency, sorry",
    "false alarm!",
    "I'm fine, really",
    "sorry, we're... I'm ok now",
    "I didn't mean it like that",
    "no es una emergencia",
  ])("is taken back by: %s", (text) => expect(isFalseAlarm(text)).toBe(true));

  it.each(["please hurry", "it is an emergency", "what should I do?", "the second one"])(
    "is not taken back by: %s",
    (text) => expect(isFalseAlarm(text)).toBe(false),
  );
});
