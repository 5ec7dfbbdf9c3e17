import { createPhraseBook } from "../text/patterns.ts";
import { plainWords } from "./plain-words.ts";

const LINES = [
  "not an emergency",
  "no emergency",
  "not urgent",
  "false alarm",
  "i am fine|okay",
  "nothing serious",
  "it is nothing",
  "just a figure of speech",
  "did not mean it like that",
  "no es una emergencia",
  "no es emergencia",
  "estoy bien",
  "no es grave",
] as const;

const book = createPhraseBook({ false_alarm: LINES });

/**
 * "It's not an emergency", said after the fixed text. It only counts where that text was just said, and never in a
 * message that the screen stops itself. Pure.
 */
export const isFalseAlarm = (message: string): boolean => book.find(plainWords(message)).matches.length > 0;
