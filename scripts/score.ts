/**
 * Runs the project's own `when` and `understand` over the sibling folder's dev sets, in process, and prints the
 * scorer's table. `npm run score -- --json` and `--failures 20` are passed on; `--only when/sgd` picks sets. `--check`
 * compares with the floors of score-rows.ts and exits 1 below one; `--write` puts the table into docs/understanding.md.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { whenLine } from "../src/understanding/when/command.ts";
import { belowFloor, type Scores, scoreTable, withScores } from "./score-table.ts";

type AnswerLine = (line: string) => string | Promise<string>;

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const data = join(root, "..", "shared", "data");
const scorer = join(data, "score.mjs");
const [only, ...passedOn] = takeOnly(process.argv.slice(2));

if (!existsSync(scorer)) {
  console.warn("SKIPPED: ../shared/data is not beside the project, so there is nothing to score.");
} else {
  const predictions = mkdtempSync(join(tmpdir(), "agentcare-score-"));
  try {
    await answerAll("when", predictions, () => whenLine);
    const createSession = await loadUnderstanding();
    if (createSession) await answerAll("understand", predictions, createSession);
    else console.warn("SKIPPED: understand/* — src/understanding/command.ts does not exist yet.");
    const score = [scorer, "--preds", predictions, "--data", data];
    if (passedOn.includes("--check") || passedOn.includes("--write")) answerFor(score);
    else process.exitCode = spawnSync(process.execPath, [...score, ...passedOn], { stdio: "inherit" }).status ?? 1;
  } finally {
    rmSync(predictions, { recursive: true, force: true });
  }
}

/** Holds the scores against their floors, and on request writes them down. */
function answerFor(score: readonly string[]): void {
  const { stdout, status } = spawnSync(process.execPath, [...score, "--json"], { encoding: "utf8", maxBuffer: 1e8 });
  if (status !== 0) throw new Error("The scorer failed.");
  const scores = JSON.parse(stdout) as Scores;
  const table = scoreTable(scores);
  const page = join(root, "docs", "understanding.md");
  if (passedOn.includes("--write")) writeFileSync(page, withScores(readFileSync(page, "utf8"), table));
  console.log(table);
  const fell = belowFloor(scores);
  for (const line of fell) console.error(`Below its floor: ${line}`);
  process.exitCode = fell.length > 0 ? 1 : 0;
}

/** Answers every set of one kind; each set gets a session of its own, its lines in order. */
async function answerAll(kind: string, predictions: string, createSession: () => AnswerLine): Promise<void> {
  mkdirSync(join(predictions, kind), { recursive: true });
  for (const file of inputFiles(join(data, kind))) {
    const set = `${kind}/${basename(file, ".jsonl")}`;
    if (only && !set.startsWith(only)) continue;
    const answer = createSession();
    const lines = readFileSync(file, "utf8").split("\n");
    const answers: string[] = [];
    for (const [index, line] of lines.entries()) {
      if (line.trim() === "") continue;
      try {
        answers.push(await answer(line));
      } catch (cause) {
        throw new Error(`${set}, line ${index + 1}: ${cause instanceof Error ? cause.message : String(cause)}`, {
          cause,
        });
      }
    }
    writeFileSync(join(predictions, `${set}.jsonl`), `${answers.join("\n")}\n`);
  }
}

function inputFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".jsonl") && !name.endsWith(".gold.jsonl"))
    .sort()
    .map((name) => join(folder, name));
}

/** The understanding command is loaded late: `when` can be scored while it is absent. */
async function loadUnderstanding(): Promise<(() => AnswerLine) | null> {
  const path = join(root, "src", "understanding", "command.ts");
  if (!existsSync(path)) return null;
  const module: unknown = await import(pathToFileURL(path).href);
  if (typeof module === "object" && module !== null && "createUnderstandSession" in module) {
    const { createUnderstandSession } = module;
    // The type of a module loaded by path is not known; the contract of the file says what this returns.
    if (typeof createUnderstandSession === "function") return createUnderstandSession as () => AnswerLine;
  }
  throw new Error("src/understanding/command.ts must export createUnderstandSession().");
}

function takeOnly(args: readonly string[]): [string | undefined, ...string[]] {
  const at = args.indexOf("--only");
  return at < 0 ? [undefined, ...args] : [args[at + 1], ...args.filter((_, index) => index !== at && index !== at + 1)];
}
