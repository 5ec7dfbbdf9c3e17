import { unusedConversation } from "../../src/graph/unused-conversation.ts";
import { REFUSAL_CODES } from "../../src/scheduling/refusal.ts";
import type { Reachable } from "../reports/coverage.ts";

/** All that a run could go through: the graph's nodes and edges, every agent's tools, the codes a tool may refuse with. */
export async function readReachable(): Promise<Reachable> {
  const { graph, tools } = unusedConversation();
  const drawn = await graph.getGraphAsync();
  const ends = new Set(["__start__", "__end__"]);
  return {
    nodes: Object.keys(drawn.nodes).filter((name) => !ends.has(name)),
    edges: drawn.edges.map(({ source, target }) => [source, target] as const),
    tools: Object.values(tools)
      .flat()
      .map(({ name }) => name),
    refusals: REFUSAL_CODES,
  };
}
