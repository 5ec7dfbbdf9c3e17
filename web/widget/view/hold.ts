import type { Strings } from "../strings/en.ts";

/** When the time that is left is said aloud, in ms: few enough not to talk over the reading of the card. */
const SPOKEN = [
  [0, "holdOverSpoken"],
  [30_000, "halfMinute"],
  [120_000, "twoMinutes"],
] as const;

/** What is said of a hold as its rest goes from `before` to `left` (ms); undefined says nothing. */
export function spokenHold(before: number, left: number, strings: Strings): string | undefined {
  const passed = SPOKEN.find(([at]) => before > at && left <= at);
  return passed && strings[passed[1]];
}
