/** A promise broken on purpose, to see that the suites notice. */
export interface Breakage {
  name: string;
  /** What a developer might have done. */
  says: string;
  /** Of the project, relative to its root. */
  file: string;
  /** Stands in the file exactly once; `put` takes its place. */
  find: string;
  put: string;
  /** Scenarios that must turn red, and ones that have nothing to do with it and stay green. */
  mustFail: readonly string[];
  mustPass: readonly string[];
}

export const BREAKAGES: readonly Breakage[] = [
  {
    name: "no-yes",
    says: "whatever follows a proposal counts as a yes to it",
    file: "src/agents/supervisor/proposal-answer.ts",
    find: `  if (!has("affirm") || has("deny", "alternatives", "select", "ask", "request")) return null;
  if (understanding.wishes.some(({ kind }) => !AGREES.has(kind))) return null;
`,
    put: "",
    mustFail: ["repair/a-question-at-every-step", "repair/an-hour-there-is-not", "repair/two-questions-before-the-yes"],
    mustPass: ["booking/next-friday-said-on-monday", "faq/parking-downtown"],
  },
  {
    name: "yes-if",
    says: "a yes counts whatever condition stands beside it",
    file: "src/understanding/plain-yes.ts",
    find: "if (IDIOM.test(said) || (plain && (!HEDGES.test(said) || cancels))) return understood;",
    put: "if (said || IDIOM.test(said) || (plain && (!HEDGES.test(said) || cancels))) return understood;",
    mustFail: ["repair/yes-on-a-condition"],
    mustPass: ["booking/by-reason-toothache", "faq/parking-downtown"],
  },
  {
    name: "booked-too-early",
    says: "the answer says booked before anything is written",
    file: "src/locales/en/booking.ts",
    find: "Shall I book it?",
    put: "You're booked! Is that right?",
    mustFail: ["booking/next-friday-said-on-monday"],
    mustPass: ["faq/parking-downtown"],
  },
  {
    name: "next-week-off",
    says: '"next Friday" is the one a week later',
    file: "src/understanding/when/resolve-dates.ts",
    find: "  const next = inWeek(1);\n",
    put: "  const next = inWeek(2);\n",
    mustFail: ["booking/next-friday-said-on-monday", "booking/next-monday-said-on-saturday"],
    mustPass: ["booking/by-reason-toothache", "faq/parking-downtown"],
  },
];
