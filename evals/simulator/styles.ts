import type { Random } from "../../db/seed/random.ts";
import type { Style } from "../trial.ts";
import { asNonNative } from "./styles/non-native.ts";
import { chattily, hesitantly } from "./styles/small-talk.ts";
import { tersely } from "./styles/terse.ts";
import { withTypos } from "./styles/typos.ts";

/** `wish`: a sentence of their own. `reply`: an answer to a question. `bare`: left alone, such as a code. */
export type Tone = "wish" | "reply" | "bare";

interface Surface {
  sentence: string;
  style: Style;
  tone: Tone;
  random: Random;
  /** Words that stay as they are, to the letter and in their order. */
  isProtected(word: string): boolean;
}

/**
 * The sentence as somebody of that style would type it; it means the same. `all_at_once` changes no words: it is how
 * much is said in one message, which the simulated person decides.
 */
export function inStyle({ sentence, style, tone, random, isProtected }: Surface): string {
  if (tone === "bare" || sentence.trim() === "") return sentence;
  switch (style) {
    case "plain":
    case "all_at_once":
      return sentence;
    case "terse":
      return tersely(sentence);
    case "chatty":
      return chattily(sentence, random, tone);
    case "typos":
      return withTypos(sentence, random, isProtected);
    case "hedging":
      return hesitantly(sentence, random, tone, isProtected);
    case "non_native":
      return asNonNative(sentence, random);
  }
}
