import type { Lexicon } from "../../acts.ts";
import { lineOf, type Token } from "../../text/tokens.ts";
import {
  CARE_NAMES,
  type Care,
  COMPLAINT_PLACES,
  type ComplaintPlace,
  GENERAL_TROUBLES,
  LOOK_AT_IT,
  TROUBLES,
} from "../cues/complaint-places.ts";
import { stem } from "./stem.ts";

/** The kinds of visit a complaint may be seen in; never what it is. */
export interface ComplaintReading {
  /** Empty: no complaint, or nothing at this clinic for it. */
  ids: string[];
  /** A general practice sees to it, so for a child a children's visit does. */
  general: boolean;
}

type Looked = Pick<ComplaintPlace, "care" | "instead">;

const PLACES = new Map(
  COMPLAINT_PLACES.flatMap((row) => row.places.split(" ").map((place) => [stem(place), row] as const)),
);
const UNPLACED: Looked = { care: ["general"] };
/** What a person with a complaint is seen in, likeliest first, by the names and aliases of the visit types. */
const FIRST_LOOK = [
  /\b(?:sick visit|doctor visit|doctor's (?:visit|appointment)|office visit|consultation|something is wrong)\b/iu,
  /\b(?:pain|ache|toothache|rash|physio\w*|physical therapy)\b/iu,
  /\b(?:exam|examination|check|check-?up)\b/iu,
];
/** Kept for what they are named for, never for a complaint. */
const PARTICULAR = /\b(?:class|group|procedure|removal|imaging|scan|vaccination|new patient|annual|cleaning|patch)\b/iu;
const REMOTE = /\b(?:video|remote|phone|online|virtual)\b/iu;
const OWNED = new Set(["my", "his", "her", "their", "our", "the", "left", "right", "lower", "upper", "both", "a"]);
const BEARERS = new Set(["my", "his", "her", "their", "left", "right"]);

/** Reads complaints against one clinic's kinds of visit: "my knee has been giving me trouble", "somebody to look at it". */
export function createComplaintReader(types: Lexicon["visitTypes"]): (words: readonly Token[]) => ComplaintReading {
  const seen = new Map<Care, string[]>();
  const seenIn = (care: Care): string[] => {
    const known = seen.get(care) ?? typesFor(care, types);
    seen.set(care, known);
    return known;
  };
  return (words) => {
    const looked = whoLooks(words);
    if (!looked) return { ids: [], general: false };
    const own = looked.care.flatMap(seenIn);
    const ids = own.length === 0 && looked.instead ? seenIn(looked.instead) : own;
    return { ids: [...new Set(ids)], general: looked.care.every((care) => care === "general") };
  };
}

function whoLooks(words: readonly Token[]): Looked | null {
  const said = lineOf(words);
  for (const [at, { word }] of words.entries()) {
    const place = PLACES.get(stem(word));
    if (place && isTrouble(words, at, place)) return place;
  }
  return GENERAL_TROUBLES.test(said) || LOOK_AT_IT.test(said) ? UNPLACED : null;
}

/** A place is a complaint beside a trouble of the same message, or as what the visit is about. */
function isTrouble(words: readonly Token[], at: number, { care, instead }: Looked): boolean {
  const before = words[at - 1]?.word ?? "";
  // "My hip is not what it used to be": nobody speaks to a clinic of a hip for another reason.
  if (BEARERS.has(before) && (care.length > 1 || instead !== undefined)) return true;
  const about = words.slice(Math.max(0, at - 4), at).some(({ word }) => word === "about" || word === "for");
  if (about && OWNED.has(before) && before !== "the") return true;
  // "Come back", "back pain": the word alone is a direction.
  if (words[at]?.word === "back" && !OWNED.has(before) && !TROUBLES.has(words[at + 1]?.word ?? "")) return false;
  return words.slice(Math.max(0, at - 5), at + 8).some(({ word }) => TROUBLES.has(word));
}

function typesFor(care: Care, types: Lexicon["visitTypes"]): string[] {
  const ours = types.filter(({ name, specialty }) => CARE_NAMES[care].test(specialty) && !PARTICULAR.test(name));
  const here = ours.filter(({ name }) => !REMOTE.test(name));
  for (const look of FIRST_LOOK) {
    const fitting = here.filter(({ name, aliases }) => [name, ...aliases].some((phrase) => look.test(phrase)));
    if (fitting.length > 0) return fitting.map(({ id }) => id);
  }
  return [];
}
