import { CONTROL_LINES } from "./control-words.ts";
import { normaliseText } from "./normalise.ts";
import type { RedFlagHit } from "./red-flags/classes.ts";
import { findRedFlag } from "./red-flags/find-red-flag.ts";
import { createPhraseBook } from "./text/patterns.ts";
import { tokenise } from "./text/tokens.ts";

export type ControlWord = keyof typeof CONTROL_LINES;

/** `soft` is there when a red flag was only asked about: its fixed text is said, and the rest of the message counts. */
export type ScreenResult =
  | ({ kind: "emergency" } & RedFlagHit)
  | { kind: "control"; control: ControlWord; soft?: RedFlagHit }
  | { kind: "pass"; soft?: RedFlagHit }
  | { kind: "too_long"; limit: number };

/** Longest message that is answered, in characters. */
export const MESSAGE_LIMIT = 10_000;

const controlBook = createPhraseBook<ControlWord>(CONTROL_LINES);

/** What must be answered before anything else, from the words alone: red flags first, then control words. Pure. */
export function screen(message: string): ScreenResult {
  const flag = findRedFlag(message);
  if (flag && !flag.soft) return { kind: "emergency", ...flag };
  if (message.length > MESSAGE_LIMIT) return { kind: "too_long", limit: MESSAGE_LIMIT };
  const soft = flag ? { soft: flag } : {};
  const control = controlBook.find(tokenise(normaliseText(message)).words).matches[0];
  return control ? { kind: "control", control: control.name, ...soft } : { kind: "pass", ...soft };
}
