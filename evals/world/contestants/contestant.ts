import type { TurnRecord } from "../../trial.ts";
import type { Question } from "../ask.ts";

/** Answers one message. */
export type Answer = (question: Question) => Promise<TurnRecord>;
