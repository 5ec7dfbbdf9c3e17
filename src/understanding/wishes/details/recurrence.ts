import type { RecurrencePatch } from "../../acts.ts";

const NUMBERS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  once: 1,
  two: 2,
  twice: 2,
  three: 3,
  thrice: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  couple: 2,
};
const NUMBER = `\\d{1,2}|${Object.keys(NUMBERS).join("|")}`;
const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const DAY = `(?:${WEEKDAYS.join("|")})s?`;
const UNIT = "days?|weeks?|months?|fortnights?";

const PER = new RegExp(`\\b(once|twice|thrice|(?:${NUMBER}) times?|one time) (?:a|per|every|each|an) (day|week|month|fortnight)\\b`, "u");
const EVERY_UNIT = new RegExp(`\\b(?:every|each) (?:(other|second|${NUMBER}) )?(?:single )?(${UNIT})\\b`, "u");
const EVERY_DAY = new RegExp(`\\b(?:every|each) (?:(other|second|third) )?(${DAY}(?:,? (?:and|or) ${DAY})*)`, "u");
const ADVERB = /\b(bi-?weekly|fortnightly|weekly|monthly|daily)\b/u;
const COUNT = new RegExp(
  `\\b(${NUMBER}) (?:more |weekly |physio |therapy |separate |such )*(?:times|sessions|visits|appointments|treatments|rounds|physio sessions)\\b|\\bx ?(\\d{1,2})\\b|\\b(\\d{1,2}) ?x\\b|\\b(?:series|block|course|set|package) of (${NUMBER})\\b|\\b(?:next|following|for) (${NUMBER}) (?:${DAY})\\b`,
  "u",
);
const LASTING = new RegExp(`\\b(?:for|over|during|next)(?: the)?(?: next| coming| following)? (${NUMBER}) (week|month)s?\\b`, "u");
/** Told of the past, or of how often a pain comes. */
const PAST =
  /\b(?:been|was|were|had|called|tried|came|went|saw|waited|have not|already|asked|told|ago|last (?:week|month|year)|happens?|hurts?|pain|take|taking|exercise|smoke|drink)\b/u;
const SERIES_WORDS =
  /\b(?:series|sessions?|physio|physiotherapy|therapy|pt|appointments?|visits?|treatments?|recurring|repeat|repeating|standing|regular|book|schedule|come|shots?|injections?|dressing|wound|allergy|counseling|counselling|rehab|weekly|need|see)\b/u;

export interface SeriesReading {
  recurrence?: RecurrencePatch;
  count?: number;
}

/** "Physio six times, once a week", "every other Monday for six weeks"; empty when no series is wanted. */
export function readSeries(words: string): SeriesReading {
  if (PAST.test(words) || !SERIES_WORDS.test(words)) return {};
  const cadence = cadenceOf(words);
  const counted = COUNT.exec(words);
  const said = counted?.slice(1).find((group) => group !== undefined);
  const count = said === undefined ? undefined : numberOf(said);
  const lasting = LASTING.exec(words);
  const whole = cadence ? (count ?? visitsIn(cadence, lasting)) : count;
  const enough = whole !== undefined && whole >= 2 && whole <= 52 ? whole : undefined;
  if (!cadence) return enough === undefined ? {} : { count: enough };
  return {
    recurrence: { ...cadence, ...(enough === undefined ? {} : { count: enough }) },
    ...(enough === undefined ? {} : { count: enough }),
  };
}

function cadenceOf(words: string): RecurrencePatch | undefined {
  const weekdays = namedWeekdays(words);
  const days = EVERY_DAY.exec(words);
  if (days) return { every: days[1] ? (days[1] === "third" ? 3 : 2) : 1, unit: "week", weekdays: namedWeekdays(days[2] ?? "") };
  const per = PER.exec(words);
  if (per) {
    const times = numberOf((per[1] ?? "").replace(/ times?$/u, ""));
    const fortnight = per[2] === "fortnight";
    return {
      every: fortnight ? 2 : 1,
      unit: unitOf(per[2] ?? "week"),
      weekdays,
      ...(times > 1 ? { times } : {}),
    };
  }
  const every = EVERY_UNIT.exec(words);
  if (every) {
    const step = every[1] === undefined ? 1 : every[1] === "other" || every[1] === "second" ? 2 : numberOf(every[1]);
    return { every: (every[2] ?? "").startsWith("fortnight") ? 2 * step : step, unit: unitOf(every[2] ?? "week"), weekdays };
  }
  const adverb = ADVERB.exec(words)?.[1];
  if (!adverb) return undefined;
  return { every: /^(?:bi|fortnight)/u.test(adverb) ? 2 : 1, unit: unitOf(adverb), weekdays };
}

/** How many visits a stretch holds: once a week for six weeks is six. */
function visitsIn({ every, unit, times = 1, weekdays }: RecurrencePatch, lasting: RegExpExecArray | null): number | undefined {
  if (!lasting || unit === "day") return undefined;
  const amount = numberOf(lasting[1] ?? "");
  const weeks = lasting[2] === "month" ? amount * 4 : amount;
  const each = Math.max(times, weekdays.length, 1);
  return unit === "week" ? Math.floor(weeks / every) * each : Math.floor(weeks / 4 / every) * each;
}

const numberOf = (said: string): number => NUMBERS[said] ?? Number(said);

const unitOf = (word: string): RecurrencePatch["unit"] =>
  word.startsWith("da") ? "day" : word.startsWith("month") ? "month" : "week";

const namedWeekdays = (words: string): number[] =>
  WEEKDAYS.flatMap((name, at) => (new RegExp(`\\b${name}s?\\b`, "u").test(words) ? [at + 1] : []));
