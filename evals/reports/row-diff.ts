import { isValue } from "../graders/row-match.ts";
import type { StateRow } from "../trial.ts";

/** A field of two rows that belong together. `null` is empty. `expected` may be `*` or a `within …`, as the gold says it. */
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
  value: string;
}

/** Two rows are the same one gone wrong when at least this share of their fields agrees. */
const NEAR = 0.5;

/**
 * The rows that should have changed beside those that did, for people; the verdict is the grader's. Values are compared
 * as it compares them. Equal rows are paired first, then the nearest of one table.
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

function likeness(expected: StateRow, found: StateRow): number {
  if (expected.table !== found.table) return 0;
  const fields = fieldsOf(expected, found);
  if (fields.length === 0) return 1;
  return fields.filter((field) => isValue(expected.fields[field], found.fields[field])).length / fields.length;
}

function paired(expected: StateRow, found: StateRow): RowDiff {
  const fields = fieldsOf(expected, found).map((field): FieldPair => {
    const [wanted, is] = [expected.fields[field] ?? null, found.fields[field] ?? null];
    return { field, expected: wanted, found: is, differs: !isValue(wanted, is) };
  });
  return { kind: fields.some(({ differs }) => differs) ? "near" : "same", table: expected.table, fields };
}

const fieldsOf = (expected: StateRow, found: StateRow): string[] =>
  Object.keys({ ...expected.fields, ...found.fields });

const alone = (kind: "missing" | "unexpected", { table, fields }: StateRow): RowDiff => ({
  kind,
  table,
  fields: Object.entries(fields).flatMap(([field, value]) => (value === null ? [] : [{ field, value }])),
});
