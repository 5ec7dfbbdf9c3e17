import type { Lexicon } from "../../acts.ts";
import type { Token } from "../../text/tokens.ts";
import type { VisitTypeReading } from "./visit-types.ts";

const CHILD_TYPE = /\b(?:child|children|child's|children's|kids?|pa?ediatric|infant|baby|toddler)\b/iu;
const CHILD = new Set(["kid", "kids", "child", "children", "baby", "toddler", "infant", "newborn", "teen", "teenager"]);
const OFFSPRING = new Set(["son", "daughter", "niece", "nephew", "grandson", "granddaughter", "sons", "daughters"]);
const YEARS = new Set(["year", "years", "yr", "yo"]);
const MONTHS = new Set(["month", "months", "week", "weeks"]);
/** What children come for; with one of these a son or daughter is taken for a child. */
const CHILD_NEEDS = new Set(
  "checkup check shots shot vaccine vaccines vaccination vaccinations immunization immunizations jab jabs physical wellness exam".split(
    " ",
  ),
);
const GROWN_UP = 18;

/**
 * The visit type for a child where the words alone name none or several: "my 6 year old needs a checkup". `isChild`: a
 * child is spoken of.
 */
export function forChild(
  reading: VisitTypeReading,
  words: readonly Token[],
  types: Lexicon["visitTypes"],
): VisitTypeReading & { isChild: boolean } {
  const age = ageOf(words);
  // "My daughter's recital" is only why.
  const offspring = words.some(
    ({ word }, at) => OFFSPRING.has(word) && (words[at + 1]?.word !== "'s" || reading.ids.length > 0),
  );
  const young = age === undefined ? words.some(({ word }) => CHILD.has(word)) : age < GROWN_UP;
  const isChild = young || (offspring && age === undefined);
  if (!isChild || (reading.ids.length === 1 && !reading.general)) return { ...reading, isChild };
  const needs = reading.general === true || words.some(({ word }) => CHILD_NEEDS.has(word));
  if (!young && !needs) return { ...reading, isChild };
  const children = types.filter(({ name, aliases }) => [name, ...aliases].some((phrase) => CHILD_TYPE.test(phrase)));
  const named = children.filter(({ id }) => reading.ids.includes(id));
  const fitting = named.length > 0 ? named : reading.ids.length === 0 || needs ? children : [];
  return fitting.length === 0 ? { ...reading, isChild } : { ...reading, ids: fitting.map(({ id }) => id), isChild };
}

/** "6 year old", "6yo", "aged 6", "8 months old"; in years. */
function ageOf(words: readonly Token[]): number | undefined {
  for (const [at, { word }] of words.entries()) {
    const glued = /^(\d{1,2})yo$/.exec(word);
    if (glued) return Number(glued[1]);
    if (!/^\d{1,3}$/.test(word)) continue;
    const unit = words[at + 1]?.word ?? "";
    const old = words[at + 2]?.word === "old" || unit === "yo";
    if (old && YEARS.has(unit)) return Number(word);
    if (old && MONTHS.has(unit)) return 0;
    if (words[at - 1]?.word === "aged") return Number(word);
  }
  return undefined;
}
