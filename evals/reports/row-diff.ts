import type { StateRow } from "../trial.ts";

/** A field of two rows that belong together. `null` is an empty value; absent on one side: that side says nothing of it. */
export interface FieldPair {
  field: string;
  expected: string | null;
  found: string | null;
  differs: boolean;
}

/** One line of the comparison of two databases. */
export type RowDiff =
  | { kind: "same"; table: string; fields: FieldPair[] }
  | { kind: "near"; table: string; fields: FieldPair[] }
  | { kind: "missing"; table: string; fields: FieldValue[] }
  | { kind: "unexpected"; table: string; fields: FieldValue[] };

export interface FieldValue {
  field: string;
  value: string | null;
}

/** Two rows are the same one gone wrong when at least this share of what both tell agrees. */
const NEAR = 0.5;

/**
 * The rows that should have changed beside those that did, for people; the verdict is the grader's. Equal rows are
 * paired first, then the nearest of one table. A field that one side leaves out is not compared.
 */
export function diffRows(gold: readonly StateRow[], changed: readonly StateRow[]): RowDiff[] {
  const pairs = gold
    .flatMap((expected, goldAt) =>
      changed.map((found, changedAt) => ({ goldAt, changedAt, likeness: likeness(expected, found) })),
    )
    .filter((pair) => pair.likeness >= NEAR)
    .toSorted((a, b) => b.likeness - a.likeness);
  const partnerOf = new Map<number, number>();
  const taken = new Set<number>();
  for (const { goldAt, changedAt } of pairs) {
    if (partnerOf.has(goldAt) || taken.has(changedAt)) continue;
    partnerOf.set(goldAt, changedAt);
    taken.add(changedAt);
  }
  return [
    ...gold.map((expected, at) => {
      const found = changed[partnerOf.get(at) ?? -1];
      return found ? paired(expected, found) : alone("missing", expected);
    }),
    ...changed.filter((_, at) => !taken.has(at)).map((found) => alone("unexpected", found)),
  ];
}

function likeness(a: StateRow, b: StateRow): number {
  if (a.table !== b.table) return 0;
  const shared = Object.keys(a.fields).filter((field) => field in b.fields);
  if (shared.length === 0) return 0;
  return shared.filter((field) => a.fields[field] === b.fields[field]).length / shared.length;
}

function paired(expected: StateRow, found: StateRow): RowDiff {
  const fields = Object.keys({ ...expected.fields, ...found.fields })
    .filter((field) => field in expected.fields || (found.fields[field] ?? null) !== null)
    .map((field): FieldPair => {
      const inBoth = field in expected.fields && field in found.fields;
      const [left, right] = [expected.fields[field] ?? null, found.fields[field] ?? null];
      return {
        field,
        expected: field in expected.fields ? left : right,
        found: right,
        differs: inBoth && left !== right,
      };
    });
  return { kind: fields.some(({ differs }) => differs) ? "near" : "same", table: expected.table, fields };
}

const alone = (kind: "missing" | "unexpected", { table, fields }: StateRow): RowDiff => ({
  kind,
  table,
  fields: Object.entries(fields).map(([field, value]) => ({ field, value })),
});
