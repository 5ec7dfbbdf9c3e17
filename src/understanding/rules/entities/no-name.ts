import { CONDUCT_WORDS } from "../../conduct-phrases.ts";

/** Abuse that is a name as well. */
const NAMES_TOO: ReadonlySet<string> = new Set(["dick", "crap", "fool", "jerk"]);
/** What people call the thing they write to, and whom they speak to. */
const MACHINES =
  "bot bots chatbot robot machine computer app program software website service support thing toaster you you're youre your they're this that ever never always again nothing everything";
const ADJECTIVES = "useless bloody silly ridiculous terrible awful horrible worst crappy lousy hopeless";

const NEVER: ReadonlySet<string> = new Set([
  ...[...CONDUCT_WORDS.insult, ...CONDUCT_WORDS.curse, ...CONDUCT_WORDS.swear].filter((word) => !NAMES_TOO.has(word)),
  ...MACHINES.split(" "),
  ...ADJECTIVES.split(" "),
]);

/** Whether words that stand where a name was asked for are none: "Stupid Bot", "You're worthless", "Idiot". Pure. */
export const isNoName = (words: string): boolean =>
  words
    .toLowerCase()
    .split(/[\s,]+/u)
    .some((word) => NEVER.has(word));
