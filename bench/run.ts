import { writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { benchBookings } from "./bookings.ts";
import { benchConcurrency } from "./concurrency.ts";
import { type Bench, openBench } from "./environment.ts";
import { benchFindSlots } from "./find-slots.ts";
import { benchModelCalls } from "./model-calls.ts";
import { asMarkdown, asTable, type Section } from "./report.ts";
import { benchTurn } from "./turn.ts";
import { benchUnderstand } from "./understand.ts";

const BENCHMARKS: Record<string, (bench: Bench) => Promise<Section>> = {
  turn: benchTurn,
  concurrency: benchConcurrency,
  "find-slots": benchFindSlots,
  bookings: benchBookings,
  understand: benchUnderstand,
  "model-calls": benchModelCalls,
};

const USAGE = `node bench/run.ts [--only name[,name]] [--quick] [--write]

Measures AgentCare beside its peers and limits, in one run, on a PostgreSQL of its own with production's durability.
  --only   ${Object.keys(BENCHMARKS).join(", ")}
  --quick  fewer rounds and a smaller large clinic: to see that it runs, not to quote
  --write  also writes docs/benchmarks.md; refused with --only and --quick`;

const progress = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

async function main(): Promise<number> {
  const { only, quick, write, help } = readArguments();
  if (help) {
    console.log(USAGE);
    return 0;
  }
  const sections: Section[] = [];
  const bench = await openBench({ quick, progress });
  try {
    for (const [name, run] of Object.entries(BENCHMARKS)) {
      if (only && !only.includes(name)) continue;
      const section = await run(bench);
      sections.push(section);
      console.log(asTable(section));
    }
  } finally {
    await bench.close();
  }
  const missed = sections.flatMap(({ findings }) => findings).filter(({ target }) => target && !target.held);
  console.log(
    missed.length === 0 ? "Every target was held." : `Not held: ${missed.map(({ what }) => what).join("; ")}.`,
  );
  if (write) {
    const file = new URL("../docs/benchmarks.md", import.meta.url);
    await writeFile(file, asMarkdown(sections, about()));
  }
  return 0;
}

function readArguments() {
  const { values } = parseArgs({
    options: {
      only: { type: "string" },
      quick: { type: "boolean", default: false },
      write: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  const only = values.only?.split(",");
  const unknown = only?.filter((name) => !Object.hasOwn(BENCHMARKS, name)) ?? [];
  if (unknown.length > 0) {
    throw new TypeError(
      `--only names no benchmark "${unknown.join(", ")}". Known: ${Object.keys(BENCHMARKS).join(", ")}.`,
    );
  }
  if (values.write && (only || values.quick)) {
    throw new TypeError("--write records a whole run: leave out --only and --quick.");
  }
  return { ...values, only };
}

const about = (): string[] => {
  const day = new Date().toISOString().slice(0, 10);
  return [
    "Written by `npm run bench -- --write`; ratios are of one run on one machine and are what to compare.",
    `Run of ${day} on ${cpus().length} cores (${cpus()[0]?.model.trim()}), Node ${process.versions.node}, PostgreSQL 18 ` +
      "from npm with fsync and synchronous commits on, on the same machine. No model, no Chroma, no Redis.",
  ];
};

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof TypeError)) throw error;
  progress(`${error.message}\n\n${USAGE}`);
  process.exitCode = 2;
}
