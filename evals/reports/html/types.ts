import type { RunInfo } from "../../store/run-info.ts";
import type { Blame, Finding, Style } from "../../trial.ts";
import type { RowDiff } from "../row-diff.ts";
import type { Rate } from "../statistics.ts";

/** Everything the page shows. What transcripts hold is in it as it was said: the page sets it as text only. */
export interface PageData {
  run: RunInfo;
  k: number;
  suites: PageSuite[];
  /** Scenarios that need a write, and those that only read. */
  kinds: { name: string; scenarios: number; pass1: Rate | null; passK: Rate | null }[];
  coverage: { kind: string; reached: string; never: string[]; onlyFailing: string[] }[];
  notRun: string[];
  /** By id; one that has no file any more has only a title. */
  scenarios: Record<string, PageScenario>;
  runs: PageRun[];
}

export interface PageSuite {
  /** Null: all of them. */
  suite: string | null;
  scenarios: number;
  runs: number;
  passes: number;
  pass1: Rate | null;
  passK: Rate | null;
  invariantsBroken: number;
  infrastructure: number;
  blame: string;
  median: string;
  p95: string;
}

export interface PageScenario {
  title: string;
  policy: string | null;
  persona: string | null;
}

export const RESULTS = ["failed", "infrastructure", "passed"] as const;
export type Result = (typeof RESULTS)[number];

export interface PageRun {
  /** `booking/first-available:2`, unique in the page and part of its address. */
  key: string;
  id: string;
  suite: string;
  trial: number;
  seed: number;
  style: Style;
  result: Result;
  blame: Blame | null;
  ended: string;
  error: string | null;
  time: string;
  findings: Finding[];
  turns: PageTurn[];
  rows: RowDiff[];
  /** What the grader says of the rows, and whether it found any fault with them. */
  verdict: string[];
}

export interface PageTurn {
  says: string;
  /** What it stood for in the simulated person's mind. */
  means: string;
  answer: string;
  failed: string | null;
  /** Lines of each card. */
  cards: string[][];
  suggestions: string[];
  pending: string | null;
  nodes: string[];
  tools: { name: string; args: string; refusal: string | null }[];
  writes: string[];
  time: string;
}

/** What the filter is set to; an empty text is any. */
export interface Filter {
  words: string;
  suite: string;
  style: string;
  result: string;
  blame: string;
}
