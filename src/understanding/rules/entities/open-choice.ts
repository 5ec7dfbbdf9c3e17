import { lineOf, type Token } from "../../text/tokens.ts";

const LEAD =
  "(?:(?:oh|well|okay|yes|sure|really|honestly|i think|thank you|thanks|i will take|i would take|give me|just) )*";
const ANY =
  "(?:any|either|whichever|whatever)(?: (?:one|day|time))?(?: of)?(?: (?:them|these|those|the above|times))?|any ?(?:day|time)|whenever";
const WILL_DO =
  "(?: (?:is|are|will|would|do|does|works?|suits|be|you|me|think|pick|choose|like|have|something|best|fine|easiest|good|okay|easy|soonest|first|all|for|the|simplest|possible))*";
const OPEN_CHOICE = new RegExp(
  `^(?!(?:any|whatever|either)$)${LEAD}(?:(?:${ANY})${WILL_DO}|you (?:pick|choose|decide)(?: (?:for me|one))?)(?: (?:please|thanks|thank you|really))*$`,
  "u",
);

/**
 * "Any of them is fine", "whichever is easiest", said of a list: the first will do, to be read back before anything is
 * booked. Not a bare "any" or "whatever": that may as well be impatience.
 */
export const isOpenChoice = (words: readonly Token[]): boolean => OPEN_CHOICE.test(lineOf(words));
