import type { Frame } from "../graph/frame.ts";
import type { TimeWindow } from "../scheduling/model.ts";

/** The times of day that are wanted, as windows for a start; empty: any. An exact time is the minute it begins in. */
export function wantedTimes({ times }: Frame): TimeWindow[] {
  const exact = times?.value.exact;
  return exact ? [{ from: exact, to: minuteAfter(exact) }] : (times?.value.windows ?? []);
}

function minuteAfter(time: string): string {
  const after = Temporal.PlainTime.from(time).add({ minutes: 1 }).toString({ smallestUnit: "minute" });
  return after === "00:00" ? "24:00" : after;
}
