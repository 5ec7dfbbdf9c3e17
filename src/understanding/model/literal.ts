import { normaliseText } from "../normalise.ts";
import type { ModelProposal, ModelWish, ProposedWords } from "./schema.ts";

export type CopiedWords = Record<ProposedWords, string[]>;

/** A wish as the model named it; `span` is where its words stand in the message, null when they are not in it. */
export interface NamedWish {
  wish: ModelWish;
  span: { start: number; end: number } | null;
}

/** What of an answer stands in the message letter for letter, case aside; `dropped` counts what was made up. */
export interface Literal {
  words: CopiedWords;
  wishes: NamedWish[];
  dropped: number;
}

/** `message` is normalised already. */
export function onlyLiteral({ acts: _, wishes, ...lists }: ModelProposal, message: string): Literal {
  const haystack = lowered(message);
  const words = {} as CopiedWords;
  let dropped = 0;
  for (const field of Object.keys(lists) as ProposedWords[]) {
    const said = lists[field].map((copied) => normaliseText(copied)).filter((copied) => copied !== "");
    words[field] = said.filter((copied) => haystack.includes(lowered(copied)));
    dropped += said.length - words[field].length;
  }
  const named = wishes.map(({ words: copied, wish }): NamedWish => {
    const said = lowered(normaliseText(copied));
    const start = said === "" ? -1 : haystack.indexOf(said);
    if (said !== "" && start < 0) dropped += 1;
    return { wish, span: start < 0 ? null : { start, end: start + said.length } };
  });
  return { words, wishes: named, dropped };
}

/** Lower case, every offset kept: a few capitals become two letters. */
const lowered = (text: string): string =>
  Array.from(text, (letter) => (letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter)).join(
    "",
  );
