import type { Understanding } from "../acts.ts";
import type { VisitWindow } from "../when/visit-window.ts";

/** "In the morning, after 2 pm": the two things said of the time, as typed; null when they agree. */
export function readContradiction(window: VisitWindow | null): NonNullable<Understanding["contradiction"]> | null {
  const [first, second] = window?.conflict ?? [];
  return first && second ? { said: [first.words, second.words] } : null;
}
