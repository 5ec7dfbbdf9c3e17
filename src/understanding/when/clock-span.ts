import type { Policy } from "./day-span.ts";
import { partWindow, resolveClock, resolveClockRange } from "./resolve-clock.ts";
import type { Clock, Mention, Time } from "./syntax.ts";

/** A stretch of the clock in minutes after midnight; `to` may lie past midnight. One end only when open. */
export interface ClockSpan {
  from?: number;
  to?: number;
  /** One time was named, not a stretch. */
  point: boolean;
  other?: number;
}

/** What a mention says of the clock. A part of day beside a time only settles its half. */
export function clockSpan(mention: Pick<Mention, "time" | "part">, policy: Policy): ClockSpan | null {
  if (mention.time?.is === "same" || mention.time?.is === "beside") return anchoredSpan(mention.time, policy);
  if (mention.time) return timeSpan(mention.time, mention.part?.part, policy);
  return mention.part ? { ...partWindow(mention.part), point: false } : null;
}

/** The clock of the visit spoken of, or what lies before or after it; nothing when none is known. */
function anchoredSpan(time: Time & { is: "same" | "beside" }, { anchor }: Policy): ClockSpan | null {
  if (anchor?.minutes === undefined) return null;
  if (time.is === "same") return { from: anchor.minutes, point: true };
  return time.side === "before" ? { to: anchor.minutes, point: false } : { from: anchor.minutes, point: false };
}

/** "12 am" said to a clinic is as often noon as midnight. */
const noonInstead = ({ hour, minute, half }: Clock, { opensAt }: Policy): number | undefined =>
  opensAt !== undefined && hour === 12 && half === "am" ? 720 + minute : undefined;

/** "from now until 5", "between 8 and now": an end before the beginning is tomorrow's. */
function spanWithNow(from: number | undefined, to: number | undefined, { now }: Policy): ClockSpan {
  const moment = now.hour * 60 + now.minute;
  if (from !== undefined) return { from, to: from > moment ? moment + 1440 : moment, point: false };
  if (to === undefined) return { from: moment, point: false };
  return { from: moment, to: to < moment ? to + 1440 : to, point: false };
}

function timeSpan(
  time: Exclude<Time, { is: "same" | "beside" }>,
  part: NonNullable<Mention["part"]>["part"] | undefined,
  policy: Policy,
): ClockSpan {
  switch (time.is) {
    case "clock": {
      const { minutes, other = noonInstead(time.clock, policy) } = resolveClock(time.clock, part, policy);
      const midnight = minutes === 0 && part !== undefined && part !== "morning" && part !== "night";
      return { from: midnight ? 1440 : minutes, point: true, ...(other === undefined ? {} : { other }) };
    }
    case "day-end":
      return { from: 1439, point: true };
    case "between": {
      const { from, to } = resolveClockRange(time.from, time.to, part, policy);
      return { from, to: to < from ? to + 1440 : to, point: false };
    }
    case "lasting": {
      const { minutes } = resolveClock(time.from, part, policy);
      return { from: minutes, to: minutes + time.minutes, point: false };
    }
    case "open": {
      const from = time.from ? resolveClock(time.from, part, policy) : null;
      const to = time.to ? resolveClock(time.to, part, policy) : null;
      if (time.from && time.to) {
        const both = resolveClockRange(time.from, time.to, part, policy);
        return { from: both.from, to: both.to < both.from ? both.to + 1440 : both.to, point: false };
      }
      if (time.now) return spanWithNow(from?.minutes, to?.minutes, policy);
      const other = from?.other ?? to?.other;
      return {
        ...(from ? { from: from.minutes } : {}),
        ...(to ? { to: to.minutes } : {}),
        point: false,
        ...(other === undefined ? {} : { other }),
      };
    }
  }
}
