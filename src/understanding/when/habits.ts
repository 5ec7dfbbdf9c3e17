import type { Found } from "./numbers.ts";
import type { Clock, Time } from "./syntax.ts";
import type { Token } from "./tokens.ts";
import { phrase } from "./words.ts";

const clock = (hour: number): Clock => ({ hour, minute: 0, exact: true, evident: true });
const lunch: Time = { is: "between", from: clock(12), to: clock(14) };

/** Times told by what people do then, on the hours most of them do it. */
const HABITS: readonly (readonly [string, Time])[] = [
  ["after lunch", { is: "open", from: clock(13) }],
  ["before lunch", { is: "open", to: clock(12) }],
  ["lunch time", lunch],
  ["lunchtime", lunch],
  ["lunch hour", lunch],
  ["lunch break", lunch],
  ["over lunch", lunch],
  ["during lunch", lunch],
  ["after work", { is: "open", from: clock(17) }],
  ["before work", { is: "open", to: clock(9) }],
  ["after school", { is: "open", from: clock(15) }],
  ["before school", { is: "open", to: clock(9) }],
];

/** "after work", "at lunchtime", "before school". */
export function readHabit(tokens: readonly Token[], at: number): Found<Time> | null {
  for (const [words, value] of HABITS) {
    const next = phrase(tokens, at, words);
    if (next >= 0) return { value, next };
  }
  return null;
}
