import type { Token } from "../../text/tokens.ts";

/** What is seen to at a visit: parts of the body, and what grows or was put there. */
const OF_THE_BODY: ReadonlySet<string> = new Set(
  `tooth teeth gums gum mouth ear ears skin face wound denture dentures mole moles wart warts cyst tag tags lump stitches
  cast splinter crown filling braces knee back hip shoulder foot feet eyes eye throat toenail nail wax blood`.split(
    /\s+/u,
  ),
);
const SEEN_TO =
  /^(?:cleaned|checked|examined|removed|looked|seen|done|taken|pulled|whitened|fixed|scanned|screened|x-rayed|xrayed|drawn|treated|filled|polished|scaled)$/u;

export const isOfBody = (word: string): boolean => OF_THE_BODY.has(word);

/** "Have a mole removed", "get my teeth cleaned": what is done at a visit, and nothing there is in a calendar. */
export function isTreatment(words: readonly Token[], from: number, to: number): boolean {
  const part = words.findIndex(({ word }, at) => at >= from && at < Math.min(to, from + 4) && OF_THE_BODY.has(word));
  return part >= 0 && words.slice(part + 1, Math.min(to, part + 4)).some(({ word }) => SEEN_TO.test(word));
}
