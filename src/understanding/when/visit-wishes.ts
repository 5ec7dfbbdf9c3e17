import { isBehind } from "./complaints.ts";
import type { Policy } from "./day-span.ts";
import { isCorrected, markExcluded, markRefused } from "./exclusions.ts";
import type { Mention } from "./syntax.ts";
import type { Token } from "./tokens.ts";

/**
 * What the message asks for: nothing taken back, and of a move only where it goes to. "15 minutes later" is later than
 * the visit spoken of, and says nothing where none is known.
 */
export function wishes(tokens: readonly Token[], found: readonly Mention[], policy: Policy): Mention[] {
  return markRefused(tokens, markExcluded(tokens, found))
    .filter((_, index, all) => !isCorrected(tokens, all, index))
    .filter((mention) => !isBehind(tokens, mention))
    .filter(({ elapsed }) => !elapsed?.relative || policy.anchor?.minutes !== undefined)
    .map(wholeDays);
}

/** "from 3 pm tomorrow until noon on Friday": a visit falls on one of these days; the hours are those of the ends alone. */
function wholeDays(mention: Mention): Mention {
  const { days, until } = mention;
  if (!days || !until?.days) return mention;
  const { time: _, part: __, until: ___, ...rest } = mention;
  return { ...rest, days: { is: "between", from: days, to: until.days } };
}

/** Whether a mention stands beside the one before it rather than narrowing it: "or", or a day of its own. */
export function isAlternative(tokens: readonly Token[], mentions: readonly Mention[], mention: Mention): boolean {
  const before = mentions[mentions.indexOf(mention) - 1];
  if (!before) return false;
  const between = tokens.slice(before.extent.to, mention.extent.from);
  if (between.some(({ word }) => word === "or")) return true;
  return mention.days !== undefined && before.days !== undefined && !mention.excluded && !before.excluded;
}
