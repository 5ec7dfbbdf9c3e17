import { describe, expect, it } from "vitest";
import * as conduct from "./conduct-phrases.ts";
import { CONTROL_LINES } from "./control-words.ts";
import { normaliseText } from "./normalise.ts";
import { RED_FLAGS } from "./red-flags/phrases.ts";
import { plainWords } from "./red-flags/plain-words.ts";
import * as quieting from "./red-flags/quieting.ts";
import { ADVICE_CUES } from "./rules/cues/advice-cues.ts";
import { CLINICAL_CUES } from "./rules/cues/clinical-cues.ts";
import { ERRAND_CUES } from "./rules/cues/errand-cues.ts";
import { FOREIGN_CUE } from "./rules/cues/other-domains.ts";
import { QUESTION_CUES } from "./rules/cues/question-cues.ts";
import { REPLY_CUES } from "./rules/cues/reply-cues.ts";
import { TASK_CUES } from "./rules/cues/task-cues.ts";
import type { Cue } from "./text/patterns.ts";
import { type Token, tokenise } from "./text/tokens.ts";
import { DESK_CUES } from "./wishes/cues/desk-cues.ts";
import { LOOK_ALIKES } from "./wishes/cues/look-alike-cues.ts";
import { MESSAGE_CUES } from "./wishes/cues/message-cues.ts";
import { TASK_CUES as TASK_WISHES } from "./wishes/cues/task-cues.ts";
import { VISIT_CUES } from "./wishes/cues/visit-cues.ts";
import { WAITLIST_CUES } from "./wishes/cues/waitlist-cues.ts";

const read = (text: string): readonly Token[] => tokenise(normaliseText(text)).words;
const linesOf = (cues: readonly Cue[]): string[] => cues.flatMap(({ lines }) => [...lines]);
const listsOf = (module: Readonly<Record<string, unknown>>): string[] =>
  Object.entries(module).flatMap(([name, lines]) => (name.endsWith("_LINES") ? (lines as string[]) : []));

/** What a line says that is no word: places, gaps, numbers, word lists, and the mark of an owner. */
const NO_WORD = /^(?:[#$^~@].*|'s)$/u;
const wordsOf = (line: string): string[] =>
  line.split(/\s+/).flatMap((element) => element.replace(/^!/u, "").replace(/\?$/u, "").split("|"));

/** Words that no message has once it is read: written out, mended or split, they are another one. */
const never = (lines: readonly string[], reader: (text: string) => readonly Token[]): string[] =>
  lines.flatMap((line) =>
    wordsOf(line)
      .filter((word) => word !== "" && !NO_WORD.test(word))
      .filter((word) => {
        const said = reader(word);
        return said.length !== 1 || said[0]?.word !== word;
      })
      .map((word) => `${word} in "${line}"`),
  );

describe("every word of a cue can be read in a message", () => {
  it.each([
    ["tasks", linesOf(TASK_CUES)],
    ["replies", linesOf(REPLY_CUES)],
    ["questions", linesOf(QUESTION_CUES)],
    ["advice", linesOf([...ADVICE_CUES, ...CLINICAL_CUES])],
    ["other trades", linesOf([FOREIGN_CUE, ...ERRAND_CUES])],
    ["wishes", linesOf([...TASK_WISHES, ...VISIT_CUES, ...WAITLIST_CUES, ...MESSAGE_CUES, ...DESK_CUES])],
    ["look-alikes", linesOf(LOOK_ALIKES)],
    ["conduct", listsOf(conduct)],
    ["control words", Object.values(CONTROL_LINES).flat()],
  ])("%s", (_, lines) => {
    expect(lines.length).toBeGreaterThan(0);
    expect(never(lines, read)).toEqual([]);
  });

  it.each([
    ["red flags", Object.values(RED_FLAGS).flatMap(({ en, es }) => [...en, ...es])],
    ["what quiets them", listsOf(quieting)],
  ])("%s", (_, lines) => {
    expect(lines.length).toBeGreaterThan(0);
    expect(never(lines, plainWords)).toEqual([]);
  });
});
