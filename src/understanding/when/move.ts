import { keepOnly } from "./blank.ts";
import { readMentions } from "./mentions.ts";
import { type MoveSplit, namesMove, splitMove } from "./move-split.ts";
import type { Extent } from "./syntax.ts";
import { type Token, tokenize } from "./tokens.ts";
import { readVisitWindow, type VisitWindow, type VisitWindowRequest } from "./visit-window.ts";

/** From when to when a visit is to be moved. */
export interface Move {
  /** The visit as it is: days, weekdays and times to find it by. Null when the message does not say which. */
  source: VisitWindow | null;
  /** Where it is to go; null when only the visit was named. */
  target: VisitWindow | null;
  /** The source was ruled out ("not the 9th", "instead of the 9th") rather than described ("my Friday visit"). */
  rejected: boolean;
}

/**
 * Reads which visit is to be moved and where to, from one message; null when it moves nothing. Lengths ("a week
 * later") count from the source where it names one day, else from `anchor`.
 * @throws RangeError when `now` is no local ISO datetime.
 */
export function readMove(text: string, context: Omit<VisitWindowRequest, "text">): Move | null {
  const tokens = tokenize(text);
  const split = splitMove(tokens, context.moving);
  if (split) return readParts(text, tokens, split, context);
  const whole = readVisitWindow({ ...context, text });
  if (!whole) return null;
  const left = ruledOut(whole);
  if (left) return { source: left, target: whole, rejected: true };
  if (/\binstead\b/iu.test(text)) return { source: null, target: whole, rejected: false };
  return namesMove(tokens) ? { source: whole, target: null, rejected: false } : null;
}

function readParts(
  text: string,
  tokens: readonly Token[],
  split: MoveSplit,
  context: Omit<VisitWindowRequest, "text">,
): Move | null {
  const read = (extent: Extent, anchor = context.anchor, now = context.now): VisitWindow | null =>
    readVisitWindow({
      ...context,
      moving: false,
      now,
      ...(anchor === undefined ? {} : { anchor }),
      text: keepOnly(text, offsets(extent, tokens)),
      asked: ["time", "date"],
    });
  const source = split.source ? read(split.source) : null;
  const held = source ? anchorOf(source) : undefined;
  const target = read(
    split.target,
    held ?? context.anchor,
    monthOf(held, context.now, split.target, tokens) ?? context.now,
  );
  return source || target ? { source, target, rejected: split.rejected } : null;
}

const offsets = ({ from, to }: Extent, tokens: readonly Token[]): { start: number; end: number } => ({
  start: tokens[from]?.start ?? 0,
  end: tokens[to - 1]?.end ?? 0,
});

/** "from the 3rd of April to the 6th": a bare day of the month is of the month said before, from where days are then counted. */
function monthOf(
  held: string | undefined,
  now: string,
  { from, to }: Extent,
  tokens: readonly Token[],
): string | undefined {
  const days = readMentions(tokens.slice(from, to))[0]?.days;
  const bare = days?.is === "date" && days.month === undefined && days.monthShift === undefined;
  if (!bare || !held) return undefined;
  const first = `${held.slice(0, 7)}-01T00:00:00`;
  return first > now ? first : undefined;
}

/** The one day of a description, with its time where it has one. */
function anchorOf({ dates, exactTime }: VisitWindow): string | undefined {
  const [day, ...others] = dates;
  if (!day || others.length > 0 || day.from !== day.to) return undefined;
  return exactTime === undefined ? day.from : `${day.from}T${exactTime}`;
}

/** "not the 9th, the 10th": the days ruled out beside a day wanted. */
function ruledOut(window: VisitWindow): VisitWindow | null {
  const { excludedDates, excludedWeekdays, dates } = window;
  if (excludedDates.length + excludedWeekdays.length === 0 || dates.length === 0) return null;
  return {
    dates: excludedDates.map((day) => ({ from: day, to: day })),
    weekdays: excludedWeekdays,
    excludedDates: [],
    excludedWeekdays: [],
    times: [],
    ambiguities: [],
    spans: [],
  };
}
