import { z } from "@hono/zod-openapi";
import { MAX_TEXT, TurnInput } from "../graph/input.ts";
import { invalid } from "./problem.ts";
import type { SubmitRun } from "./runs/runs.ts";

const Id = z.string().min(1).max(200);
const Message = z.looseObject({ id: Id, role: z.string().max(50), content: z.unknown().optional() });
const Resume = z.looseObject({
  interruptId: Id,
  status: z.enum(["resolved", "cancelled"]),
  payload: z.unknown().optional(),
});
const Action = z.looseObject({ type: z.string() });

/**
 * AG-UI 1.0 `RunAgentInput`, read leniently: what we do not use may have any form. Nulls stand for absent fields, as
 * some clients write them.
 */
export const RunAgentInput = z
  .looseObject({
    threadId: z.uuid(),
    runId: z.uuid(),
    messages: z.array(Message).max(5_000).nullish(),
    resume: z.array(Resume).max(20).nullish(),
    forwardedProps: z.looseObject({ agentcare: z.looseObject({ action: Action.nullish() }).nullish() }).nullish(),
  })
  .openapi("RunAgentInput", {
    description:
      "AG-UI 1.0. Only the last user message, or resume, or forwardedProps.agentcare.action counts; the history is the server's.",
  });
export type RunAgentInput = z.infer<typeof RunAgentInput>;

export interface NewInput extends SubmitRun {
  /** How many messages of other roles the client sent; they were not read. */
  ignored: number;
}

/** What is new in a request: the answer to a proposal, else a tap, else the last user message. Throws `Problem`. */
export function newInput({ runId, messages, resume, forwardedProps }: RunAgentInput): NewInput {
  const history = messages ?? [];
  const ignored = history.filter(({ role }) => role !== "user").length;
  const index = history.findLastIndex(({ role }) => role === "user");
  const message = history[index];
  const action = forwardedProps?.agentcare?.action;

  if (resume && resume.length > 0) return { runId, messageId: runId, input: readAnswer(resume), ignored };
  const read = ({ id, content }: z.infer<typeof Message>) => ({
    messageId: storable(id) || runId,
    text: readText(content, `/messages/${index}/content`),
  });
  if (action) {
    // A tap's own words come last; an older message further up belongs to an older turn.
    const { messageId, text } =
      message && index === history.length - 1 ? read(message) : { messageId: runId, text: "" };
    return { runId, messageId, input: readAction(action, text), ignored };
  }
  if (!message) {
    throw invalid("body", "/messages", "there is no user message, no resume and no forwardedProps.agentcare.action.");
  }
  const { messageId, text } = read(message);
  return { runId, messageId, input: { kind: "text", text }, ignored };
}

function readAnswer(resume: z.infer<typeof Resume>[]): TurnInput {
  const [answer, ...more] = resume;
  if (!answer || more.length > 0) throw invalid("body", "/resume", "answer one interrupt at a time.");
  const proposalId = storable(answer.interruptId);
  if (answer.status === "cancelled") return { kind: "answer", proposalId, approved: false };
  const payload = z.looseObject({ approved: z.boolean() }).safeParse(answer.payload);
  if (!payload.success) {
    throw invalid("body", "/resume/0/payload/approved", "a resolved interrupt needs approved: true or false.");
  }
  return { kind: "answer", proposalId, approved: payload.data.approved };
}

function readAction(action: z.infer<typeof Action>, text: string): TurnInput {
  const place = "/forwardedProps/agentcare/action";
  const { type, ...values } = action;
  if (type !== "select_slot" && type !== "submit_form") {
    throw invalid("body", `${place}/type`, "must be select_slot or submit_form.");
  }
  const parsed = TurnInput.safeParse({ ...mapStrings(values, storable), kind: type, text });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw invalid("body", [place, ...(issue?.path ?? [])].map(String).join("/"), `${issue?.message ?? "not valid"}.`);
}

/** A string, or AG-UI content parts of which the text is taken. */
function readText(content: unknown, place: string): string {
  const parts = z.array(z.looseObject({ type: z.string(), text: z.string().optional() })).safeParse(content);
  const texts = parts.success ? parts.data.filter(({ type }) => type === "text").map(({ text = "" }) => text) : [];
  const raw = typeof content === "string" ? content : texts.join("\n");
  if (typeof content !== "string" && texts.length === 0) {
    throw invalid("body", place, "must be text; other kinds of content are not taken.");
  }
  if (raw.length > MAX_TEXT) throw invalid("body", place, `must be at most ${MAX_TEXT} characters long.`);
  return storable(raw);
}

/** PostgreSQL stores neither NUL nor half of a surrogate pair; every other character is kept as it came. */
export const storable = (text: string): string => text.replaceAll("\u0000", "").toWellFormed();

/** The values of an action, one level of nesting deep; anything deeper is left to the schema to refuse. */
function mapStrings(values: Record<string, unknown>, change: (text: string) => string): Record<string, unknown> {
  const apply = (value: unknown, depth: number): unknown => {
    if (typeof value === "string") return change(value);
    if (depth === 0 || typeof value !== "object" || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, apply(inner, depth - 1)]));
  };
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, apply(value, 1)]));
}
