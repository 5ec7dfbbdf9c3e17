import { tool } from "@langchain/core/tools";
import { z } from "zod";
import { RunContext } from "../graph/context.ts";
import { type Report, runTool } from "./run-tool.ts";
import type { Runtime } from "./scheduling-context.ts";

const AnswerQuestion = z.strictObject({
  question: z.string().max(1000).describe("The patient's question about the clinic, in the patient's words."),
});

export type KnowledgeAnswer =
  | { kind: "answer"; text: string; sources: { title: string; effectiveFrom: string }[]; tier: "rules" | "model" }
  | { kind: "unknown" };

/** The clinic's knowledge, asked in words: an answer whose every sentence stands in a document, or unknown. */
export type AnswerFromKnowledge = (request: {
  clinicId: string;
  question: string;
  /** The kind of visit being talked about, by name: "what should I bring?" means that one. */
  about?: string;
  signal?: AbortSignal;
}) => Promise<KnowledgeAnswer>;

/** Answers from the clinic's documents, with the source, or says that they do not tell. */
export const createAnswerQuestion = ({ answer, report }: { answer: AnswerFromKnowledge; report: Report }) =>
  tool(
    ({ question }: z.infer<typeof AnswerQuestion>, runtime: Runtime) =>
      runTool(report, () => {
        const { clinicId } = RunContext.parse(runtime.context);
        const { held, offered } = runtime.state.frame;
        const about = held?.slot.visitTypeName ?? offered[0]?.visitTypeName;
        return answer({ clinicId, question, ...(about && { about }), signal: runtime.signal });
      }),
    { name: "answer_question", description: "Answers a question from the clinic's documents.", schema: AnswerQuestion },
  );
