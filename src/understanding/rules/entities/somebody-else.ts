import type { Token } from "../../text/tokens.ts";

const PERSON = new Set(
  "doctor dr dentist dermatologist pediatrician paediatrician hygienist therapist physio physiotherapist physician provider practitioner clinician specialist nurse gynecologist gynaecologist midwife optometrist colleague gp".split(
    " ",
  ),
);
const ANYBODY = new Set("anyone anybody someone somebody whoever who".split(" "));
const ANOTHER = new Set("another other different".split(" "));
/** "Another dentist appointment" is one more visit; "the other doctor" is one that was named. */
const OF_A_VISIT = new Set("appointment appointments visit visits exam check cleaning note letter".split(" "));
/** "Can somebody else drive me", "for someone else": not who is to see the patient. */
const NOT_SEEN_BY = new Set(
  "come comes coming bring brings drive drives pick picks sign signs accompany call called calls answer use join told".split(
    " ",
  ),
);
const FOR_WHOM = new Set(["for", "of", "is"]);

/** Where "anyone else", "another dermatologist", "one of her colleagues" stands; null when nobody else is asked for. */
export function readSomebodyElse(words: readonly Token[]): { from: number; to: number } | null {
  for (const [at, { word }] of words.entries()) {
    const next = words[at + 1];
    const after = words[at + 2]?.word ?? "";
    if (ANYBODY.has(word) && next?.word === "else") {
      const before = words[at - 1]?.word ?? "";
      if (!FOR_WHOM.has(before) && !NOT_SEEN_BY.has(after) && after !== "'s") return { from: at, to: at + 2 };
      // "Is anybody else free?"
      if (before === "is" && /^(?:free|available|open|there|in|able)$/u.test(after)) return { from: at, to: at + 2 };
    }
    if (ANOTHER.has(word) && next && PERSON.has(next.word) && !OF_A_VISIT.has(after) && words[at - 1]?.word !== "the")
      return { from: at, to: at + 2 };
    if (/^colleagues?$/u.test(word) && /^(?:a|any|his|her|their|your|of|other)$/u.test(words[at - 1]?.word ?? ""))
      return { from: at, to: at + 1 };
  }
  return null;
}

/** The same as spans, to hide them: "another dentist" names no kind of visit. */
export function somebodyElse(words: readonly Token[]): { from: number; to: number }[] {
  const span = readSomebodyElse(words);
  return span ? [span] : [];
}
