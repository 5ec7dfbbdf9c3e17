import type { Lexicon } from "../../acts.ts";
import { normaliseText } from "../../normalise.ts";
import { tokenise } from "../../text/tokens.ts";
import { readPlan } from "../../wishes/details/payer.ts";
import { isMedicalWord } from "../cues/health-words.ts";
import { WORD_CLASSES } from "../cues/word-classes.ts";
import type { BelongsToClinic } from "./name-for.ts";

const COMMON: ReadonlySet<string> = new Set([
  ...WORD_CLASSES.appt,
  ...WORD_CLASSES.treatment,
  ...WORD_CLASSES.relative,
  ...WORD_CLASSES.clinician,
]);

/** Tells the clinic's visits, sites and people, insurance plans and illnesses from a patient's name. */
export const belongsToClinic =
  ({ visitTypes, locations, practitioners }: Lexicon): BelongsToClinic =>
  (words, sure) => {
    const said = words.join(" ");
    const named = [...visitTypes, ...locations].flatMap(({ name, aliases }) => [name, ...aliases]);
    const theirs = new Set(named.flatMap((name) => tokenise(normaliseText(name)).words.map(({ word }) => word)));
    if (words.some((word) => COMMON.has(word) || theirs.has(word)) || readPlan(said) !== undefined) return true;
    if (sure) return false;
    const staff = practitioners.some((one) => `${one.givenName} ${one.familyName}`.toLowerCase() === said);
    return staff || words.some(isMedicalWord);
  };
