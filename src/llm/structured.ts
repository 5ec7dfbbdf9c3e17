import { AIMessage, HumanMessage, SystemMessage } from "@langchain/core/messages";
import { z } from "zod";
import type { Question } from "./attempt.ts";
import { LlmFailure } from "./failure.ts";

const maxEchoChars = 4_000;
const maxProblems = 10;

/**
 * Asks for JSON of a schema, and once more, with what was wrong, when the answer does not fit. The schema has the
 * last word: Ollama's own enforcement has holes. Throws what `ask` throws, and LlmFailure `unusable` (`schema`).
 */
export async function askStructured<T>(options: {
  system: string;
  user: string;
  name: string;
  schema: z.ZodType<T>;
  ask: (question: Question) => Promise<string>;
  onRepair: () => void;
}): Promise<T> {
  const { schema, ask } = options;
  const format = answerFormat(schema, options.name);
  const messages = [new SystemMessage(options.system), new HumanMessage(options.user)];
  const answer = await ask({ messages, format });
  const first = await readAnswer(answer, schema);
  if (first.ok) return first.value;
  options.onRepair();
  const repair = [
    ...messages,
    new AIMessage(answer.slice(0, maxEchoChars)),
    new HumanMessage(
      `That answer cannot be used:\n${first.problems.join("\n")}\nAnswer again with one JSON object that fits the schema, and nothing else.`,
    ),
  ];
  const second = await readAnswer(await ask({ messages: repair, format }), schema);
  if (second.ok) return second.value;
  throw new LlmFailure("unusable", "schema");
}

/**
 * The JSON schema sent to Ollama: what the zod schema takes in, so that defaults stay optional. Lengths, patterns and
 * formats are left to zod: Ollama turns the schema into a grammar, which refuses or crawls on many of them.
 */
export function answerFormat(schema: z.ZodType, title: string): Record<string, unknown> {
  const { $schema: _, ...format } = z.toJSONSchema(schema, {
    io: "input",
    unrepresentable: "any",
    override: ({ jsonSchema }) => {
      for (const key of ["minLength", "maxLength", "pattern", "format"] as const) delete jsonSchema[key];
    },
  });
  return { title, ...format };
}

export type ReadAnswer<T> = { ok: true; value: T } | { ok: false; problems: string[] };

/** Reads a model's answer as JSON of the schema; never throws, whatever the text. `problems` are for the model only. */
export async function readAnswer<T>(text: string, schema: z.ZodType<T>): Promise<ReadAnswer<T>> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(withoutFence(text), safeValue);
  } catch {
    return { ok: false, problems: ["- It is not JSON."] };
  }
  try {
    const checked = await schema.safeParseAsync(parsed);
    if (checked.success) return { ok: true, value: checked.data };
    const issues = checked.error.issues.slice(0, maxProblems);
    return {
      ok: false,
      problems: issues.map(({ path, message }) => `- ${z.core.toDotPath(path) || "(all)"}: ${message}`),
    };
  } catch {
    // Nesting deep enough to exhaust the stack ends here.
    return { ok: false, problems: ["- It is nested too deeply."] };
  }
}

function withoutFence(text: string): string {
  const fenced = /^\s*```[a-z]*\s*\n([\s\S]*?)\n?\s*```\s*$/i.exec(text);
  return fenced?.[1] ?? text;
}

// `lc` makes LangGraph's serialiser rebuild a message object out of plain data; the others reach prototypes.
const forbiddenKeys = new Set(["lc", "__proto__", "constructor", "prototype"]);

function safeValue(key: string, value: unknown): unknown {
  if (forbiddenKeys.has(key)) throw new SyntaxError("Forbidden key.");
  return typeof value === "string" ? value.replaceAll("\u0000", "").toWellFormed() : value;
}
