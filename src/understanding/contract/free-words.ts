import { WORD_CLASSES } from "../rules/cues/word-classes.ts";
import { type Cue, createCueBook } from "../text/patterns.ts";
import { tokenise } from "../text/tokens.ts";
import { readWhen } from "../when/when.ts";
import type { ContractFrame } from "./dialogue.ts";
import type { UnderstandLine } from "./line.ts";

type Asked = "patient" | "time" | "date" | "practitioner" | "reason";

/** Questions of the clinic's side in free words. */
const ASKING: readonly Cue<Asked | "more">[] = [
  { name: "patient", weight: 1, lines: ["your|child|childs|children|daughter|son|kid|patient|his|her 's? ~1 name"] },
  {
    name: "time",
    weight: 1,
    lines: ["what|which ~2 time ~3 you|your|like|work|specifically|prefer|good", "when ~4 you|your|appointment|come"],
  },
  {
    name: "date",
    weight: 1,
    lines: ["what|which ~1 day|date ~3 you|your|like|work|prefer|good", "when ~4 appointment"],
  },
  { name: "practitioner", weight: 1, lines: ["what|which @clinician", "who is|would ~2 @clinician|see"] },
  {
    name: "reason",
    weight: 1,
    lines: ["symptoms|symptom|complaint", "reason for ~3 visit|appointment", "what ~3 wrong|matter|problem|bothering"],
  },
  { name: "more", weight: 1, lines: ["anything|something else ~4 i|we|help|need", "help ~3 anything|something else"] },
];
const book = createCueBook(ASKING, WORD_CLASSES);

/** Whether the clinic's side said only free words, of which no act is known. */
export const isFree = (system: UnderstandLine["system"]): boolean =>
  system?.acts.every(({ act }) => act === "other") === true;

/** What free words of the clinic's side ask for, the time they offer, and what they say is done: "He has 7 pm. Shall I book it?" */
export function readFreeWords(
  say: string,
  clock: { now: string; timeZone: string },
): { asked: Asked[]; more: boolean; booked: boolean; proposed: ContractFrame } {
  const { words, questions } = tokenise(say);
  const booked = /\b(?:have|has|is|are|been|got) booked\b/i.test(say);
  if (!questions.some(Boolean)) return { asked: [], more: false, booked, proposed: {} };
  const found = new Set(
    book
      .find(words)
      .matches.filter(({ from }) => questions[words[from]?.sentence ?? 0])
      .map(({ name }) => name),
  );
  const asked = [...found].flatMap((name) => (name === "more" ? [] : [name]));
  const time = readWhen({ ...clock, text: say, expect: "visit" }).find((value) => value.time)?.time;
  return { asked, more: found.has("more"), booked, proposed: time && asked.length === 0 ? { time } : {} };
}
