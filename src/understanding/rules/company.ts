import { lineOf, type Token } from "../text/tokens.ts";
import { onlyAsks } from "./question-parts.ts";

const ALONG =
  /\b(?:bring|bringing)\b|\b(?:wait|sit|stay|come|go|join|watch|play|be)\b.*\b(?:along|with me|with us|me|us|inside|outside|there|in the (?:room|waiting room|lobby|back))\b/u;
const INSTEAD = /\b(?:instead|too|also|rather|as well|have|take|book|appointment|visit|slot)\b/u;

/** "Can my daughter wait there with me?": asked of somebody who comes along; the visit is for no one else by it. */
export function asksOfCompany(words: readonly Token[]): boolean {
  const said = lineOf(words);
  return onlyAsks(words) && ALONG.test(said) && !INSTEAD.test(said);
}
