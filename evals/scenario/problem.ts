/** Something wrong in a scenario's file. `line` counts from 1. */
export interface Problem {
  file: string;
  line: number;
  message: string;
}

/** Scenarios that cannot be run; nothing was. The message lists every problem, one a line, as `file:line: what`. */
export class ScenarioError extends Error {
  override readonly name = "ScenarioError";
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ file, line, message }) => `${file}:${line}: ${message}`).join("\n"));
    this.problems = problems;
  }
}
