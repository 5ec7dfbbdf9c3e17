import { againstPart } from "./against-part.ts";
import { readAnswer } from "./answers.ts";
import { blank } from "./blank.ts";
import type { Policy } from "./day-span.ts";
import { mendHeard } from "./heard.ts";
import { linkMentions } from "./linked-mentions.ts";
import { readMentions } from "./mentions.ts";
import { splitMove } from "./move-split.ts";
import { readNoSuchDays } from "./no-such-day.ts";
import { readNoSuchTimes } from "./no-such-time.ts";
import type { Recurrence } from "./recurrence.ts";
import { nextOfMonth, type Repeats, readRepeats } from "./repeats.ts";
import { resolveMention } from "./resolve.ts";
import { roughly } from "./roughly.ts";
import { span } from "./source-span.ts";
import type { Extent } from "./syntax.ts";
import { tokenize } from "./tokens.ts";
import { addDays } from "./visit-days.ts";
import { addMisheard, dropPassed, isOver, nearReadings } from "./visit-doubts.ts";
import { type ClockWindow, joinTimes, type TimeSide, type TimeWish, timeWish } from "./visit-times.ts";
import { isAlternative, wishes } from "./visit-wishes.ts";
import { policyOf, type WhenAmbiguity, type WhenRequest } from "./when.ts";
import { wordAt } from "./words.ts";

/** Day ranges (inclusive ISO dates), excluded days and weekdays, and clock windows a visit may fall in. */
export interface VisitWindow {
  /** Empty: any day. Never before today; in the order said. */
  dates: { from: string; to: string }[];
  excludedDates: string[];
  /** 1 is Monday. */
  excludedWeekdays: number[];
  /** "Mondays or Tuesdays"; empty is any. */
  weekdays: number[];
  /** `HH:MM`; alternatives. Empty: any time. */
  times: ClockWindow[];
  /** `HH:MM`, when one time was named. */
  exactTime?: string;
  /** What to ask or read back before acting on the window. */
  ambiguities: WhenAmbiguity[];
  /** The words used, as offsets into the message. */
  spans: { start: number; end: number }[];
  /** The message named times that exclude each other ("in the morning, after 2 pm"): both sides, in the order said. */
  conflict?: [TimeSide, TimeSide];
  /** "every other Monday", "twice a week". Its weekdays are in `weekdays` too, its first days in `dates`. */
  recurrence?: Recurrence;
  /** "for 45 minutes", "a half hour visit". */
  durationMinutes?: number;
}

export interface VisitWindowRequest extends Omit<WhenRequest, "expect"> {
  /** A visit is being moved: "from Tuesday to Thursday" then names the visit and where it goes. */
  moving?: boolean;
}

/**
 * When a visit may be, from one message; null when it says nothing of days or times. Hours without am or pm fall in the
 * opening hours (07:00–19:00 unless given). "next Tuesday" is that day of the next calendar week, weeks beginning on
 * Monday; where the nearest Tuesday is another one, both are in `ambiguities`.
 * @throws RangeError when `now` is no local ISO datetime.
 */
export function readVisitWindow(request: VisitWindowRequest): VisitWindow | null {
  const policy = policyOf(
    { ...request, opensAt: request.opensAt ?? "07:00", closesAt: request.closesAt ?? "19:00" },
    true,
  );
  // What is left of "April 31st" would read as another day.
  const impossible = readNoSuchDays(request.text, policy);
  const untimely = readNoSuchTimes(request.text);
  const possible = blank(request.text, [...impossible, ...untimely]);
  const whole = tokenize(possible);
  const repeats = readRepeats(whole);
  const taken = repeats.extents.map((extent) => span(extent, { text: possible, tokens: whole }));
  const move = splitMove(whole, request.moving);
  const left = move?.source && !move.rejected ? [span(move.source, { text: possible, tokens: whole })] : [];
  const text = blank(possible, [...taken, ...left]);
  const { tokens, mended } = mendHeard(taken.length + left.length > 0 ? tokenize(text) : whole, request.asked ?? []);
  const read = linkMentions(readMentions(tokens));
  const found = read.length > 0 ? read : readAnswer(tokens, left.length > 0 ? ["time", "date"] : (request.asked ?? []));
  const mentions = wishes(tokens, found, policy);
  if (mentions.length + impossible.length + untimely.length + taken.length === 0) return null;
  const window: VisitWindow = {
    dates: [],
    excludedDates: [],
    excludedWeekdays: [],
    weekdays: [],
    times: [],
    ambiguities: [
      ...impossible.map(({ readings }) => ({ code: "no_such_day" as const, readings })),
      ...untimely.map(() => ({ code: "no_such_time" as const, readings: [] })),
    ],
    spans: [...impossible, ...untimely, ...taken].map(({ start, end }) => ({ start, end })),
  };
  addRepeats(window, repeats, policy);
  const times: TimeWish[] = [];
  for (const mention of mentions) {
    const source = { text, tokens };
    const { start, end } = span(mention.extent, source);
    const words = saidWords(mention.extent, source);
    window.spans.push({ start, end });
    if (!mention.excluded)
      for (const { ambiguity } of resolveMention(mention, policy, source))
        if (ambiguity && !isOver(ambiguity, policy)) window.ambiguities.push(nearReadings(ambiguity, policy));
    if (mended.some((at) => at >= mention.extent.from && at < mention.extent.to)) addMisheard(window, mention, policy);
    addDays(window, roughly(tokens, mention), policy);
    const alternative = isAlternative(tokens, mentions, mention);
    const apart = againstPart(tokens, mention);
    for (const [index, one] of (apart ?? [mention]).entries()) {
      const wish = timeWish(one, policy, {
        alternative: alternative && index === 0,
        words: apart ? saidWords(one.extent, source) : words,
      });
      if (wish) times.push(wish);
    }
  }
  Object.assign(window, joinTimes(times));
  dropPassed(window, policy);
  return isEmpty(window) ? null : window;
}

const isEmpty = (window: VisitWindow): boolean =>
  window.dates.length + window.excludedDates.length + window.excludedWeekdays.length + window.weekdays.length === 0 &&
  window.times.length === 0 &&
  window.exactTime === undefined &&
  window.recurrence === undefined &&
  window.durationMinutes === undefined &&
  window.ambiguities.length === 0;

const OPENS = /^(in|on|the|after|before|until|till|by|from|than|later|earlier|past|since|between|not|no)$/;

/** The words of a wish with what opens it: "after 2pm". */
function saidWords({ from, to }: Extent, source: Parameters<typeof span>[1]): string {
  let start = from;
  while (start > 0 && OPENS.test(wordAt(source.tokens, start - 1))) start--;
  return span({ from: start, to }, source).text;
}

function addRepeats(window: VisitWindow, { recurrence, durationMinutes }: Repeats, policy: Policy): void {
  if (durationMinutes !== undefined) window.durationMinutes = durationMinutes;
  if (!recurrence) return;
  window.recurrence = recurrence;
  if (recurrence.nth === undefined) window.weekdays.push(...recurrence.weekdays);
  else window.dates.push(...nextOfMonth(recurrence, policy).map((day) => ({ from: String(day), to: String(day) })));
}
