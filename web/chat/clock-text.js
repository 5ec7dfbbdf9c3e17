// @ts-check
/**
 * @param {number} ms
 * @returns {string} `4:05`; never negative
 */
export function countdownText(ms) {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/**
 * What is said aloud of a countdown, and when: twice at most, so that it does not talk over the reading of the card.
 * @param {number} beforeMs what was left at the last look
 * @param {number} nowMs what is left now
 * @returns {string | null}
 */
export function spokenCountdown(beforeMs, nowMs) {
  if (beforeMs > 0 && nowMs <= 0) return "The time is no longer held for you. You can still ask for it.";
  if (beforeMs > 60_000 && nowMs <= 60_000) return "One minute left to confirm this time.";
  return null;
}

/**
 * The zone as people call it: `Eastern Time`.
 * @param {string} timeZone IANA
 * @returns {string} empty for a zone this browser does not know
 */
export function zoneName(timeZone) {
  try {
    const format = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longGeneric" });
    return format.formatToParts(0).find(({ type }) => type === "timeZoneName")?.value ?? "";
  } catch {
    return "";
  }
}
