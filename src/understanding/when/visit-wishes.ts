import { isCorrected, markExcluded, markRefused } from "./exclusions.ts";
import type { Mention } from "./syntax.ts";
import type { Token } from "./tokens.ts";
import { wordAt } from "./words.ts";

/** What the message asks for: nothing taken back, and of a move only where it goes to. */
export function wishes(tokens: readonly Token[], found: readonly Mention[]): Mention[] {
  return markRefused(tokens, markExcluded(tokens, found))
    .filter((_, index, all) => !isCorrected(tokens, all, index))
    .filter((mention) => !isRelativeToOffer(tokens, mention))
    .filter((mention, index, all) => !isMovedFrom(tokens, mention, all[index + 1]))
    .map((mention) => toTarget(tokens, mention));
}

/** "15 minutes later" is later than what was offered, which is not known here. */
const isRelativeToOffer = (tokens: readonly Token[], mention: Mention): boolean =>
  mention.elapsed !== undefined && /^(later|earlier|before|after)$/.test(wordAt(tokens, mention.extent.to - 1));

/** "move it from Tuesday to Wednesday" wants Wednesday. */
function toTarget(tokens: readonly Token[], mention: Mention): Mention {
  const { days, extent } = mention;
  if (days?.is !== "between") return mention;
  return isMoved(tokens, extent.from) ? { ...mention, days: days.to } : mention;
}

/** "move my Friday appointment to Monday": Friday is where the visit is, not where it goes. */
const isMovedFrom = (tokens: readonly Token[], mention: Mention, next: Mention | undefined): boolean =>
  mention.days !== undefined &&
  next?.days !== undefined &&
  wordAt(tokens, next.extent.from - 1) === "to" &&
  next.extent.from - mention.extent.to <= 8 &&
  isMoved(tokens, mention.extent.from);

const isMoved = (tokens: readonly Token[], at: number): boolean =>
  tokens
    .slice(Math.max(0, at - 8), at)
    .some(({ word }) => /^(move|moved|change|changed|switch|push|reschedule|rebook|swap)$/.test(word));

/** Whether a mention stands beside the one before it rather than narrowing it: "or", or a day of its own. */
export function isAlternative(tokens: readonly Token[], mentions: readonly Mention[], mention: Mention): boolean {
  const before = mentions[mentions.indexOf(mention) - 1];
  if (!before) return false;
  const between = tokens.slice(before.extent.to, mention.extent.from);
  if (between.some(({ word }) => word === "or")) return true;
  return mention.days !== undefined && before.days !== undefined && !mention.excluded && !before.excluded;
}
