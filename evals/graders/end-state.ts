import type { EvalCase } from "../scenario/schema.ts";
import type { Finding, Grade, StateRow, TrialRecord } from "../trial.ts";
import { fieldsThatDiffer, rowText } from "./row-match.ts";

/** What became of the database, against what should have. */
export interface EndState {
  findings: Finding[];
  diff: Grade["diff"];
  /** Nothing was written but a note for the desk, where that is allowed in place of the gold. */
  handedOver: boolean;
}

/**
 * The gold's rows and the run's as multisets, table by table. Holds are left out: they end by themselves. A row that is
 * nearly right is told once, with the fields that differ.
 */
export function gradeEndState(
  evalCase: Pick<EvalCase, "expects">,
  record: Pick<TrialRecord, "gold" | "changed">,
): EndState {
  const gold = record.gold.filter(counts);
  const changed = record.changed.filter(counts);
  const { missing, unexpected } = compareRows(gold, changed);
  if (missing.length === 0 && unexpected.length === 0) {
    return { findings: [], diff: { missing, unexpected }, handedOver: false };
  }
  const onlyNotes = changed.length > 0 && changed.every(({ table }) => table === "handoffs");
  if (evalCase.expects === "same_or_handoff" && onlyNotes) {
    return { findings: [], diff: { missing: [], unexpected: [] }, handedOver: true };
  }
  const finding = (message: string): Finding => ({ grader: "end_state", turn: null, message });
  return {
    findings: [
      ...missing.map((row) => finding(`should be in the database and is not: ${row}`)),
      ...unexpected.map((row) => finding(`should not be in the database: ${row}`)),
    ],
    diff: { missing, unexpected },
    handedOver: false,
  };
}

const counts = ({ table }: StateRow): boolean => table !== "holds";

function compareRows(gold: readonly StateRow[], changed: readonly StateRow[]): Grade["diff"] {
  const partners = match(gold, changed);
  const left = gold.filter((_, at) => partners[at] === null);
  const taken = new Set(partners);
  const over = changed.filter((_, at) => !taken.has(at));
  const near = nearest(left, over);
  return {
    missing: left.map((row) => {
      const instead = near.get(row);
      return instead ? nearText(row, instead) : rowText(row);
    }),
    unexpected: over.filter((row) => ![...near.values()].includes(row)).map(rowText),
  };
}

/**
 * For each gold row the run's row that is it, or null; as many pairs as there can be. By augmenting paths, because a
 * gold row with `*` suits several rows and must not take the only one that suits another.
 */
function match(gold: readonly StateRow[], changed: readonly StateRow[]): (number | null)[] {
  const suits = gold.map((row) =>
    changed.map((other) => row.table === other.table && fieldsThatDiffer(row, other).length === 0),
  );
  const goldOf = new Map<number, number>();
  const place = (at: number, tried: Set<number>): boolean => {
    for (const [other, fits] of (suits[at] ?? []).entries()) {
      if (!fits || tried.has(other)) continue;
      tried.add(other);
      const holder = goldOf.get(other);
      if (holder !== undefined && !place(holder, tried)) continue;
      goldOf.set(other, at);
      return true;
    }
    return false;
  };
  for (const at of gold.keys()) place(at, new Set());
  return gold.map((_, at) => [...goldOf].find(([, holder]) => holder === at)?.[0] ?? null);
}

/** Rows of one table that differ in fewer than half of their fields, the nearest first. */
function nearest(left: readonly StateRow[], over: readonly StateRow[]): Map<StateRow, StateRow> {
  const pairs = left
    .flatMap((row) =>
      over.filter(({ table }) => table === row.table).map((other) => ({ row, other, off: share(row, other) })),
    )
    .filter(({ off }) => off <= 0.5)
    .toSorted((a, b) => a.off - b.off);
  const found = new Map<StateRow, StateRow>();
  for (const { row, other } of pairs) {
    if (!found.has(row) && ![...found.values()].includes(other)) found.set(row, other);
  }
  return found;
}

const share = (row: StateRow, other: StateRow): number =>
  fieldsThatDiffer(row, other).length / Math.max(1, Object.keys({ ...row.fields, ...other.fields }).length);

function nearText(row: StateRow, instead: StateRow): string {
  const differences = fieldsThatDiffer(row, instead).map(
    (field) => `${field} should be ${row.fields[field] ?? "empty"} and is ${instead.fields[field] ?? "empty"}`,
  );
  return `${rowText(row)} [${differences.join("; ")}]`;
}
