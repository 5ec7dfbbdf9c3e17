import type { Signals } from "./signals.ts";

export interface Scope {
  kind: "clinic" | "other" | "clinical" | "attack";
  score: number;
  /** How far a task cue may be believed, from what the message speaks of. */
  trust: number;
}

/** Whose business a message is: the desk's, a clinician's, another trade's, or an attempt on the assistant itself. */
export function readScope(signals: Signals): Scope {
  const { clinic, other, events } = signals;
  const ours = clinic.people * 2 + clinic.treatments * 2 + clinic.visits;
  if (signals.strength("attack") > 0.5 && clinic.people + clinic.treatments === 0) return { kind: "attack", score: 0.9, trust: 0 };
  if (isClinical(signals)) return { kind: "clinical", score: 0.85, trust: 0 };
  const calendar = events > 0;
  const firm = other.firm - (calendar ? 1 : 0);
  if (firm > 0 && clinic.people + clinic.treatments === 0) return { kind: "other", score: 0.92, trust: 0 };
  if (other.words > 0 && ours === 0 && !calendar && !answersSomething(signals)) return { kind: "other", score: 0.85, trust: 0 };
  return { kind: "clinic", score: 0.9, trust: ours > 0 ? 1 : calendar ? 0.85 : 0.6 };
}

const answersSomething = (signals: Signals) =>
  (["affirm", "deny", "thank", "greet", "bye", "q-practice", "q-hours", "q-phone", "q-address", "q-price", "abort", "repeat"] as const).some(
    (name) => signals.strength(name) > 0.5,
  );

/** Asking for a judgement, or a story of illness with no wish for a visit in it. */
function isClinical(signals: Signals): boolean {
  const words = signals.tokens.words.length;
  const books = signals.strength("book") > 0.9 || signals.strength("find") > 0.8 || signals.strength("cancel") > 0.9 || signals.strength("reschedule") > 0.9;
  if (signals.strength("clinical-advice") > 0.5 && signals.medical >= 1 && !(books && signals.clinic.visits > 0)) return true;
  if (words > 18 && signals.medical >= 3 && !(books && signals.clinic.visits > 0 && words < 40)) return true;
  const asks = signals.strength("question") > 0.5 || signals.tokens.questions.some(Boolean);
  return asks && signals.medical >= 2 && !books && signals.strength("q-practice") < 0.5;
}
