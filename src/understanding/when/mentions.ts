import { introductionAt, readMoment } from "./moments.ts";
import { readNowRange } from "./now-ranges.ts";
import { canBegin } from "./starters.ts";
import type { Days, Mention } from "./syntax.ts";
import type { Token } from "./tokens.ts";
import { phrase, wordAt } from "./words.ts";

type Tokens = readonly Token[];

/** Every stretch of the message that speaks of a day or a time, left to right. */
export function readMentions(tokens: Tokens): Mention[] {
  const mentions: Mention[] = [];
  let at = 0;
  while (at < tokens.length) {
    const mention = canBegin(tokens, at) ? readMention(tokens, at) : null;
    if (mention) mentions.push(mention);
    at = mention ? Math.max(at + 1, mention.extent.to) : at + 1;
  }
  return mentions;
}

const OPENERS: readonly (readonly [string, "from" | "to"])[] = [
  ["no earlier than", "from"],
  ["not earlier than", "from"],
  ["not before", "from"],
  ["not until", "from"],
  ["not till", "from"],
  ["later than", "from"],
  ["any time after", "from"],
  ["starting from", "from"],
  ["starting on", "from"],
  ["starting at", "from"],
  ["starting", "from"],
  ["beginning", "from"],
  ["after", "from"],
  ["since", "from"],
  ["from", "from"],
  ["past", "from"],
  ["no later than", "to"],
  ["not later than", "to"],
  ["not after", "to"],
  ["earlier than", "to"],
  ["sooner than", "to"],
  ["prior to", "to"],
  ["ending at", "to"],
  ["up to", "to"],
  ["up until", "to"],
  ["before", "to"],
  ["until", "to"],
  ["till", "to"],
  ["til", "to"],
  ["by", "to"],
];

function readMention(tokens: Tokens, at: number): Mention | null {
  const around = readNowRange(tokens, at);
  if (around) return around;
  const whole = readMoment(tokens, at, introductionAt(tokens, at));
  if (whole) return whole.extent.to > at ? withUntil(tokens, withOpenTime(tokens, withTail(tokens, whole))) : null;
  for (const [words, side] of OPENERS) {
    const next = phrase(tokens, at, words);
    if (next < 0) continue;
    const moment = readMoment(tokens, skipLead(tokens, next), "near");
    if (!moment) return null;
    const stretch = side === "from" ? withUntil(tokens, moment) : moment;
    if (stretch.until) return stretch;
    if (words === "since" && moment.days?.is === "month") return sinceMonth(moment, moment.days);
    const strict = words === "after" || words === "before" || words === "later than" || words === "earlier than";
    const open = openMention(moment, side, strict);
    return withCounterpart(tokens, open);
  }
  return null;
}

/** "after the 5th" may say "around" or "the" in between. */
const skipLead = (tokens: Tokens, at: number): number =>
  /^(around|about|at|on|approximately)$/.test(wordAt(tokens, at)) ? at + 1 : at;

function openMention(moment: Mention, side: "from" | "to", strict: boolean): Mention {
  if (moment.time?.is === "clock") {
    const { clock } = moment.time;
    return { ...moment, time: { is: "open", [side]: clock } };
  }
  if (moment.time || moment.elapsed || !moment.days || moment.days.is === "between") return moment;
  // "transactions from last month", "from mid 1989": a stretch that is over has both its ends.
  if (side === "from" && isOver(moment.days)) return moment;
  return { ...moment, days: { is: "open", [side]: moment.days, strict } };
}

/** "since January" looks back to the last one. */
const sinceMonth = (moment: Mention, month: Days & { is: "month" }): Mention => ({
  ...moment,
  days: { is: "open", from: month.which === "bare" && month.year === undefined ? { ...month, which: "last" } : month },
});

const isOver = (days: Days): boolean =>
  days.is === "years" ||
  (days.is === "period" && days.shift < 0) ||
  (days.is === "portion" && isOver(days.of)) ||
  ("which" in days && days.which === "last" && days.is !== "weekday");

/** "Thursday after 4", "the 9th, before noon": an open time said right after its day. */
function withOpenTime(tokens: Tokens, day: Mention): Mention {
  if (!day.days || day.time || day.part || day.elapsed) return day;
  let next = day.extent.to;
  while (next < day.extent.to + 2 && /^(,|anytime|sometime)$/.test(wordAt(tokens, next))) next++;
  for (const [words, side] of OPENERS) {
    const after = words === "from" ? -1 : phrase(tokens, next, words);
    if (after < 0) continue;
    const moment = readMoment(tokens, skipLead(tokens, after), "near");
    if (moment?.time?.is !== "clock" || moment.days || moment.elapsed) return day;
    const { time, part, timeExtent, extent } = withCounterpart(tokens, openMention(moment, side, false));
    return {
      ...day,
      time,
      ...(part ? { part } : {}),
      timeExtent,
      daysExtent: day.daysExtent,
      extent: { from: day.extent.from, to: extent.to },
    };
  }
  return day;
}

/** "later than 9:30 but before 11:00": two open ends make one stretch. */
function withCounterpart(tokens: Tokens, first: Mention): Mention {
  if (first.time?.is !== "open") return first;
  let next = first.extent.to;
  if (/^(and|but|,)$/.test(wordAt(tokens, next))) next++;
  if (/^(on|onwards|onward)$/.test(wordAt(tokens, next)) && first.time.from && !readMoment(tokens, next + 1, "none"))
    return { ...first, extent: first.extent };
  for (const [words, side] of OPENERS) {
    const after = phrase(tokens, next, words);
    if (after < 0 || words === "from" || (side === "from") === (first.time.from !== undefined)) continue;
    const second = readMoment(tokens, skipLead(tokens, after), "near");
    if (second?.time?.is !== "clock" || (second.days && first.days)) return first;
    const days = first.days ?? second.days;
    const daysExtent = first.daysExtent ?? second.daysExtent;
    return {
      ...first,
      ...(days ? { days } : {}),
      ...(daysExtent ? { daysExtent } : {}),
      time: { ...first.time, [side]: second.time.clock },
      timeExtent: { from: first.timeExtent?.from ?? first.extent.from, to: second.timeExtent?.to ?? second.extent.to },
      extent: { from: first.extent.from, to: second.extent.to },
    };
  }
  return first;
}

/** "3pm or later", "the 5th onwards", "before" said afterwards. */
function withTail(tokens: Tokens, mention: Mention): Mention {
  const next = mention.extent.to;
  for (const words of ["or later", "or after", "and later", "and after", "onwards", "onward", "at the earliest"])
    if (phrase(tokens, next, words) >= 0) return openMention(mention, "from", false);
  for (const words of ["or earlier", "or before", "at the latest"])
    if (phrase(tokens, next, words) >= 0) return openMention(mention, "to", false);
  return mention;
}

/** "Monday 9:00 to Tuesday 17:00": two full moments with a joint between. */
function withUntil(tokens: Tokens, first: Mention): Mention {
  if (first.time?.is !== "clock" || !first.days) return first;
  if (!/^(to|until|till|through|-)$/.test(wordAt(tokens, first.extent.to))) return first;
  const second = readMoment(tokens, first.extent.to + 1, "at");
  if (!second?.days || second.time?.is !== "clock") return first;
  return { ...first, until: second, extent: { from: first.extent.from, to: second.extent.to } };
}
