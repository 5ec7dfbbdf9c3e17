import { createCueBook } from "../text/patterns.ts";
import { plainWords } from "./plain-words.ts";

const LINES = [
  "not an emergency",
  "no emergency",
  "isn't an emergency",
  "is not an emergency",
  "wasn't an emergency",
  "not urgent",
  "false alarm",
  "i am fine",
  "i'm fine",
  "i'm ok",
  "i'm okay",
  "i am ok",
  "i am okay",
  "nothing serious",
  "it is nothing",
  "just a figure of speech",
  "didn't mean it like that",
  "no es una emergencia",
  "no es emergencia",
  "estoy bien",
  "no es grave",
] as const;

const book = createCueBook<"false_alarm">([{ name: "false_alarm", weight: 1, lines: LINES }]);

/**
 * "It's not an emergency", said after the fixed text. It only counts where that text was just said, and never in a
 * message that the screen stops itself. Pure.
 */
export const isFalseAlarm = (message: string): boolean => book.find(plainWords(message)).matches.length > 0;
