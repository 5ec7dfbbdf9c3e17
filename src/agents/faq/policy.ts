import type { Fact } from "../../graph/facts.ts";
import type { Task } from "../../graph/tasks.ts";
import type { Closure } from "../../scheduling/model.ts";
import type { KnowledgeAnswer } from "../../tools/answer-question.ts";
import type { Policy, ToolResult } from "../agent.ts";
import { answered } from "../results.ts";
import { openingDays } from "./opening-days.ts";

/**
 * Answers from the clinic's documents with the source, or says that they do not tell and offers a person. Whether the
 * clinic is open on a day that was named is the calendar's to say, the same that booking goes by.
 */
export const faqPolicy: Policy<Extract<Task, { agent: "faq" }>> = ({ task, frame, results, context, directory }) => {
  const question = task.question.slice(0, 1000);
  const days = openingDays(question, { now: context.now, timeZone: directory.timeZone });
  const calendar = answered<Closure[]>(results, "find_closures");
  if (days && calendar.kind === "none") {
    return { call: { name: "find_closures", args: { from: days.from, to: days.to } } };
  }
  const found = answered<KnowledgeAnswer>(results, "answer_question");
  const wording = (days?.wordings ?? [question])[asked(results)];
  const unknown = found.kind === "ok" && found.value.kind === "unknown";
  if (wording && (found.kind === "none" || unknown)) {
    return { call: { name: "answer_question", args: { question: wording.slice(0, 1000) } } };
  }
  const answer: Fact[] =
    found.kind === "ok" && found.value.kind === "answer"
      ? [
          {
            kind: "answer",
            text: found.value.text,
            sources: found.value.sources.map(({ title, effectiveFrom }) => ({ title, effectiveFrom })),
          },
        ]
      : [];
  // Without the calendar the usual hours might be told of a day that is closed.
  if (days && calendar.kind !== "ok" && !task.quiet)
    return { done: { facts: [{ kind: "unavailable", part: "calendar" }, ...answer] } };
  const closures = calendar.kind === "ok" ? calendar.value : [];
  const closed: Fact[] = closures.length > 0 ? [{ kind: "closed_on", closures, otherwise: answer.length > 0 }] : [];
  if (closed.length + answer.length > 0) return { done: { facts: [...closed, ...answer] } };
  if (task.quiet) return { done: {} };
  if (found.kind !== "ok") return { done: { facts: [{ kind: "unavailable", part: "knowledge" }] } };
  // With a proposal or a held time on the table, a second yes/no question would make the next "yes" mean two things.
  const offer = frame.pending === null && frame.held === null && frame.offered.length === 0;
  return { done: { facts: [{ kind: "unknown_answer", offer }], footing: { yesNo: offer ? "handoff" : null } } };
};

const asked = (results: readonly ToolResult[]): number =>
  results.filter(({ name }) => name === "answer_question").length;
