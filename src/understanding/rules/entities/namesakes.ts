import type { Expectation, Lexicon } from "../../acts.ts";
import type { Token } from "../../text/tokens.ts";
import type { PractitionerReading } from "./practitioners.ts";

const OTHER = new Set(["other", "another"]);
const TITLE_OR_ONE = new Set(["one", "doctor", "dr", "dentist", "mr", "mrs", "ms", "nurse"]);
const AFTER_A_CORRECTION = new Set(["please", "i", "instead", "thanks"]);

/**
 * Names as they are meant after an offer: "the other Dr Lee" is the namesake of the one shown, and "no Dr Patel" wants
 * Dr Patel when somebody else was shown. `other`: somebody's namesake was asked for.
 */
export function afterOffer(
  reading: PractitionerReading,
  words: readonly Token[],
  people: Lexicon["practitioners"],
  { offered, proposed, asked }: Expectation,
): PractitionerReading & { other?: true } {
  const shown = new Set([...offered, ...(proposed ? [proposed] : [])].map(({ practitionerId }) => practitionerId));
  const others = theOther(reading, words, people, shown);
  if (others.length > 0) return { ...reading, ids: others, excludedIds: [], other: true };
  const refused = reading.excludedIds;
  const corrects = refused.length > 0 && (shown.size > 0 || asked.includes("practitioner"));
  if (!corrects || refused.some((id) => shown.has(id)) || !saysOnlyNoName(reading, words)) return reading;
  return { ...reading, ids: refused, excludedIds: [] };
}

function theOther(
  reading: PractitionerReading,
  words: readonly Token[],
  people: Lexicon["practitioners"],
  shown: ReadonlySet<string>,
): string[] {
  if (shown.size === 0) return [];
  const named = reading.spans.some(({ from }) => OTHER.has(words[from - 1]?.word ?? ""));
  if (named) {
    const all = [...reading.ids, ...reading.excludedIds];
    const left = all.filter((id) => !shown.has(id));
    return left.length < all.length ? left : [];
  }
  const [only, ...more] = shown;
  if (only === undefined || more.length > 0 || !endsInTheOther(words)) return [];
  const family = familyOf(people, only);
  return people.flatMap(({ id }) => (id !== only && familyOf(people, id) === family ? [id] : []));
}

const familyOf = (people: Lexicon["practitioners"], id: string) =>
  people.find((person) => person.id === id)?.familyName.toLowerCase();

/** "The other", "the other one", "the other doctor": with nothing said of which. */
function endsInTheOther(words: readonly Token[]): boolean {
  return words.some(({ word, sentence }, at) => {
    if (word !== "other" || words[at - 1]?.word !== "the") return false;
    const next = words[at + 1];
    const after = TITLE_OR_ONE.has(next?.word ?? "") ? words[at + 2] : next;
    return after === undefined || after.sentence !== sentence || after.commaBefore || after.word === "please";
  });
}

/** "No Dr Daniel Lee": the message is the word and the name. */
function saysOnlyNoName({ spans }: PractitionerReading, words: readonly Token[]): boolean {
  const [span, ...more] = spans;
  if (!span || more.length > 0 || words[0]?.word !== "no" || span.from !== 1) return false;
  const after = words[span.to];
  return after === undefined || AFTER_A_CORRECTION.has(after.word);
}
