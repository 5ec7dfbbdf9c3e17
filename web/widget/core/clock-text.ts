import type { Strings } from "../strings/en.ts";

/** `4:05`; never negative. */
export function countdownText(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/**
 * What is said aloud of a countdown, and when: three times at most, so that it does not talk over the reading of the card.
 * `beforeMs` is what was left at the last look, `nowMs` what is left now; null says nothing.
 */
export function spokenCountdown(
  beforeMs: number,
  nowMs: number,
  strings: Pick<Strings, "holdOverSpoken" | "twoMinutes" | "halfMinute">,
): string | null {
  if (beforeMs > 0 && nowMs <= 0) return strings.holdOverSpoken;
  if (beforeMs > 30_000 && nowMs <= 30_000) return strings.halfMinute;
  if (beforeMs > 120_000 && nowMs <= 120_000) return strings.twoMinutes;
  return null;
}

/** The IANA zone as people call it: `Eastern Time`; empty for a zone this browser does not know. */
export function zoneName(timeZone: string, locale: string): string {
  try {
    const format = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: "longGeneric" });
    return format.formatToParts(0).find(({ type }) => type === "timeZoneName")?.value ?? "";
  } catch {
    return "";
  }
}
