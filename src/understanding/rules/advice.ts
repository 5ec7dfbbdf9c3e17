import { createCueBook } from "../text/patterns.ts";
import type { Token } from "../text/tokens.ts";
import { ADVICE_CUES, DESK_WORDS, HEALTH_ACTS, PATIENT_WORDS, VERDICTS } from "./cues/advice-cues.ts";
import { BODY_WORDS, INJURIES, isEveryday, isMedicalWord } from "./cues/health-words.ts";
import { WORD_CLASSES } from "./cues/word-classes.ts";

const book = createCueBook(ADVICE_CUES, {
  ...WORD_CLASSES,
  patient: PATIENT_WORDS,
  "health-act": HEALTH_ACTS,
  verdict: VERDICTS,
});

const OWNERS = new Set(["my", "his", "her", "their", "our", "'s", "left", "right", "lower", "upper", "both", "this"]);
const SEES = new Set(["see", "seeing", "sees"]);
const SEEN = new Set(["who", "someone", "somebody", "anyone", "dr", "doctor", "nurse", "you"]);
/** Of the people and houses of medicine nothing is asked of health. */
const PERSONS = new Set(["patient", "patients", "physician", "hospital", "pharmacy", "doctors", "prescription"]);
const CLINICIANS: ReadonlySet<string> = new Set(WORD_CLASSES.clinician);

/**
 * Whether a judgement about health is asked for: a way of asking for one ("is … serious?", "can I stop …", "why does my …")
 * beside a word for a body, an illness or a medicine, and nothing that a desk settles.
 */
export function asksAdvice(words: readonly Token[]): boolean {
  if (!words.some((_, at) => speaksOfHealth(words, at)) || wantsDesk(words)) return false;
  return book
    .find(words)
    .matches.some(
      ({ from, to }) => (from === 0 || isClauseStart(words, from)) && !asksWhen(words.slice(to - 1, to + 4)),
    );
}

/** "Could it be on Thursday?", "can this be at four?": a time of a visit is wished for. */
const asksWhen = (words: readonly Token[]): boolean =>
  words[0]?.word === "be" &&
  WHEN.test(
    words
      .slice(1)
      .map(({ word }) => word)
      .join(" "),
  );
const WHEN =
  /^(?:(?:moved|done|changed|put|set) )?(?:(?:on|at|to|for|in|around|after|before|by) )?(?:the |a |this |next |any )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|fri|sat)\b|tomorrow|today|tonight|morning|afternoon|evening|week|month|noon|earlier|later|sooner|another (?:day|time)|different (?:day|time)|\d|january|february|march|april|may \d|june|july|august|september|october|november|december)/u;

function speaksOfHealth(words: readonly Token[], at: number): boolean {
  const word = words[at]?.word ?? "";
  if (BODY_WORDS.has(word)) return OWNERS.has(words[at - 1]?.word ?? "") || OWNERS.has(words[at - 2]?.word ?? "");
  if (INJURIES.has(word)) return true;
  if (word === "rate" || word === "sugar") return /^(?:heart|pulse|blood)$/.test(words[at - 1]?.word ?? "");
  return isMedicalWord(word) && !isEveryday(word) && !PERSONS.has(word);
}

/** A visit, a person to be seen, the house and its papers; eating and drinking before a test. */
function wantsDesk(words: readonly Token[]): boolean {
  const prepares =
    words.some(({ word }) => word === "eat" || word === "drink") && words.some(({ word }) => word === "before");
  return (
    prepares ||
    words.some(
      ({ word }, at) =>
        DESK_WORDS.has(word) ||
        CLINICIANS.has(word) ||
        (SEES.has(word) &&
          [words[at + 1]?.word, words[at - 2]?.word, words[at - 3]?.word].some((near) => SEEN.has(near ?? ""))),
    )
  );
}

/** A question begins at a sentence, at a comma, or behind a joint or a manner. */
const isClauseStart = (words: readonly Token[], at: number): boolean =>
  words[at]?.commaBefore === true ||
  words[at - 1]?.sentence !== words[at]?.sentence ||
  /^(?:and|but|so|now|hi|hello|hey|okay|please|know|tell|me|or|then)$/.test(words[at - 1]?.word ?? "");
