import type { StructuredToolInterface } from "@langchain/core/tools";
import { type BaseCheckpointSaver, END, START, StateGraph } from "@langchain/langgraph";
import { createAgent } from "../agents/agent.ts";
import { availabilityPolicy } from "../agents/availability/policy.ts";
import { bookingPolicy } from "../agents/booking/policy.ts";
import { faqPolicy } from "../agents/faq/policy.ts";
import { handoffPolicy } from "../agents/handoff/policy.ts";
import { identityPolicy } from "../agents/identity/policy.ts";
import { waitlistPolicy } from "../agents/waitlist/policy.ts";
import type { ClinicDirectory } from "../scheduling/model.ts";
import { RunContext } from "./context.ts";
import { createComposeReply } from "./nodes/compose-reply.ts";
import { screenMessage } from "./nodes/screen-message.ts";
import { createSupervise } from "./nodes/supervise.ts";
import { createUnderstandMessage, type Understand } from "./nodes/understand-message.ts";
import { ConversationState } from "./state.ts";
import type { AgentName } from "./tasks.ts";

export interface ConversationParts {
  understand: Understand;
  /** The clinic's own words and people; the same for every conversation. */
  directory: (clinicId: string) => Promise<ClinicDirectory>;
  tools: Record<AgentName, StructuredToolInterface[]>;
  checkpointer?: BaseCheckpointSaver;
}

/** The conversation as a graph. Wiring only: docs/architecture.md shows it, generated from what this compiles to. */
export function createConversationGraph({ understand, directory, tools, checkpointer }: ConversationParts) {
  return new StateGraph(ConversationState, RunContext)
    .addNode("screen", screenMessage)
    .addNode("understand", createUnderstandMessage({ understand, directory }))
    .addNode("supervisor", createSupervise({ directory }))
    .addNode(
      "availability",
      createAgent({ name: "availability", policy: availabilityPolicy, tools: tools.availability, directory }),
    )
    .addNode("booking", createAgent({ name: "booking", policy: bookingPolicy, tools: tools.booking, directory }))
    .addNode("identity", createAgent({ name: "identity", policy: identityPolicy, tools: tools.identity, directory }))
    .addNode("waitlist", createAgent({ name: "waitlist", policy: waitlistPolicy, tools: tools.waitlist, directory }))
    .addNode("faq", createAgent({ name: "faq", policy: faqPolicy, tools: tools.faq, directory }))
    .addNode("handoff", createAgent({ name: "handoff", policy: handoffPolicy, tools: tools.handoff, directory }))
    .addNode("reply", createComposeReply({ directory }))
    .addEdge(START, "screen")
    .addConditionalEdges(
      "screen",
      ({ turn }) => (turn.planned || turn.input.kind === "select_slot" ? "supervisor" : "understand"),
      ["supervisor", "understand"],
    )
    .addEdge("understand", "supervisor")
    .addConditionalEdges("supervisor", (state) => state.turn.tasks[0]?.agent ?? "reply", [
      "availability",
      "booking",
      "identity",
      "waitlist",
      "faq",
      "handoff",
      "reply",
    ])
    .addEdge("availability", "supervisor")
    .addEdge("booking", "supervisor")
    .addEdge("identity", "supervisor")
    .addEdge("waitlist", "supervisor")
    .addEdge("faq", "supervisor")
    .addEdge("handoff", "supervisor")
    .addEdge("reply", END)
    .compile({ checkpointer, name: "agentcare" });
}

export type ConversationGraph = ReturnType<typeof createConversationGraph>;
