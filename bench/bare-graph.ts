import { Annotation, END, START, StateGraph } from "@langchain/langgraph";
import { PostgresSaver } from "@langchain/langgraph-checkpoint-postgres";
import pg from "pg";

/**
 * A turn's shape: one entry a step of the graph, in order; the number is how many nodes ran inside it (an agent's
 * decisions and tools), 0 for a plain node.
 */
export type Shape = readonly number[];

const State = Annotation.Root({
  shape: Annotation<Shape>,
  at: Annotation<number>,
  inner: Annotation<number>,
});

/**
 * LangGraph alone: as many nodes and supersteps as `shape` says, none of which does anything, with the stock
 * PostgresSaver in a schema of its own, without row-level security, `durability: "sync"`.
 */
export async function createBareGraph({ url, max }: { url: string; max: number }) {
  const pool = new pg.Pool({ connectionString: url, max });
  const checkpointer = new PostgresSaver(pool, undefined, { schema: "bench_bare" });
  await checkpointer.setup();

  const next = ({ shape, at }: typeof State.State) => {
    const nodes = shape[at];
    return nodes === undefined ? END : nodes === 0 ? "step" : "agent";
  };
  const agent = new StateGraph(State)
    .addNode("work", ({ shape, at, inner }) =>
      inner + 1 < (shape[at] ?? 0) ? { inner: inner + 1 } : { inner: 0, at: at + 1 },
    )
    .addEdge(START, "work")
    .addConditionalEdges("work", ({ inner }) => (inner === 0 ? END : "work"), ["work", END])
    .compile({ checkpointer: false });
  const graph = new StateGraph(State)
    .addNode("step", ({ at }) => ({ at: at + 1 }))
    .addNode("agent", agent)
    .addConditionalEdges(START, next, ["step", "agent", END])
    .addConditionalEdges("step", next, ["step", "agent", END])
    .addConditionalEdges("agent", next, ["step", "agent", END])
    .compile({ checkpointer });

  return {
    async turn(threadId: string, shape: Shape): Promise<void> {
      const options = { configurable: { thread_id: threadId }, durability: "sync" as const, recursionLimit: 60 };
      const state = await graph.invoke({ shape, at: 0, inner: 0 }, options);
      if (state.at !== shape.length) throw new Error("The bare graph did not run every step.");
    },
    close: () => pool.end(),
  };
}
