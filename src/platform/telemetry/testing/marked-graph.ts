import { AIMessage, HumanMessage } from "@langchain/core/messages";
import { tool } from "@langchain/core/tools";
import { END, MemorySaver, MessagesAnnotation, START, StateGraph } from "@langchain/langgraph";
import { ToolNode } from "@langchain/langgraph/prebuilt";
import { z } from "zod";

/** Where a marker is planted, so that a test can say which of them got out. */
export const PLACES = [
  "message",
  "argument",
  "result",
  "error",
  "metadata",
  "tag",
  "thread",
  "run-name",
  "state",
] as const;
export const markersOf = (seed: string) => PLACES.map((place) => `${seed}-${place}-marker`);

/** Runs a graph that says, does and fails with marked words in every place that a tracer looks at. */
export async function* runMarkedGraph(seed: string): AsyncGenerator<{ type: string; step: string }> {
  const mark = (place: (typeof PLACES)[number]) => `${seed}-${place}-marker`;
  const lookUp = tool(() => mark("result"), {
    name: "look_up",
    description: "Looks up.",
    schema: z.object({ name: z.string() }),
  });
  const graph = new StateGraph(MessagesAnnotation)
    .addNode("decide", () => ({
      messages: [
        new AIMessage({
          content: mark("state"),
          tool_calls: [{ id: "1", name: "look_up", args: { name: mark("argument") } }],
        }),
      ],
    }))
    .addNode("tools", new ToolNode([lookUp]))
    .addNode("fail", () => {
      throw new Error(mark("error"));
    })
    .addEdge(START, "decide")
    .addEdge("decide", "tools")
    .addEdge("tools", "fail")
    .addEdge("fail", END)
    .compile({ checkpointer: new MemorySaver() });
  const stream = await graph.stream(
    { messages: [new HumanMessage(mark("message"))] },
    {
      configurable: { thread_id: mark("thread") },
      metadata: { note: mark("metadata") },
      tags: [mark("tag")],
      runName: mark("run-name"),
      streamMode: "tasks",
    },
  );
  for await (const chunk of stream) {
    yield { type: "input" in chunk ? "step_started" : "step_finished", step: chunk.name };
  }
}
