import { readDayExpression } from "./day-ranges.ts";
import { readElapsed } from "./elapsed.ts";
import { readYear } from "./numbers.ts";
import { readDayEnd, readPart } from "./parts.ts";
import type { Days, Extent, Mention } from "./syntax.ts";
import { type Introduction, readTime } from "./times.ts";
import type { Token } from "./tokens.ts";
import { wordAt, wordSet } from "./words.ts";

type Tokens = readonly Token[];

const GLUE = wordSet(
  "at on in the of for , around about approximately @ - by this circa roughly ( sometime anytime like during say maybe preferably and possibly , : between from starting",
);

const AT_WORDS = wordSet("at @");

const NEAR_WORDS = wordSet("around about approximately circa roughly by ~");

export const introductionAt = (tokens: Tokens, at: number): Introduction => {
  const before = wordAt(tokens, at - 1);
  return AT_WORDS.has(before) ? "at" : NEAR_WORDS.has(before) ? "near" : "none";
};

/** A day, a part of day and a clock time said together, in any order, with little words between them. */
export function readMoment(tokens: Tokens, at: number, introduction: Introduction): Mention | null {
  const moment: Mention = { extent: { from: at, to: at }, excluded: false };
  let intro = introduction;
  let next = at;
  while (next < tokens.length) {
    const end = addComponent(tokens, next, moment, intro);
    if (end > next) {
      if (moment.extent.to === at) moment.extent = { from: next, to: end };
      else moment.extent = { from: moment.extent.from, to: end };
      next = end;
      intro = "none";
      continue;
    }
    if (moment.extent.to === at) return null;
    const word = wordAt(tokens, next);
    if (!GLUE.has(word) || next - moment.extent.to >= 3) break;
    if (AT_WORDS.has(word)) intro = "at";
    else if (word === "for") intro = "unlikely";
    else if (NEAR_WORDS.has(word)) intro = "near";
    next++;
  }
  if (moment.extent.to <= at) return null;
  // "by the end of the day" is today's when no other day was said.
  if (moment.time?.is === "day-end" && !moment.days) moment.days = { is: "offset", days: 0 };
  return withLateYear(tokens, moment);
}

/** "Oct 26 11:00 2023": the year said after the time. */
function withLateYear(tokens: Tokens, moment: Mention): Mention {
  const { days, time, extent } = moment;
  const year =
    time && days?.is === "date" && days.month && days.year === undefined ? readYear(tokens, extent.to) : null;
  if (!year || !days || days.is !== "date" || tokens[extent.to]?.kind !== "number") return moment;
  return { ...moment, days: { ...days, year: year.value }, extent: { from: extent.from, to: year.next } };
}

/** "that week, on Thursday": a day that is named outdoes one only pointed at. */
const isPointing = (days: Days): boolean => "pointing" in days && days.pointing === true;

/** Adds the longest component at `at` that the moment still lacks; returns the index after it, or `at`. */
function addComponent(tokens: Tokens, at: number, moment: Mention, introduction: Introduction): number {
  const settled = moment.days || moment.part ? "near" : "none";
  const intro =
    introduction === "unlikely"
      ? "none"
      : introduction === "none" && moment.extent.to > moment.extent.from
        ? moment.part
          ? "at"
          : settled
        : introduction;
  const dayEnd = moment.time || moment.elapsed ? null : readDayEnd(tokens, at);
  if (dayEnd) {
    moment.time = { is: "day-end" };
    moment.timeExtent = { from: at, to: dayEnd.next };
    return dayEnd.next;
  }
  const elapsed = !moment.elapsed && !moment.time && !moment.days ? readElapsed(tokens, at) : null;
  const days = (moment.days && !isPointing(moment.days)) || moment.elapsed ? null : readDayExpression(tokens, at);
  const time = moment.time || moment.elapsed ? null : readTime(tokens, at, intro);
  const part = moment.part ? null : readPart(tokens, at);
  const longest = Math.max(elapsed?.next ?? 0, days?.next ?? 0, time?.next ?? 0, part?.next ?? 0);
  if (longest <= at) return at;
  const extent = { from: at, to: longest };
  if (elapsed?.next === longest) {
    moment.elapsed = elapsed.value;
    moment.timeExtent = extent;
  } else if (part?.next === longest && !(part.value.days && moment.days)) {
    const { days: partDays, ...said } = part.value;
    moment.part = said;
    if (partDays && !moment.days) {
      moment.days = partDays;
      moment.daysExtent = extent;
    } else if (moment.time?.is !== "clock" || moment.time.clock.minute === 0) moment.timeExtent = join(moment, extent);
  } else if (days?.next === longest) {
    moment.days = days.value;
    moment.daysExtent = extent;
  } else if (time?.next === longest) {
    moment.time = time.value;
    moment.timeExtent = join(moment, extent);
  } else return at;
  return longest;
}

/** Part and clock form one span when only little words stand between them. */
function join({ timeExtent: before, daysExtent: days, time }: Mention, after: Extent): Extent {
  if (!before) return after;
  const parted = days !== undefined && days.from >= before.to && days.to <= after.from;
  if (!parted && after.from - before.to <= 2) return { from: before.from, to: after.to };
  return time ? before : after;
}
