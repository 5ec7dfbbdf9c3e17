const HALF = "([ap])\\.?\\s?m\\b\\.?";
/** `2 pm`, `2:30 p.m.`, and the first of `8-11 am`. */
const TWELVE = new RegExp(`(?<![\\d:.$])(\\d{1,2})(?::([0-5]\\d))?\\s?${HALF}`, "gi");
const RANGE = new RegExp(
  `(?<![\\d:.$])(\\d{1,2})(?::([0-5]\\d))?\\s?(?:-|–|to|and|until)\\s?(\\d{1,2})(?::[0-5]\\d)?\\s?${HALF}`,
  "gi",
);
/** `14:30`, and `8:00` without a half of the day, which is then the morning's. */
const CLOCK = /(?<![\d:.$])([01]?\d|2[0-3]):([0-5]\d)(?!\d|:|\s?[ap]\.?\s?m\b)/gi;
const NAMED = /\b(noon|midday|midnight)\b/gi;

/** Every time of day that a text tells, as `HH:MM`, in no order. */
export function readTimes(text: string): string[] {
  const told: string[] = [];
  for (const [, hour, minute, half] of text.matchAll(TWELVE)) add(told, twelve(hour, half), minute);
  for (const [, from, minute, to, half] of text.matchAll(RANGE)) {
    // "8 to 11 am" and "11 to 2 pm": the half holds for both unless the first would then come later.
    const same = twelve(from, half);
    const late = twelve(to, half);
    if (same !== null && late !== null) add(told, same <= late ? same : (same + 12) % 24, minute);
  }
  for (const [, hour, minute] of text.matchAll(CLOCK)) add(told, Number(hour), minute);
  for (const [word] of text.matchAll(NAMED)) add(told, /night/i.test(word) ? 0 : 12, undefined);
  return told;
}

export const tellsTime = (text: string, time: string): boolean => readTimes(text).includes(time);

function twelve(hour: string | undefined, half: string | undefined): number | null {
  const of = Number(hour);
  if (of < 1 || of > 12) return null;
  return (of % 12) + (half?.toLowerCase() === "p" ? 12 : 0);
}

function add(told: string[], hour: number | null, minute: string | undefined): void {
  if (hour !== null) told.push(`${String(hour).padStart(2, "0")}:${minute ?? "00"}`);
}
