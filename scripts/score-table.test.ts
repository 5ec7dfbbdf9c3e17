import { describe, expect, it } from "vitest";
import { SCORE_ROWS } from "./score-rows.ts";
import { belowFloor, type Scores, scoreOf, scoreTable, withScores } from "./score-table.ts";

/** Scores in which every row has this value. */
function allAt(value: number): Scores {
  const scores: Tree = {};
  for (const { path, meanOf } of SCORE_ROWS) {
    const [file = "", set = "", ...keys] = path;
    const at = branch(scores, [file, "sets", set, ...keys.slice(0, -1)]);
    at[keys.at(-1) ?? ""] = meanOf ? { date: { accuracy: value }, time: { accuracy: value } } : value;
  }
  return scores as Scores;
}

type Tree = { [key: string]: unknown };

function branch(tree: Tree, path: readonly string[]): Tree {
  let at = tree;
  for (const key of path) {
    at[key] ??= {};
    at = at[key] as Tree;
  }
  return at;
}

describe("the table of scores", () => {
  it("finds every row where the scorer puts it", () => {
    for (const row of SCORE_ROWS) expect(scoreOf(row, allAt(0.5)), row.set).toBe(0.5);
    expect(scoreOf(SCORE_ROWS[0] as (typeof SCORE_ROWS)[number], {})).toBeNull();
  });

  it("names what fell below its floor, and what was not scored", () => {
    expect(belowFloor(allAt(1))).toEqual(["understand/clinc150 false in scope: 100.0, the floor is 3.0"]);
    expect(belowFloor({})).toHaveLength(SCORE_ROWS.length);
  });

  it("says of each row whether the reach is held", () => {
    const lines = scoreTable(allAt(0.999)).split("\n");
    expect(lines).toHaveLength(SCORE_ROWS.length + 2);
    expect(lines[2]).toBe("| when/sgd | acc | 99.9 | 99.0 | yes | 99.0 |");
    expect(scoreTable(allAt(0.1))).toContain("| when/sgd | acc | 10.0 | 99.0 | no | 99.0 |");
  });

  it("takes the place of the table before it, and no other text", () => {
    const page = "a\n<!-- scores:begin -->\nold\n<!-- scores:end -->\nb\n";
    expect(withScores(page, "new")).toBe("a\n<!-- scores:begin -->\nnew\n<!-- scores:end -->\nb\n");
    expect(() => withScores("no block", "new")).toThrow("scores:begin");
  });
});

describe("the floors", () => {
  it("lie at or below what is wanted where that was reached, and never above what can be scored", () => {
    for (const { floor, set } of SCORE_ROWS) {
      expect(floor, set).toBeGreaterThan(0);
      expect(floor, set).toBeLessThanOrEqual(1);
    }
  });
});
