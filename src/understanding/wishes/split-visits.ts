import type { Wish } from "../acts.ts";
import { daysOf, withoutDays } from "../rules/frame-days.ts";
import type { Token } from "../text/tokens.ts";
import { frameOf, type Reading } from "./region-reading.ts";

const JOINTS: ReadonlySet<string> = new Set("and plus with".split(" "));
/** Read on either side of the joint, so that a word far off does not name a second visit. */
const REACH = 5;

/** "A cleaning and a check-up": two kinds of visit in one breath are two wishes with the same days. */
export function splitVisits(wish: Wish, words: readonly Token[], reading: Reading): Wish[] {
  const { readers } = reading;
  if (wish.kind !== "book" && wish.kind !== "find") return [wish];
  for (const [at, { word }] of words.entries()) {
    if (!JOINTS.has(word) || at === 0) continue;
    const before = readers.visitTypes(words.slice(Math.max(0, at - REACH), at)).ids;
    const after = readers.visitTypes(words.slice(at + 1, at + 1 + REACH)).ids;
    if (before.length === 0 || after.length === 0 || before.some((id) => after.includes(id))) continue;
    const whole = readers.visitTypes(words.slice(Math.max(0, at - REACH), at + 1 + REACH));
    // "Vaccination and booster visit" may be the name of one.
    if (whole.spans.some(({ from, to }) => from < Math.min(at, REACH) && to > Math.min(at, REACH) + 1)) continue;
    const sides = [words.slice(0, at), words.slice(at + 1)].map((side) => frameOf(side, reading));
    // Each has its own day where both name one; else they share what was said.
    const apart = sides.every(({ dates, weekdays }) => dates !== undefined || weekdays !== undefined);
    return [before, after].map((ids, side) => ({
      ...wish,
      frame: withTypes(apart ? { ...withoutDays(wish.frame), ...daysOf(sides[side] ?? {}) } : wish.frame, ids),
    }));
  }
  return [wish];
}

const ARTICLES: ReadonlySet<string> = new Set("a an another".split(" "));
const NO_VISIT = /^(?:forms?|letter|note|results?|records?|paperwork|report)$/u;

/** "A refill and a physical in April": the visit said in one breath with what the desk settles. */
export function visitBeside(wish: Wish, words: readonly Token[], reading: Reading): Wish[] {
  if (wish.kind !== "desk") return [];
  const joint = words.findIndex(
    ({ word }, at) =>
      at > 0 &&
      (word === "and" || word === "plus") &&
      words.slice(at + 1, at + 3).some((next) => ARTICLES.has(next.word)) &&
      !words.slice(at + 1, at + 1 + REACH).some((next) => NO_VISIT.test(next.word)) &&
      reading.readers.visitTypes(words.slice(at + 1, at + 1 + REACH)).ids.length > 0,
  );
  if (joint < 0) return [];
  const said = words.slice(joint + 1);
  const span = { start: said[0]?.start ?? wish.span.start, end: wish.span.end };
  return [{ kind: "book", span, frame: frameOf(said, reading), visit: {}, confidence: 0.86 }];
}

function withTypes(frame: Wish["frame"], ids: readonly string[]): Wish["frame"] {
  const { visitTypeId: _id, visitTypeCandidates: _candidates, ...rest } = frame;
  const [only] = ids;
  return only !== undefined && ids.length === 1
    ? { ...rest, visitTypeId: only }
    : { ...rest, visitTypeCandidates: [...ids] };
}
