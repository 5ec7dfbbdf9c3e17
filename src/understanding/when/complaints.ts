import type { Days, Mention } from "./syntax.ts";
import type { Token } from "./tokens.ts";
import { wordAt } from "./words.ts";

type Tokens = readonly Token[];

/**
 * Whether a mention tells of what has been rather than of a visit to come: "since yesterday", "for the last three
 * days", "three weeks ago", "it broke on Sunday".
 */
export const isBehind = (tokens: Tokens, mention: Mention): boolean =>
  /^since$/.test(wordAt(tokens, mention.extent.from)) ||
  wordAt(tokens, mention.extent.from - 1) === "since" ||
  (mention.elapsed !== undefined && !mention.elapsed.relative && mention.elapsed.minutes < 0) ||
  (mention.time?.is === "open" && mention.time.now === true && mention.time.from !== undefined) ||
  (mention.days !== undefined && isPast(mention.days)) ||
  isTold(tokens, mention.extent.from);

/** Days that lie behind by what they are called. */
function isPast(days: Days): boolean {
  switch (days.is) {
    case "offset":
      return days.days < 0;
    case "shift":
      return days.amount < 0 && days.from === null;
    case "run":
      return !days.ahead;
    case "period":
      return days.shift < 0;
    case "weekday":
      return days.which === "last" || (days.week ?? 0) < 0;
    case "month":
    case "season":
    case "holiday":
      return days.which === "last";
    case "portion":
    case "piece":
      return isPast(days.of);
    case "between":
      return isPast(days.to);
    case "open":
      return days.to !== undefined && isPast(days.to);
    default:
      return false;
  }
}

/** Verbs of what befalls a patient. */
const BEFELL =
  /^(started|began|broke|fell|happened|hurt|hurts|hurting|ached|aches|aching|cracked|chipped|noticed|woke|swelled|swollen|twisted|sprained|bled|bleeding|vomited|burned|burnt|bitten|bit|tripped|slipped|injured|worsened|stopped|collapsed|fainted|snapped)$/;
/** Where a wish begins, the story ends. */
const WISH =
  /^(can|could|may|need|want|wanted|would|like|book|come|see|please|is|are|do|does|will|have|how|what|so|and|but|get|make|move|change)$/;

/** "it started on Tuesday": the verb of the same clause tells a story. */
function isTold(tokens: Tokens, at: number): boolean {
  for (let back = at - 1; back >= Math.max(0, at - 6); back--) {
    const token = tokens[back];
    if (!token || token.kind === "sign" || WISH.test(token.word)) return false;
    if (BEFELL.test(token.word)) return true;
  }
  return false;
}
