import { DEMO_CLINICS } from "../../../db/seed/demo.ts";
import type { EvalCase } from "../../scenario/schema.ts";
import type { TurnRecord } from "../../trial.ts";
import { createWorldClock } from "../clock.ts";
import type { Answer } from "./contestant.ts";

/** Where a contestant with no system behind it gets the little it knows of the clinic. */
function demoClinic({ clinic, file }: EvalCase) {
  const found = DEMO_CLINICS.find(({ slug }) => slug === clinic);
  if (found) return found;
  throw new Error(`${file}: there is no clinic "${clinic}". The demo has riverside and harborview.`);
}

/** A turn in which nothing was done but to say something. */
export const saying = (text: string, { move, at }: Pick<TurnRecord, "move" | "at">): TurnRecord => ({
  move,
  at,
  text,
  cards: [],
  suggestions: [],
  pendingBefore: null,
  state: { held: null, pending: null, suggestions: [] },
  failed: null,
  nodes: [],
  tools: [],
  writes: [],
  ms: 0,
});

/** Says one thing to everything. Needs no database: it changes nothing. */
function fixedAnswer(evalCase: EvalCase, text: string): Answer {
  const at = createWorldClock(evalCase.now, demoClinic(evalCase).timeZone).now().toISOString();
  return async ({ move }) => saying(text, { move, at });
}

export const doNothing = (evalCase: EvalCase): Answer => fixedAnswer(evalCase, "Thank you for your message.");

export const alwaysRefuse = (evalCase: EvalCase): Answer =>
  fixedAnswer(evalCase, `I'm sorry, I can't help you with that. Please call us on ${demoClinic(evalCase).phone}.`);
