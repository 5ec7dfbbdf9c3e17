import type { Extent } from "./syntax.ts";
import type { Token } from "./tokens.ts";
import { wordAt } from "./words.ts";

/**
 * The tokens that name a time when it is given back: "6" of "6 o'clock" or "6 ish", "11:15" of "11:15 AM". An am or pm
 * set apart goes where the digits alone say the same on the 24-hour clock, and stays where it decides.
 */
export function timeWords(extent: Extent, tokens: readonly Token[]): Extent {
  const last = tokens[extent.to - 1];
  if (!last?.spaced || extent.to - extent.from < 2) return extent;
  if (last.word === "oclock" || last.word === "ish") return { ...extent, to: extent.to - 1 };
  if (last.word !== "am" && last.word !== "pm") return extent;
  return isAlreadySaid(tokens, extent, last.word) ? { ...extent, to: extent.to - 1 } : extent;
}

/** "10:15 am" and "12:30 pm" read the same without their half; "10:15 pm" and a bare "11 am" do not. */
function isAlreadySaid(tokens: readonly Token[], { from, to }: Extent, half: "am" | "pm"): boolean {
  const before = tokens[to - 2];
  if (before?.kind !== "number") return false;
  const joint = wordAt(tokens, to - 3);
  const together = before.digits === 4 && before.value !== undefined;
  const hour = together
    ? Math.floor((before.value ?? 0) / 100)
    : before.digits === 2 && /^[:.]$/.test(joint) && to - 4 >= from
      ? tokens[to - 4]?.value
      : undefined;
  return half === "pm" ? hour === 12 : hour === 10 || hour === 11;
}
