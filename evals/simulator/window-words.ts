import type { Window } from "../scenario/schema.ts";

const DAY = new Intl.DateTimeFormat("en-US", { weekday: "long", month: "long", day: "numeric", timeZone: "UTC" });

/** `Thursday, March 5`. */
export const dayWords = (date: string): string => DAY.format(new Date(`${date}T12:00:00Z`));

/** `2:00 PM`. */
export function clockWords(time: string): string {
  const { hour, minute } = Temporal.PlainTime.from(time);
  return `${hour % 12 === 0 ? 12 : hour % 12}:${String(minute).padStart(2, "0")} ${hour < 12 ? "AM" : "PM"}`;
}

/** When somebody could come, as they would say it: "on Thursday, March 5 in the morning". Empty: any time. */
export function windowWords(windows: readonly Window[]): string {
  return windows.slice(0, 2).map(oneWindow).join(" or ");
}

function oneWindow({ from, to }: Window): string {
  const last = lastMinute(to);
  const [firstDay, lastDay] = [from.slice(0, 10), last.slice(0, 10)];
  if (firstDay !== lastDay) return `between ${dayWords(firstDay)} and ${dayWords(lastDay)}`;
  const hours = hoursWords(from.slice(11), last.slice(11));
  return `on ${dayWords(firstDay)}${hours && ` ${hours}`}`;
}

/** The window is half-open: until noon is not noon. */
const lastMinute = (to: string): string =>
  Temporal.PlainDateTime.from(to).subtract({ minutes: 1 }).toString().slice(0, 16);

function hoursWords(from: string, last: string): string {
  if (from === last) return `at ${clockWords(from)}`;
  const early = from <= "09:00";
  if (early && last >= "16:59") return "";
  if (early && last <= "12:00") return "in the morning";
  if (from >= "12:00" && from <= "13:00" && last >= "16:00") return "in the afternoon";
  const end = Temporal.PlainTime.from(last).add({ minutes: 1 }).toString().slice(0, 5);
  return early
    ? `before ${clockWords(end)}`
    : last >= "16:59"
      ? `after ${clockWords(from)}`
      : `between ${clockWords(from)} and ${clockWords(end)}`;
}
