import { rowText } from "../row-match.ts";
import type { Invariant } from "./invariant.ts";

/** No time stays kept for nobody: once all is done, a hold is left only if the person is told of it. */
export const holds: Invariant = {
  name: "holds",
  check({ record }) {
    const last = record.turns.at(-1)?.state ?? null;
    if (record.ended !== "done" || last === null || last.pending !== null || last.held !== null) return [];
    return record.changed
      .filter(({ table, fields }) => table === "holds" && (fields.holder ?? "thread") === "thread")
      .map((row) => ({ turn: null, message: `a time is still kept though nothing waits for it: ${rowText(row)}` }));
  },
};
