import { existsSync } from "node:fs";
import type { Command } from "commander";
import type { EvalRequest } from "../../../evals/run/run-eval.ts";
import { UsageError } from "../failure.ts";
import { wholeNumber } from "../session.ts";

/** As Commander gives it: numbers are still words. */
type EvalOptions = Omit<EvalRequest, "suites" | Counted> & Record<Counted, string>;
type Counted = "trials" | "seed" | "concurrency";

const SUITES = new URL("../../../evals/suites/", import.meta.url);

export function addEval(program: Command): void {
  const command = program
    .command("eval")
    .description("Play scenarios with simulated people, and grade what the database holds afterwards.")
    .argument("[suites...]", "only these suites, such as booking safety; none: all")
    .option("--trials <n>", "runs of each scenario, each in another style", "4")
    .option("--seed <n>", "another seed gives other words and styles", "1")
    .option(
      "--filter <words>",
      "only scenarios whose id or title has this; again for more",
      (words: string, before: string[]) => [...before, words],
      [],
    )
    .option("--backend <name>", "rules, fake-model:<name> or ollama:<model>", "rules")
    .option("--contestant <name>", "system, or a baseline: do_nothing, always_book, always_refuse, reference", "system")
    .option(
      "--concurrency <n>",
      "worker processes; they wait for the database, so one more than cores is quickest",
      "3",
    )
    .option("--only-failed", "run again what failed in the newest stored run")
    .option("--accept", "make this run the baseline that later ones may not fall below")
    .option("--json", "print one JSON object on stdout")
    .option("--junit <file>", "write a JUnit report")
    .option("--markdown <file>", "write the tables as Markdown")
    .option("--html <file>", "write the page there too; it is always beside the stored run")
    .option("--regrade <run>", "grade a stored run again, by the scenarios as they are now; `latest` for the newest")
    .option("--compare <run>", "say what changed since a stored run")
    .option("--list", "list the stored runs")
    .option("--upload", "send scores to LangSmith, without any text (needs LANGSMITH_API_KEY)")
    .option("--upload-text", "send the texts too: scenarios hold made-up people only")
    .addHelpText(
      "after",
      `
Exit code 1: a score fell below the accepted one (evals/baselines), or an invariant was broken.
Exit code 2: bad input, before anything was run. docs/evals.md is the way in.`,
    )
    .action(async (suites: string[], options: EvalOptions) => {
      requireSuites();
      const { runEval } = await import("../../../evals/run/run-eval.ts");
      process.exitCode = await runEval({
        ...options,
        suites,
        trials: wholeNumber("trials", options.trials, { from: 1, to: 64 }),
        seed: wholeNumber("seed", options.seed, { from: 1, to: 999_999 }),
        concurrency: wholeNumber("concurrency", options.concurrency, { from: 1, to: 64 }),
      });
    });
  command
    .command("check")
    .description("Check every scenario without the system: names, gold, the reference at 100 %, doing nothing at 0.")
    .argument("[suites...]", "only these suites")
    .action(async (suites: string[]) => {
      requireSuites();
      const { checkSuites } = await import("../../../evals/run/check-suites.ts");
      process.exitCode = await checkSuites({ suites, concurrency: 2 });
    });
}

function requireSuites(): void {
  if (!existsSync(SUITES)) {
    throw new UsageError("The eval suites are not part of this installation. Run it in a checkout of the project.");
  }
}
