import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readVisitWindow, type VisitWindow } from "./visit-window.ts";

/** The document that states the policies is the table of this test. */
const DOCUMENT = readFileSync(new URL("../../../docs/understanding.md", import.meta.url), "utf8");
const ZONES: Readonly<Record<string, string>> = { "New York": "America/New_York", London: "Europe/London" };
const NAMES = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

interface Row {
  words: string;
  said: string;
  read: string;
  asked: string;
}

const rows: Row[] = (DOCUMENT.split("## Ambiguity policies")[1]?.split("\n## ")[0] ?? "")
  .split("\n")
  .filter((line) => /^\| .*\d{4}-\d{2}-\d{2} \d{2}:\d{2}/.test(line))
  .map((line) => {
    const [words = "", said = "", read = "", asked = ""] = line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim());
    return { words, said, read, asked };
  });

function readAt(words: string, said: string): VisitWindow | null {
  const [, weekday, day, time, place] = /^(\w{3}) (\S+) (\S+) (.+)$/.exec(said) ?? [];
  const timeZone = ZONES[place ?? ""];
  if (!day || !time || !timeZone) throw new Error(`"${said}" is no "Mon 2026-03-02 09:00 New York".`);
  expect(NAMES[Temporal.PlainDate.from(day).dayOfWeek - 1]).toBe(weekday);
  return readVisitWindow({ text: words, now: `${day}T${time}:00`, timeZone, asked: ["time"] });
}

function format(window: VisitWindow | null): Pick<Row, "read" | "asked"> {
  const days = (window?.dates ?? []).map(({ from, to }) => (from === to ? from : `${from} to ${to}`));
  const times = window?.exactTime
    ? [window.exactTime]
    : (window?.times ?? []).map(({ from, to }) => `${from ?? ""}–${to ?? ""}`);
  const asked = (window?.ambiguities ?? []).map(({ code, readings }) => `${code}: ${readings.join(" · ")}`);
  return { read: [...days, ...times].join(" ") || "nothing", asked: asked.join("; ") || "–" };
}

describe("D12, D13, D14: the policies for words with two readings are what docs/understanding.md says", () => {
  it("has a table for every kind of doubt", () => {
    expect(rows.length).toBeGreaterThan(50);
    for (const code of [
      "next_weekday",
      "no_such_day",
      "weekday_mismatch",
      "day_month_order",
      "half_of_day",
      "near_midnight",
      "misheard",
      "passed",
    ])
      expect(rows.some(({ asked }) => asked.includes(code))).toBe(true);
  });

  it.each(rows)("$words · $said", ({ words, said, read, asked }) => {
    expect(format(readAt(words, said))).toEqual({ read, asked });
  });
});
