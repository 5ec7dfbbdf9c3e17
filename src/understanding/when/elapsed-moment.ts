import type { Policy } from "./day-span.ts";
import type { Elapsed, Mention } from "./syntax.ts";
import type { WhenValue } from "./when.ts";

/** What a length of time counts from: now, or with "later" and "earlier" the visit spoken of. */
export function startOf(elapsed: Elapsed | undefined, { now, anchor }: Policy): Temporal.PlainDateTime {
  if (!elapsed?.relative || anchor?.minutes === undefined) return now;
  return anchor.day.toPlainDateTime().add({ minutes: anchor.minutes });
}

export function elapsedValue(mention: Mention, policy: Policy): Omit<WhenValue, "text" | "start" | "end"> {
  const { minutes = 0, days = 0, within = false, about = false } = mention.elapsed ?? {};
  const seconds = Math.round(Math.max(-5e7, Math.min(5e7, minutes)) * 60);
  const moment = startOf(mention.elapsed, policy).add({
    seconds,
    days: Math.max(-40_000, Math.min(40_000, days)),
  });
  if (within && !about) {
    const format = (at: Temporal.PlainDateTime) => at.toString({ smallestUnit: "minute" });
    const [from, to] = minutes < 0 ? [moment, policy.now] : [policy.now, moment];
    return { kind: "range", from: format(from), to: format(to) };
  }
  return {
    kind: "datetime",
    date: String(moment.toPlainDate()),
    time: moment.toPlainTime().toString({ smallestUnit: "minute" }),
  };
}
