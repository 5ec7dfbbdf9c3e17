import type { GraphNode } from "@langchain/langgraph";
import { expectationOf, lexiconOf } from "../../agents/supervisor/expectation.ts";
import type { ClinicDirectory } from "../../scheduling/model.ts";
import { wallClockAt } from "../../scheduling/time-zone.ts";
import { nothingUnderstood, type Understanding, type UnderstandingContext } from "../../understanding/acts.ts";
import type { Understood } from "../../understanding/cascade.ts";
import { readCode } from "../../understanding/code.ts";
import { readIdentityForm } from "../../understanding/identity-form.ts";
import { RunContext } from "../context.ts";
import type { Fact } from "../facts.ts";
import type { ConversationState, Reading } from "../state.ts";

/** Words to acts, by whichever tier; the cascade of `understanding/`. */
export type Understand = (text: string, context: UnderstandingContext, signal?: AbortSignal) => Promise<Understood>;

/** Reads a typed message in the light of what was said before; a tap or a form says exactly one thing already. */
export const createUnderstandMessage =
  ({
    understand,
    directory,
  }: {
    understand: Understand;
    directory: (clinicId: string) => Promise<ClinicDirectory>;
  }): GraphNode<typeof ConversationState, RunContext> =>
  async (state, runtime) => {
    const { clinicId, now } = RunContext.parse(runtime.context);
    const { turn, frame, footing } = state;
    const clinic = await directory(clinicId);
    const { date, time } = wallClockAt(clinic.timeZone, Date.parse(now));
    const context: UnderstandingContext = {
      now: `${date}T${time}:00`,
      timeZone: clinic.timeZone,
      lexicon: lexiconOf(clinic),
      expectation: expectationOf(frame, footing),
    };
    const { input } = turn;
    switch (input.kind) {
      case "text":
        return { turn: { ...turn, ...(await read(understand, input.text, context, runtime.signal)) } };
      case "select_slot":
        throw new Error("A tap is not read.");
      case "submit_form": {
        if (input.purpose === "code") {
          const code = readCode(input.values.code);
          const facts: Fact[] = code === null ? [{ kind: "code_unread" }] : [];
          const understanding = nothingUnderstood({ acts: ["inform"], ...(code !== null && { code }) });
          return { turn: { ...turn, facts, understanding } };
        }
        const { identity, invalid } = readIdentityForm(input.values, context);
        const facts: Fact[] = invalid.map((field) => ({ kind: "invalid_identity", field }));
        return { turn: { ...turn, facts, understanding: nothingUnderstood({ acts: ["inform"], identity }) } };
      }
      case "answer":
        return { turn: { ...turn, understanding: nothingUnderstood({ acts: [input.approved ? "affirm" : "deny"] }) } };
    }
  };

/** The message as understood, with what that took. */
async function read(
  understand: Understand,
  text: string,
  context: UnderstandingContext,
  signal: AbortSignal | undefined,
): Promise<{ understanding: Understanding; reading: Reading }> {
  const begun = performance.now();
  const { modelCalls, ...understanding } = await understand(text, context, signal);
  const { tier, confidence } = understanding;
  const ms = Math.round((performance.now() - begun) * 100) / 100;
  return { understanding, reading: { tier, confidence, ms, modelCalls } };
}
