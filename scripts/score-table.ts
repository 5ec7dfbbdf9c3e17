import { SCORE_ROWS, type ScoreRow } from "./score-rows.ts";

const BEGIN = "<!-- scores:begin -->";
const END = "<!-- scores:end -->";

/** The scorer's JSON of all sets. */
export type Scores = Readonly<Record<string, { sets: Readonly<Record<string, unknown>> }>>;

/** The value of one row; null where the set was not scored. */
export function scoreOf({ path: [file = "", set = "", ...keys], meanOf }: ScoreRow, scores: Scores): number | null {
  let at: unknown = scores[file]?.sets[set];
  for (const key of keys) at = typeof at === "object" && at !== null ? (at as Record<string, unknown>)[key] : undefined;
  if (meanOf) at = mean(at);
  return typeof at === "number" ? at : null;
}

/** The mean of the accuracies of all fields; undefined where there are none. */
function mean(fields: unknown): number | undefined {
  const values = Object.values((fields ?? {}) as Record<string, { accuracy?: number }>).flatMap(
    ({ accuracy }) => accuracy ?? [],
  );
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : undefined;
}

/** Rows that fell below their floor, in words. */
export function belowFloor(scores: Scores): string[] {
  return SCORE_ROWS.flatMap((row) => {
    const value = scoreOf(row, scores);
    if (value === null) return [`${row.set} ${row.measure}: not scored`];
    const fell = row.atMost ? value > row.floor : value < row.floor;
    return fell ? [`${row.set} ${row.measure}: ${percent(value)}, the floor is ${percent(row.floor)}`] : [];
  });
}

/** The table as Markdown. */
export function scoreTable(scores: Scores): string {
  const rows = SCORE_ROWS.map((row) => {
    const value = scoreOf(row, scores);
    const most = row.atMost ? "≤ " : "";
    const held = value !== null && (row.atMost ? value <= row.reach : value >= row.reach - 1e-9);
    return `| ${row.set} | ${row.measure} | ${value === null ? "–" : percent(value)} | ${most}${percent(row.reach)} | ${held ? "yes" : "no"} | ${most}${percent(row.floor)} |`;
  });
  return ["| Dev set | Measure | Now | Reach | Held | Floor |", "|---|---|---|---|---|---|", ...rows].join("\n");
}

/** The page with the table in place of the one it holds. */
export function withScores(page: string, table: string): string {
  const from = page.indexOf(BEGIN);
  const to = page.indexOf(END);
  if (from < 0 || to < from) throw new Error(`docs/understanding.md has no ${BEGIN} … ${END} block.`);
  return `${page.slice(0, from + BEGIN.length)}\n${table}\n${page.slice(to)}`;
}

const percent = (share: number): string => (Math.round(share * 1000) / 10).toFixed(1);
