import type { DeskTopic } from "../acts.ts";
import { type Cue, type CueMatch, createCueBook } from "../text/patterns.ts";
import type { Token } from "../text/tokens.ts";
import { DESK_CUES } from "./cues/desk-cues.ts";
import { LOOK_ALIKES, type LookAlikeName } from "./cues/look-alike-cues.ts";
import { MESSAGE_CUES, type MessageCueName } from "./cues/message-cues.ts";
import { TASK_CUES, type TaskCueName } from "./cues/task-cues.ts";
import { VISIT_CUES, type VisitCueName } from "./cues/visit-cues.ts";
import { WAITLIST_CUES, type WaitlistCueName } from "./cues/waitlist-cues.ts";
import { WISH_WORDS } from "./cues/word-lists.ts";

/** What the cues know by themselves; the acts know the tasks in other words too. */
export type CuedWish = TaskCueName | VisitCueName | WaitlistCueName | MessageCueName | DeskTopic;
export type WishCueName = CuedWish | LookAlikeName;
export type WishMatch = CueMatch<WishCueName>;

/** Cues are read from the first words only, so that the work stays bounded. */
const CUE_WORDS = 400;

const book = createCueBook<WishCueName>(
  [...TASK_CUES, ...VISIT_CUES, ...WAITLIST_CUES, ...MESSAGE_CUES, ...DESK_CUES, ...LOOK_ALIKES].map(withEnds),
  WISH_WORDS,
);

/** Every wish cue found, in order of its first word. */
export const findWishCues = (words: readonly Token[]): WishMatch[] => book.find(words.slice(0, CUE_WORDS)).matches;

/** `word|$` in a wish cue: that word, or the end of the sentence. */
function withEnds<Name extends WishCueName>(cue: Cue<Name>): Cue<Name> {
  const lines = cue.lines.flatMap((line) => {
    const at = line.search(/\S+\|\$(?=\s|$)/u);
    if (at < 0) return [line];
    const [element = ""] = line.slice(at).split(" ");
    return [line.replace(element, element.slice(0, -2)), `${line.slice(0, at)}$`];
  });
  return { ...cue, lines };
}
