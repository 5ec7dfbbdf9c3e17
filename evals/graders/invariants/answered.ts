import { type Invariant, quoted } from "./invariant.ts";

/** Every message gets an answer, and no run fails, where nothing was broken on purpose. */
export const answered: Invariant = {
  name: "answered",
  check({ evalCase, record }) {
    if (evalCase.disruptions.length > 0 || record.contestant !== "system") return [];
    return record.turns.flatMap(({ move, text, cards, failed }, turn) => {
      if (failed !== null) return [{ turn, message: `the run failed: ${failed}` }];
      return text.trim() === "" && cards.length === 0 ? [{ turn, message: `no answer to ${quoted(move.text)}` }] : [];
    });
  },
};
