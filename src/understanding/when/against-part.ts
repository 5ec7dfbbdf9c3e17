import type { Clock, Mention } from "./syntax.ts";
import type { Token } from "./tokens.ts";
import { wordAt } from "./words.ts";

const LEADS = /^(in|on|at|the|of|,)$/;

/**
 * "After 4 pm, in the morning": a time whose own half of the day the part beside it denies, as the two mentions they
 * are, in the order said. Null where they agree, or where the part only tells which half is meant ("at 4 in the
 * afternoon"). Noon and midnight are called by both halves.
 */
export function againstPart(tokens: readonly Token[], mention: Mention): [Mention, Mention] | null {
  const { time, part, timeExtent } = mention;
  if (!time || !part || !timeExtent || !clocksOf(time).some((clock) => denies(clock, part.part))) return null;
  let at = timeExtent.from;
  while (at < timeExtent.to && !wordAt(tokens, at).startsWith(part.part)) at++;
  if (at >= timeExtent.to) return null;
  let from = at;
  while (from > timeExtent.from && LEADS.test(wordAt(tokens, from - 1))) from--;
  const { time: _time, days: _days, daysExtent: _daysExtent, ...onlyPart } = mention;
  const { part: _part, days: __days, daysExtent: __daysExtent, ...onlyTime } = mention;
  const partFirst = from === timeExtent.from;
  const comma = wordAt(tokens, from) === "," ? 1 : 0;
  const ofPart = partFirst ? { from, to: at + 1 } : { from: from + comma, to: timeExtent.to };
  const ofTime = partFirst ? { from: at + 1, to: timeExtent.to } : { from: timeExtent.from, to: from };
  const whole = { ...onlyPart, extent: ofPart, timeExtent: ofPart };
  const clock = { ...onlyTime, extent: ofTime, timeExtent: ofTime };
  return partFirst ? [whole, clock] : [clock, whole];
}

function clocksOf(time: NonNullable<Mention["time"]>): Clock[] {
  if (time.is === "clock") return [time.clock];
  if (time.is !== "open") return [];
  return [time.from, time.to].filter((clock) => clock !== undefined);
}

function denies({ hour, half }: Clock, part: NonNullable<Mention["part"]>["part"]): boolean {
  if (hour === 12 || hour === 0) return false;
  if (part === "morning") return half === "pm" || hour > 12;
  return half === "am" && (part === "afternoon" || part === "evening");
}
