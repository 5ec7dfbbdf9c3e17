import { countsSomething, readClock } from "./clock.ts";
import { readMinutes } from "./elapsed.ts";
import { readCardinal } from "./numbers.ts";
import { DAY_UNITS, readLength } from "./relative-days.ts";
import type { Mention } from "./syntax.ts";
import type { Token } from "./tokens.ts";
import { mayFollow, wordAt, wordSet } from "./words.ts";

const LEADS = wordSet(
  "at on the for around about by say maybe no yes yeah ok okay but perfect actually like make it i said is was want try how let's lets do sure go with um uh hmm can could i we i'd we'd let s us would switch change move it to please my our me time date booking reservation appointment works prefer rather then instead of umm er well",
);

/** What a message without any expression of its own says as an answer: a bare number or a bare length of time. */
export function readAnswer(tokens: readonly Token[], asked: readonly string[]): Mention[] {
  const number = readAsked(tokens, asked);
  return number.length > 0 ? number : readLoneLength(tokens);
}

/** A bare number as the answer to what was just asked: an hour when a time was, a day when a date was. */
function readAsked(tokens: readonly Token[], asked: readonly string[]): Mention[] {
  const wantsTime = asked.includes("time");
  const wantsDate = asked.includes("date");
  if (!wantsTime && !wantsDate) return [];
  for (let at = 0; at < tokens.length; at++) {
    if (!readCardinal(tokens, at)) continue;
    if (!isAnswer(tokens, at)) continue;
    const clock = wantsTime ? readClock(tokens, at) : null;
    if (clock && !countsSomething(tokens, clock.next) && mayFollow(tokens[clock.next])) {
      const extent = { from: at, to: clock.next };
      return [{ extent, time: { is: "clock", clock: clock.value }, timeExtent: extent, excluded: false }];
    }
    const day = wantsDate && !asked.includes("people") ? readCardinal(tokens, at) : null;
    if (day && day.value >= 1 && day.value <= 31 && mayFollow(tokens[day.next]) && !countsSomething(tokens, day.next)) {
      const extent = { from: at, to: day.next };
      return [{ extent, days: { is: "date", day: day.value }, daysExtent: extent, excluded: false }];
    }
  }
  return [];
}

/** Nothing but small talk before the number. */
function isAnswer(tokens: readonly Token[], at: number): boolean {
  for (let back = 0; back < at; back++)
    if (!LEADS.has(wordAt(tokens, back)) && tokens[back]?.kind !== "sign") return false;
  return true;
}

/** "two weeks" or "half an hour" and nothing else: the answer to "how soon?", counted from now. */
function readLoneLength(tokens: readonly Token[]): Mention[] {
  const extent = { from: 0, to: tokens.length };
  const last = tokens.at(-1);
  const end = last?.kind === "sign" && last.word !== "'" ? tokens.length - 1 : tokens.length;
  const days = readLength(tokens, 0);
  if (days && days.next === end && DAY_UNITS.has(days.value.unit === "workday" ? "day" : days.value.unit)) {
    const { amount, unit } = days.value;
    return [{ extent, days: { is: "shift", amount, unit, from: null }, daysExtent: extent, excluded: false }];
  }
  const minutes = readMinutes(tokens, 0);
  if (minutes?.next !== end) return [];
  return [{ extent, elapsed: { minutes: minutes.value, days: 0, within: false }, timeExtent: extent, excluded: false }];
}
