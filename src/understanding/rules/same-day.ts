import type { Expectation, FramePatch } from "../acts.ts";
import type { Token } from "../text/tokens.ts";

/** The one day on the table: that of the time that is kept, else of the times shown when all are on one. */
export function dayOnTable({ held, offered }: Pick<Expectation, "held" | "offered">): string | null {
  if (held) return held.date;
  const days = new Set(offered.map(({ date }) => date));
  return days.size === 1 ? ([...days][0] ?? null) : null;
}

/** "1:30 then, same day?", said of a time that is kept or of times on one day, means that day and not today. */
export function meanSameDay(patch: FramePatch, words: readonly Token[], expectation: Expectation): void {
  const day = dayOnTable(expectation);
  const same = words.some(
    ({ word }, at) =>
      (word === "same" || word === "that") && words[at + 1]?.word === "day" && words[at - 1]?.word !== "not",
  );
  if (!day || !same || words.some(({ word }) => word === "today" || word === "tomorrow")) return;
  if ((patch.dates?.length ?? 0) <= 1 && !patch.weekdays) patch.dates = [{ from: day, to: day }];
}
