/**
 * How often the rules tier is right at each confidence it states, over the sibling folder's dev sets: the table of
 * docs/understanding.md, and the steps for `rules/confidence.ts`. A message is right when its acts (or its coarse class,
 * or its refusal, as the set grades it) are. Prints and exits 0; says so loudly when the data is not there.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { createUnderstandSession } from "../src/understanding/command.ts";

interface Gold {
  id: string;
  acts?: string[];
  coarse?: string[];
  passIfAny?: string[];
  failIfAny?: string[];
}
interface Prediction {
  id: string;
  acts: { act: string }[];
  confidence: number;
}
interface Judged {
  confidence: number;
  right: boolean;
  /** The right answer is a refusal: most of the sets' texts, and few of a clinic's. */
  refusal: boolean;
}

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = join(root, "..", "shared", "data");

if (!existsSync(join(folder, "score.mjs"))) {
  console.warn("SKIPPED: ../shared/data is not beside the project, so there is nothing to judge.");
} else {
  const { coarseOf } = (await import(pathToFileURL(join(folder, "score.mjs")).href)) as {
    coarseOf: (acts: string[]) => string;
  };
  const judged = await judgeAll(coarseOf);
  const ours = judged.filter(({ refusal }) => !refusal);
  const decile = (value: number) => Math.min(9, Math.floor(value * 10)) / 10;
  console.log(`${judged.length} graded messages, ${ours.length} of them not to be refused`);
  console.log(`\nAll, by decile\n\n${table(judged, decile)}`);
  console.log(`\nNot to be refused, by decile\n\n${table(ours, decile)}`);
  console.log(`\nNot to be refused, by stated confidence\n\n${table(ours, (value) => value)}`);
}

async function judgeAll(coarseOf: (acts: string[]) => string): Promise<Judged[]> {
  const sets = readdirSync(join(folder, "understand")).filter((name) => /^[^.]+\.jsonl$/.test(name));
  const judged: Judged[] = [];
  for (const name of sets) {
    const gold = new Map(
      linesOf<Gold>(join(folder, "understand", name.replace(".jsonl", ".gold.jsonl"))).map((row) => [row.id, row]),
    );
    const answer = createUnderstandSession();
    for (const line of readFileSync(join(folder, "understand", name), "utf8").split("\n")) {
      if (line.trim() === "") continue;
      const prediction = JSON.parse(await answer(line)) as Prediction;
      const wanted = gold.get(prediction.id);
      const right = wanted && isRight(prediction, wanted, coarseOf);
      if (right === undefined) continue;
      judged.push({ confidence: prediction.confidence, right, refusal: isRefusal(wanted) });
    }
  }
  return judged;
}

function isRefusal(gold: Gold | undefined): boolean {
  const refusals = ["out-of-scope", "clinical-advice", "emergency", "handoff"];
  const wanted = gold?.coarse ?? gold?.passIfAny ?? gold?.acts ?? [];
  return gold?.failIfAny !== undefined || (wanted.length > 0 && wanted.every((act) => refusals.includes(act)));
}

/** Undefined: the set does not grade what the message does. */
function isRight({ acts }: Prediction, gold: Gold, coarseOf: (acts: string[]) => string): boolean | undefined {
  const names = acts.map(({ act }) => act);
  if (gold.coarse) return names.length > 0 && gold.coarse.includes(coarseOf(names));
  if (gold.acts) return names.length === gold.acts.length && gold.acts.every((act) => names.includes(act));
  if (!gold.passIfAny && !gold.failIfAny) return undefined;
  const fails = gold.failIfAny?.some((act) => names.includes(act)) ?? false;
  return !fails && (gold.passIfAny?.some((act) => names.includes(act)) ?? true);
}

function table(judged: readonly Judged[], groupOf: (confidence: number) => number): string {
  const groups = Map.groupBy(judged, ({ confidence }) => groupOf(confidence));
  const rows = [...groups]
    .sort(([a], [b]) => a - b)
    .map(([from, members]) => {
      const stated = members.reduce((sum, { confidence }) => sum + confidence, 0) / members.length;
      const right = members.filter((member) => member.right).length / members.length;
      return `| ${from.toFixed(2)} | ${members.length} | ${stated.toFixed(2)} | ${right.toFixed(2)} |`;
    });
  return ["| from | messages | stated | right |", "|---|---|---|---|", ...rows].join("\n");
}

function linesOf<Row>(path: string): Row[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as Row);
}
