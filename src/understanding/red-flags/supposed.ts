import type { CueMatch } from "../text/patterns.ts";
import type { Token } from "../text/tokens.ts";
import { inOneClause } from "./reach.ts";

/**
 * What would be done, with what would come about said first; cue lines, approved with phrases.ts: "If I should have … after the test, what do I do?" Soft only where
 * nothing in its sentence is of the past or of today (HAPPENED_LINES).
 */
export const SUPPOSED_LINES: readonly string[] = [
  "if|suppose|supposing|case !you|possible|not|so|necessary ~12 after|during|following|from ~4 test|tests|procedure|vaccine|vaccines|surgery|shot|shots|treatment|exam|visit|injection|operation|scan|infusion|biopsy|medication ~8 what|who|whom|where|when|should|do|would|is|how",
  "^ should|were i|we|he|she|my|it|the ~12 after|during|following|from ~4 test|tests|procedure|vaccine|vaccines|surgery|shot|shots|treatment|exam|visit|injection|operation|scan|infusion|biopsy|medication ~8 what|who|whom|where|when|do|would|is|how",
  "after|during|following ~4 test|procedure|vaccine|vaccines|surgery|shot|shots|treatment|exam|visit|injection|operation|scan|infusion|biopsy ~4 if|should|suppose|case ~14 what|who|whom|where|should|do",
  "si ~12 despues|durante|tras|por ~3 prueba|vacuna|vacunas|cirugia|operacion|examen|inyeccion|procedimiento|tratamiento|biopsia ~8 que|quien|donde|adonde|como|debo",
];

/** What is told and not supposed. */
export const HAPPENED_LINES: readonly string[] = [
  "yesterday|today|tonight|already|earlier|keeps|keep|started|starts|came|had|was|were|just|since|ago|began",
  "last|this night|morning|afternoon|evening|week",
  "ayer|hoy|anoche|ya|desde|tuve|empezo|sigue|esta",
];

/**
 * Whether a flag is only supposed: it lies within such a line, in its clause, and nothing in its sentence has happened.
 * `inSentence` are the marks of the flag's own sentence. Pure.
 */
export function isSupposed(words: readonly Token[], flag: CueMatch, inSentence: readonly CueMatch[]): boolean {
  if (inSentence.some(({ name }) => name === "happened")) return false;
  return inSentence.some(({ name, from, to }) => {
    const around = name === "supposed" && from <= flag.from && flag.to <= to;
    return around && inOneClause(words, { from, to: from + 1 }, flag);
  });
}
