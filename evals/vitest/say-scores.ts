import type { Score } from "../langsmith/scores.ts";
import { count, sayMs, sayShare } from "../reports/say.ts";

export interface Scored {
  suite: string;
  scores: readonly Score[];
}

/** Lines of a table: each suite with its share of runs that passed, each grader's, and the mean time. */
export function sayScores(scored: readonly Scored[]): string[] {
  const lines = [...Map.groupBy(scored, ({ suite }) => suite)].map(([suite, runs]) => {
    const of = (key: string) => runs.flatMap(({ scores }) => scores.filter((one) => one.key === key)).map(toScore);
    const keys = new Set(runs.flatMap(({ scores }) => scores.map(({ key }) => key)));
    const graders = [...keys].filter((key) => !NOT_SHARES.has(key));
    const passed = of("passed");
    const left = runs.length - passed.length;
    return [
      `${suite}: ${passed.filter((score) => score === 1).length} of ${passed.length} passed`,
      ...graders.map((key) => `${key} ${sayShare(mean(of(key)))}`),
      ...(passed.length > 0 ? [`${sayMs(mean(of("ms")))} a run`] : []),
      ...(left > 0 ? [`${count(left, "run")} not counted`] : []),
    ].join(" · ");
  });
  return lines.length === 0 ? [] : ["", ...lines, ""];
}

/** `pass` is what langsmith/vitest adds by itself: whether the test threw. */
const NOT_SHARES: ReadonlySet<string> = new Set(["passed", "pass", "turns", "ms"]);

const toScore = ({ score }: Score): number => score;
const mean = (scores: readonly number[]): number => scores.reduce((sum, one) => sum + one, 0) / scores.length;
