import type { Submission } from "./types.ts";

/** A tap or an answer means something in its own conversation only. */
export const isWords = ({ action, answer }: Submission): boolean => !action && !answer;

export type Freshly = ReturnType<typeof createFreshly>;

/** Makes what the patient says a turn of its own; `newId` makes UUIDs. */
export const createFreshly =
  (newId: () => string) =>
  (text: string, meaning: Partial<Submission> = {}): Submission => ({
    runId: newId(),
    messageId: newId(),
    text,
    ...meaning,
  });
