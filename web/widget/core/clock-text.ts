/** `4:05`; never negative. */
export function countdownText(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
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
