import type { Days, Mention } from "./syntax.ts";
import type { Token } from "./tokens.ts";

/** Words of a visit that follows another. */
const FOLLOW_UP = /^(again|follow|followup|recheck|check|checkup|review|return|back|control)$/;

/**
 * "She wants to see me in six weeks" means about then: from three weeks on, and for a follow-up at any distance, a
 * length of weeks or months ahead stands for the calendar week it leads to.
 */
export function roughly(tokens: readonly Token[], mention: Mention): Mention {
  const { days } = mention;
  if (mention.excluded || !days || !isRough(tokens, days)) return mention;
  return { ...mention, days: { is: "period-of", unit: "week", day: days } };
}

function isRough(tokens: readonly Token[], days: Days): boolean {
  if (days.is !== "shift" || days.from !== null || days.amount <= 0) return false;
  if (days.unit === "month" || days.unit === "year") return true;
  return days.unit === "week" && (days.amount >= 3 || tokens.some(({ word }) => FOLLOW_UP.test(word)));
}
