import fc from "fast-check";
import { expect, it } from "vitest";
import type { StateRow } from "../trial.ts";
import { diffRows } from "./row-diff.ts";

const visit = (fields: Record<string, string | null> = {}): StateRow => ({
  table: "appointments",
  fields: {
    status: "booked",
    patient: "Ana Ruiz",
    practitioner: "ben-carter",
    startsAt: "2026-03-02T11:00",
    ...fields,
  },
});

it("pairs what is the same", () => {
  expect(diffRows([visit()], [visit()])).toMatchObject([{ kind: "same", table: "appointments" }]);
});

it("marks the field in which the nearest row differs", () => {
  const [only, ...rest] = diffRows([visit()], [visit({ startsAt: "2026-03-03T13:00" })]);
  expect(rest).toEqual([]);
  expect(only).toMatchObject({ kind: "near" });
  expect(only?.fields).toContainEqual({
    field: "startsAt",
    expected: "2026-03-02T11:00",
    found: "2026-03-03T13:00",
    differs: true,
  });
  expect(only?.fields).toContainEqual({ field: "patient", expected: "Ana Ruiz", found: "Ana Ruiz", differs: false });
});

it("does not pair rows of two tables, nor rows that have little in common", () => {
  const note: StateRow = { table: "handoffs", fields: { status: "booked", patient: "Ana Ruiz" } };
  const other = visit({ patient: "Leo Ruiz", practitioner: "grace-kim", startsAt: "2026-03-05T08:00" });
  expect(diffRows([visit()], [note, other]).map(({ kind, table }) => `${kind} ${table}`)).toEqual([
    "missing appointments",
    "unexpected handoffs",
    "unexpected appointments",
  ]);
});

it("gives each row the partner that is most like it, whatever the order", () => {
  const rows = [visit(), visit({ startsAt: "2026-03-09T11:00" })];
  expect(diffRows(rows, rows.toReversed()).map(({ kind }) => kind)).toEqual(["same", "same"]);
});

it("compares as the grader does: any value, a start within a window, and nothing said is empty", () => {
  const { practitioner: _any, ...fields } = visit().fields;
  const gold: StateRow = {
    table: "appointments",
    fields: { ...fields, practitioner: "*", startsAt: "within 2026-03-02T09:00..2026-03-02T12:00" },
  };
  expect(diffRows([gold], [visit({ needs: null })])).toMatchObject([{ kind: "same" }]);
  const [later] = diffRows([gold], [visit({ startsAt: "2026-03-02T12:00" })]);
  expect(later?.fields.filter((field) => "differs" in field && field.differs)).toMatchObject([{ field: "startsAt" }]);
});

it("accounts for every row of both sides exactly once", () => {
  const row = fc.record({
    table: fc.constantFrom("appointments" as const, "handoffs" as const),
    fields: fc.record({
      a: fc.constantFrom("1", "2"),
      b: fc.constantFrom("1", "2", null),
      c: fc.constantFrom("1", "2"),
    }),
  });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 6 }), fc.array(row, { maxLength: 6 }), (gold, changed) => {
      const kinds = diffRows(gold, changed).map(({ kind }) => kind);
      const count = (...of: string[]) => kinds.filter((kind) => of.includes(kind)).length;
      expect(count("same", "near", "missing")).toBe(gold.length);
      expect(count("same", "near", "unexpected")).toBe(changed.length);
    }),
  );
});
