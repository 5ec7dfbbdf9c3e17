import { existsSync, readdirSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { findNameProblems } from "./names.ts";
import { type Problem, ScenarioError } from "./problem.ts";
import { readYamlFile } from "./read-file.ts";
import { type EvalCase, Rerun, Scenario, SuiteFile } from "./schema.ts";

const SUITES = fileURLToPath(new URL("../suites/", import.meta.url));
/** Its files name scenarios of the other suites, and what breaks. */
const FAULTS = "faults";

interface LoadOptions {
  /** The folder of suites. */
  root?: string;
  /** Only these suites; absent or empty: all. */
  suites?: readonly string[];
  /** Only cases whose id or title has one of these, without regard to case; absent or empty: all. */
  filter?: readonly string[];
}

interface Suite {
  name: string;
  version: number;
  files: string[];
}

/** Every scenario there is, by id. Throws `ScenarioError` with all that is wrong, before anything is run. */
export function loadSuites({ root = SUITES, suites = [], filter = [] }: LoadOptions = {}): EvalCase[] {
  const problems: Problem[] = [];
  const shown = (file: string) => relative(process.cwd(), file);
  const folders = findSuites(root, shown, problems);
  const unknown = suites.filter((name) => !folders.some((suite) => suite.name === name));
  if (unknown.length > 0) {
    const known = folders.map(({ name }) => name).join(", ");
    throw new ScenarioError([
      { file: shown(root), line: 1, message: `there is no suite "${unknown[0]}"; known: ${known}` },
    ]);
  }
  const cases = folders
    .filter(({ name }) => name !== FAULTS)
    .flatMap((suite) => suite.files.flatMap((file) => readCase(suite, file, shown(file), problems)));
  const faults = folders.find(({ name }) => name === FAULTS);
  const reruns = (faults?.files ?? []).flatMap((file) =>
    readReruns(faults as Suite, file, shown(file), cases, problems),
  );
  if (problems.length > 0) throw new ScenarioError(problems);
  const wanted = filter.map((words) => words.toLowerCase());
  const isWanted = (text: string) => wanted.length === 0 || wanted.some((words) => text.includes(words));
  return [...cases, ...reruns]
    .filter(({ suite }) => suites.length === 0 || suites.includes(suite))
    .filter(({ id, title }) => isWanted(`${id} ${title}`.toLowerCase()))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function findSuites(root: string, shown: (file: string) => string, problems: Problem[]): Suite[] {
  const names = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return names.flatMap(({ name }) => {
    const folder = join(root, name);
    const about = join(folder, "suite.yaml");
    if (!existsSync(about)) {
      problems.push({
        file: shown(folder),
        line: 1,
        message: "a suite needs a suite.yaml with its version and what it describes",
      });
      return [];
    }
    const read = readYamlFile(about, shown(about), SuiteFile);
    if (Array.isArray(read)) {
      problems.push(...read);
      return [];
    }
    const files = readdirSync(folder).filter((file) => file.endsWith(".yaml") && file !== "suite.yaml");
    return [{ name, version: read.value.version, files: files.toSorted().map((file) => join(folder, file)) }];
  });
}

function readCase(suite: Suite, file: string, shown: string, problems: Problem[]): EvalCase[] {
  const read = readYamlFile(file, shown, Scenario);
  if (Array.isArray(read)) {
    problems.push(...read);
    return [];
  }
  const { value, lineOf } = read;
  problems.push(...findNameProblems(value).map(({ path, message }) => ({ file: shown, line: lineOf(path), message })));
  return [
    {
      ...value,
      id: `${suite.name}/${basename(file, ".yaml")}`,
      suite: suite.name,
      suiteVersion: suite.version,
      file,
      expects: "same",
    },
  ];
}

function readReruns(
  suite: Suite,
  file: string,
  shown: string,
  cases: readonly EvalCase[],
  problems: Problem[],
): EvalCase[] {
  const read = readYamlFile(file, shown, Rerun);
  if (Array.isArray(read)) {
    problems.push(...read);
    return [];
  }
  const { title, policy, hardCases, reruns, disruptions, expects } = read.value;
  return reruns.flatMap((wanted, index) => {
    const found = cases.filter(
      ({ id }) => id === wanted || (wanted.endsWith("/*") && id.startsWith(wanted.slice(0, -1))),
    );
    if (found.length === 0) {
      problems.push({ file: shown, line: read.lineOf(["reruns", index]), message: `there is no scenario "${wanted}"` });
    }
    return found.map((base) => ({
      ...base,
      id: `${suite.name}/${basename(file, ".yaml")}:${base.id}`,
      title: `${title}: ${base.title}`,
      policy,
      hardCases,
      disruptions,
      expects,
      suite: suite.name,
      suiteVersion: suite.version,
      file,
    }));
  });
}
