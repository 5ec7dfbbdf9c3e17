import { relative } from "node:path";
import type { Reachable } from "../reports/coverage.ts";
import type { Problem } from "../scenario/problem.ts";
import type { EvalCase } from "../scenario/schema.ts";
import { STYLES } from "../trial.ts";

/** What a scenario names of the system itself, and is not there: tools and styles. */
export function findCaseProblems(cases: readonly EvalCase[], { tools }: Pick<Reachable, "tools">): Problem[] {
  return cases.flatMap(({ file, order, user }) => {
    const styles = user.notInStyle.filter((style) => !(STYLES as readonly string[]).includes(style));
    const messages = [
      ...order
        .filter((name) => !tools.includes(name))
        .map((name) => `order: there is no tool "${name}"; there are ${tools.join(", ")}`),
      ...styles.map((style) => `user.notInStyle: there is no style "${style}"; there are ${STYLES.join(", ")}`),
      ...(user.notInStyle.length >= STYLES.length ? ["user.notInStyle: no style is left to talk in"] : []),
    ];
    return messages.map((message) => ({ file: relative(process.cwd(), file), line: 1, message }));
  });
}
