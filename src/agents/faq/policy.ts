import type { Task } from "../../graph/tasks.ts";
import type { KnowledgeAnswer } from "../../tools/answer-question.ts";
import type { Policy } from "../agent.ts";
import { answered } from "../results.ts";

/** Answers from the clinic's documents with the source, or says that they do not tell and offers a person. */
export const faqPolicy: Policy<Extract<Task, { agent: "faq" }>> = ({ task, frame, results }) => {
  const found = answered<KnowledgeAnswer>(results, "answer_question");
  if (found.kind === "none")
    return { call: { name: "answer_question", args: { question: task.question.slice(0, 1000) } } };
  if (task.quiet && (found.kind !== "ok" || found.value.kind === "unknown")) return { done: {} };
  if (found.kind !== "ok") return { done: { facts: [{ kind: "unavailable", part: "knowledge" }] } };
  if (found.value.kind === "unknown") {
    // With a proposal or a held time on the table, a second yes/no question would make the next "yes" mean two things.
    const offer = frame.pending === null && frame.held === null && frame.offered.length === 0;
    return { done: { facts: [{ kind: "unknown_answer", offer }], footing: { yesNo: offer ? "handoff" : null } } };
  }
  const { text, sources } = found.value;
  return {
    done: {
      facts: [{ kind: "answer", text, sources: sources.map(({ title, effectiveFrom }) => ({ title, effectiveFrom })) }],
    },
  };
};
