/** "tonight" is apart from "night": its hours are all before midnight. */
export type PartOfDay = "morning" | "afternoon" | "evening" | "night" | "tonight";
export type Unit = "second" | "minute" | "hour" | "day" | "week" | "month" | "quarter" | "year";

/** 1 is Monday, as in ISO 8601 and Temporal. */
export const WEEKDAYS: ReadonlyMap<string, number> = table([
  [1, "monday mon mondays"],
  [2, "tuesday tue tues tuesdays"],
  [3, "wednesday wed weds wednesdays wensday"],
  [4, "thursday thu thur thurs thursdays"],
  [5, "friday fri fridays"],
  [6, "saturday sat saturdays"],
  [7, "sunday sun sundays"],
]);

export const MONTHS: ReadonlyMap<string, number> = table([
  [1, "january jan"],
  [2, "february feb"],
  [3, "march mar"],
  [4, "april apr"],
  [5, "may"],
  [6, "june jun"],
  [7, "july jul"],
  [8, "august aug"],
  [9, "september sep sept"],
  [10, "october oct"],
  [11, "november nov"],
  [12, "december dec"],
]);

/** Abbreviations and months that are everyday words too: alone, they say nothing about a date. */
export const WEAK_NAMES: ReadonlySet<string> = new Set([
  "may",
  "march",
  "mar",
  "sat",
  "sun",
  "mon",
  "wed",
  "dec",
  "jan",
]);

export const PARTS: ReadonlyMap<string, PartOfDay> = table([
  ["morning", "morning mornings"],
  ["afternoon", "afternoon afternoons"],
  ["evening", "evening evenings"],
  ["night", "night nights nite"],
]);

/** Fixed points of the clock, in minutes after midnight. */
export const NAMED_TIMES: ReadonlyMap<string, number> = table([
  [720, "noon midday noontime"],
  [0, "midnight"],
]);

export const UNITS: ReadonlyMap<string, Unit> = table([
  ["second", "second seconds sec secs"],
  ["minute", "minute minutes min mins"],
  ["hour", "hour hours hr hrs h"],
  ["day", "day days d"],
  ["week", "week weeks wk wks w"],
  ["month", "month months mo mos"],
  ["quarter", "quarter quarters qtr"],
  ["year", "year years yr yrs y"],
]);

function table<T>(rows: readonly (readonly [T, string])[]): Map<string, T> {
  return new Map(rows.flatMap(([value, words]) => words.split(" ").map((word) => [word, value] as const)));
}
