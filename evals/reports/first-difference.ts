import type { TurnRecord } from "../trial.ts";

/** Where two runs part ways. `turn` from 0; `before`, `after`: what each has there. */
export interface TurnDifference {
  turn: number;
  what: string;
  before: string;
  after: string;
}

/** What is looked at in a turn, in the order in which one thing follows from another. */
const ASPECTS: readonly [string, (turn: TurnRecord) => string][] = [
  ["the person says something else", ({ move }) => move.text],
  ["other parts of the graph ran", ({ nodes }) => nodes.join(" → ")],
  [
    "other tools were called",
    ({ tools }) => tools.map(({ name, refusal }) => (refusal ? `${name} (${refusal})` : name)).join(", "),
  ],
  ["the tools were called with something else", ({ tools }) => JSON.stringify(tools.map(({ args }) => args))],
  ["something else was written", ({ writes }) => writes.map(sayWrite).join("; ")],
  ["the run failed in one of them", ({ failed }) => failed ?? ""],
  ["the answer is another one", ({ text }) => text],
  ["other cards were shown", ({ cards }) => cards.map(({ type }) => type).join(", ")],
  ["the cards show something else", ({ cards }) => JSON.stringify(cards.map(({ content }) => content))],
];

const sayWrite = ({ table, what, fields }: TurnRecord["writes"][number]): string =>
  `${table} ${what} ${Object.values(fields)
    .flatMap((value) => value ?? [])
    .join(" · ")}`;

/** The first turn in which two conversations differ, and the first thing in it that does. Null when nothing does. */
export function firstDifference(before: readonly TurnRecord[], after: readonly TurnRecord[]): TurnDifference | null {
  for (let turn = 0; turn < Math.max(before.length, after.length); turn++) {
    const [then, now] = [before[turn], after[turn]];
    if (!then || !now) {
      const what = then ? "the conversation is over earlier" : "the conversation goes on";
      return { turn, what, before: then ? then.move.text : "(over)", after: now ? now.move.text : "(over)" };
    }
    for (const [what, of] of ASPECTS) {
      const [left, right] = [masked(of(then)), masked(of(now))];
      if (left !== right) return { turn, what, before: left || "(nothing)", after: right || "(nothing)" };
    }
  }
  return null;
}

/** Ids are made anew by every run and say nothing. */
const masked = (text: string): string =>
  text
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, "(id)")
    .replace(/\b[A-Z]{2}-[0-9A-Z]{4}-[0-9A-Z]{2}\b/g, "(reference)");
