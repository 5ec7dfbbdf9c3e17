import type { GradedTrial, TurnRecord } from "../trial.ts";
import { counts } from "./summary.ts";

/** What there is to be reached. Edges as `[from, to]`; LangGraph's `__start__` and `__end__` may be their ends. */
export interface Reachable {
  nodes: readonly string[];
  edges: readonly (readonly [string, string])[];
  tools: readonly string[];
  refusals: readonly string[];
}

/** One thing that exists or was seen. `passing`, `failing`: runs that went through it at least once. */
export interface Reach {
  name: string;
  passing: number;
  failing: number;
  /** False: seen in a run, though the list of what exists does not have it. */
  listed: boolean;
}

export type CoverageKind = keyof Reachable;
export const COVERAGE_KINDS = ["nodes", "edges", "tools", "refusals"] as const satisfies readonly CoverageKind[];

/** By kind: what there is, in the order it was listed, then what was seen besides. */
export type Coverage = Record<CoverageKind, Reach[]>;

const START = "__start__";
const END = "__end__";

/** What runs went through. Those that ended `infrastructure` show nothing. */
export function coverageOf(graded: readonly GradedTrial[], exists: Reachable): Coverage {
  const runs = graded.filter(counts).map(({ record, grade }) => ({ seen: seenIn(record.turns), passed: grade.passed }));
  const reach = (kind: CoverageKind, listed: readonly string[]): Reach[] => {
    const found = [...new Set(runs.flatMap(({ seen }) => [...seen[kind]]))].sort();
    const isListed = new Set(listed);
    return [...isListed, ...found.filter((name) => !isListed.has(name))].map((name) => {
      const through = runs.filter(({ seen }) => seen[kind].has(name));
      const passing = through.filter(({ passed }) => passed).length;
      return { name, passing, failing: through.length - passing, listed: isListed.has(name) };
    });
  };
  return {
    nodes: reach("nodes", exists.nodes),
    edges: reach(
      "edges",
      exists.edges.map(([from, to]) => edgeName(from, to)),
    ),
    tools: reach("tools", exists.tools),
    refusals: reach("refusals", exists.refusals),
  };
}

/** Listed, and no run went through it. */
export const neverReached = (reaches: readonly Reach[]): string[] =>
  reaches.filter(({ listed, passing, failing }) => listed && passing + failing === 0).map(({ name }) => name);

/** Only runs that failed went through it: nothing shows that it works. */
export const onlyFailing = (reaches: readonly Reach[]): string[] =>
  reaches.filter(({ passing, failing }) => passing === 0 && failing > 0).map(({ name }) => name);

/** `14 of 16`, of what is listed. */
export const reachedOf = (reaches: readonly Reach[]): string => {
  const listed = reaches.filter((reach) => reach.listed).length;
  return `${listed - neverReached(reaches).length} of ${listed}`;
};

export const edgeName = (from: string, to: string): string => `${from} → ${to}`;

function seenIn(turns: readonly TurnRecord[]): Record<CoverageKind, Set<string>> {
  const tools = turns.flatMap((turn) => turn.tools);
  return {
    nodes: new Set(turns.flatMap(({ nodes }) => nodes)),
    edges: new Set(turns.flatMap(edgesOf)),
    tools: new Set(tools.map(({ name }) => name)),
    refusals: new Set(tools.flatMap(({ refusal }) => refusal ?? [])),
  };
}

/** From each node to the next. A turn that failed has not come to the end. */
function edgesOf({ nodes, failed }: TurnRecord): string[] {
  if (nodes.length === 0) return [];
  const path = [
    ...(nodes[0] === START ? [] : [START]),
    ...nodes,
    ...(failed !== null || nodes.at(-1) === END ? [] : [END]),
  ];
  return path.slice(1).map((node, at) => edgeName(path[at] ?? START, node));
}
