import { MINUTE_MS, toMinutes } from "./civil-day.ts";
import type { ClockTime, IsoDate } from "./model.ts";

/** "Tuesday, March 10"; with `year`, "Tuesday, March 10, 2026". */
export function dateText(date: IsoDate, options: { locale?: string; year?: boolean } = {}): string {
  const { locale = "en-US", year = false } = options;
  return new Intl.DateTimeFormat(locale, {
    weekday: "long",
    month: "long",
    day: "numeric",
    ...(year && { year: "numeric" }),
    timeZone: "UTC",
  }).format(new Date(`${date}T00:00:00Z`));
}

/** "2:00 PM", "12:00 AM" for midnight; "14:00" and "00:00" where the locale's day has 24 hours. */
export function clockText(time: ClockTime, locale = "en-US"): string {
  const minutes = toMinutes(time);
  const format = new Intl.DateTimeFormat(locale, { hour: "numeric", minute: "2-digit", timeZone: "UTC" });
  if (format.resolvedOptions().hourCycle?.startsWith("h2")) return time;
  // CLDR puts a narrow no-break space before AM and PM; plain text searches and screen readers want the plain one.
  return format.format(new Date(minutes * MINUTE_MS)).replaceAll("\u202f", " ");
}

/** What the patient is promised, kept with the visit: "Tuesday, March 10, 2026 at 2:00 PM". */
export function wallTimeText(date: IsoDate, time: ClockTime, locale = "en-US"): string {
  return `${dateText(date, { locale, year: true })} at ${clockText(time, locale)}`;
}
