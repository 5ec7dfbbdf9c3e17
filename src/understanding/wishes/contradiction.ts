import type { Understanding } from "../acts.ts";
import type { VisitWindow } from "../when/visit-window.ts";

/** "In the morning, after 2 pm": the two things said of the time, as typed; null when they agree. */
export function readContradiction(text: string, window: VisitWindow | null): Understanding["contradiction"] | null {
  if (!window?.conflict) return null;
  const said = window.spans.map(({ start, end }) => text.slice(start, end).trim()).filter((part) => CLOCK.test(part));
  const [first, second] = said;
  return first && second ? { said: [first, second] } : null;
}

const CLOCK = /\d|morning|noon|afternoon|evening|night|midday|lunch|early|late|day/iu;
