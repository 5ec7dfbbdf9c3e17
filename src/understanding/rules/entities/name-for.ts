import { type NameReading, nameAt, standsApart } from "./name-run.ts";

/** Whether words are those of a visit, a site, a plan or an illness sooner than a person's. `sure`: they look like a name. */
export type BelongsToClinic = (words: readonly string[], sure: boolean) => boolean;

const WHAT = "(?:(?:this|that) one|this|that|it|(?:the|this|that) (?:visit|appointment|booking))";
const FOR = new RegExp(
  `(?:^|[.!?,;:]\\s*|\\b(?:hi|hello|hey|yes|yeah|yep|sorry|and|but|so|well|actually|oh|ok|okay|sure|no)\\b,?\\s+)(?:its|${WHAT}(?:'s| is|'d be| would be| will be)|(?:please )?(?:book|put|make|schedule|reserve) ${WHAT}(?: down)?) (?:actually |all |only |just )?for\\s+`,
  "giu",
);
/** In answer to whose name it is: "for Finn Hartl". */
const BARE_FOR = /(?:^|[.!]\s+)(?:(?:yes|sure|ok|okay|well)[,:]?\s+)?for\s+/giu;
/** "For Finn Hartl and Mia Hartl" are two visits; who comes first is for another reader. */
const AND_ANOTHER = /^\s*(?:and|&|plus|or)\s+\p{Lu}\p{Ll}/u;

/**
 * "It's for Finn Hartl", "this appointment is for ana ruiz": the patient's name, where one was `asked`; unasked only a
 * whole name with its capitals. What the visit is for may stand there as well ("it's for a cleaning").
 */
export function nameFor(text: string, asked: boolean, isClinics: BelongsToClinic = () => false): NameReading | null {
  const places = [...text.matchAll(FOR), ...(asked ? text.matchAll(BARE_FOR) : [])];
  for (const match of places) {
    const from = match.index + match[0].length;
    const capitals = nameAt(text, from, false);
    const sure = capitals?.familyName !== undefined;
    const found = sure || !asked ? capitals : nameAt(text, from, true);
    if (!found || !standsApart(text, found.end) || AND_ANOTHER.test(text.slice(found.end))) continue;
    if (found.familyName === undefined && !(asked && capitals)) continue;
    const words = text.slice(found.start, found.end).toLowerCase().split(/\s+/u);
    if (!isClinics(words, asked && sure)) return found;
  }
  return null;
}
