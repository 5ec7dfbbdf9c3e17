/** One line of the table: what was measured, beside its peer or its limit. */
export interface Finding {
  what: string;
  ours: string;
  /** The peer measured in the same run, or a dash. */
  peer: string;
  /** Ours to the peer's, where there is one. */
  ratio: string;
  /** DESIGN's target, and whether it was held in this run; null: there is none for this line. */
  target: { says: string; held: boolean } | null;
}

export interface Section {
  title: string;
  /** How it was measured, in a sentence or two. */
  how: string;
  findings: Finding[];
  /** Counts and costs that explain the numbers. */
  notes: string[];
}

export const ms = (value: number): string => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;
export const times = (value: number): string => `${value.toFixed(2)} ×`;
export const perSecond = (value: number): string => `${value.toFixed(0)}/s`;

const HEAD = ["what", "ours", "peer", "ratio", "target", "held"];

const cells = ({ what, ours, peer, ratio, target }: Finding): string[] => [
  what,
  ours,
  peer,
  ratio,
  target?.says ?? "–",
  target ? (target.held ? "yes" : "NO") : "–",
];

/** The sections as Markdown. */
export function asMarkdown(sections: readonly Section[], about: readonly string[]): string {
  const parts = sections.map(({ title, how, findings, notes }) =>
    [
      `## ${title}`,
      "",
      how,
      "",
      ...[HEAD, HEAD.map(() => "---"), ...findings.map(cells)].map((row) => `| ${row.join(" | ")} |`),
      ...(notes.length > 0 ? ["", ...notes.map((note) => `- ${note}`)] : []),
      "",
    ].join("\n"),
  );
  return `${["# Benchmarks", "", ...about, "", ...parts].join("\n").trimEnd()}\n`;
}

/** One section for a terminal, in columns. */
export function asTable({ title, findings, notes }: Section): string {
  const rows = [HEAD, ...findings.map(cells)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  const lines = rows.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`.trimEnd(),
  );
  return [title, ...lines, ...notes.map((note) => `  · ${note}`), ""].join("\n");
}
