import type { CueMatch } from "../text/patterns.ts";
import type { Token } from "../text/tokens.ts";
import { TOPICS } from "./cues/topics.ts";
import type { SignalName, Signals } from "./signals.ts";

/** Set phrases of meeting and parting, and questions about the helper itself: their words answer nothing. */
const PHRASES: readonly SignalName[] = ["bye", "greet", "help"];

/**
 * Evidence that a message answers, 0 to 1, without the words that only look so: "see you later" wants no later time, "nice
 * talking to you" praises no offer, "what is the address of that office?" chooses no office, "is it true …?" agrees to
 * nothing.
 */
export function replyStrength(signals: Signals, name: SignalName): number {
  const { words } = signals.tokens;
  const { asked } = signals;
  const phrases = signals.matches.filter((match) => PHRASES.includes(match.name));
  const kept = signals.matches.filter(
    (match) =>
      match.name === name &&
      !phrases.some((phrase) => isPartOf(match, phrase)) &&
      !(ASKED_ABOUT.has(name) && (asked[match.from] || asked[match.to - 1])) &&
      !isManners(words, asked, match) &&
      !isNegated(words, match),
  );
  const asking = name === "select" || name === "praise" ? askingParts(signals) : null;
  const counted = asking ? kept.filter(({ from }) => !asking(from)) : kept;
  return 1 - counted.reduce((doubt, { weight }) => doubt * (1 - weight), 1);
}

/** Praise that runs into a parting phrase belongs to it: "this was a nice" of "a nice chat". */
const isPartOf = (match: CueMatch<SignalName>, whole: CueMatch<SignalName>) =>
  match.name === "praise"
    ? whole.from < match.to && match.from < whole.to
    : whole.from <= match.from && match.to <= whole.to && whole.to - whole.from > match.to - match.from;

/** "I'm not sure", "not right": the word before takes it back. */
function isNegated(words: readonly Token[], { name, from }: CueMatch<SignalName>): boolean {
  const before = words[from - 1];
  if (!AGREEING.has(name) || !before || words[from]?.commaBefore) return false;
  return before.sentence === words[from]?.sentence && (before.word === "not" || before.word === "never");
}

const AGREEING: ReadonlySet<SignalName> = new Set(["affirm", "praise"]);
/** What a question asks about is neither given nor chosen: "is it true that …?", "where exactly is it?" */
const ASKED_ABOUT: ReadonlySet<SignalName> = new Set(["affirm", "praise", "select"]);
/** Said before a question for its manners. */
const MANNERS = new Set(["sorry", "wait", "hmm", "actually"]);

/** "Sorry, where was that?" refuses nothing. */
const isManners = (words: readonly Token[], asked: readonly boolean[], { name, from, to }: CueMatch<SignalName>) =>
  name === "deny" && MANNERS.has(words[from]?.word ?? "") && asked[to] === true;

/** Which words stand in a part of the message that asks about a topic. */
function askingParts(signals: Signals): (at: number) => boolean {
  const { words, questions } = signals.tokens;
  const parts = partsOf(words);
  const partOf = (at: number) => parts[at] ?? 0;
  const asked = new Set(
    signals.matches
      .filter(({ name }) => TOPICS.some((topic) => topic === name))
      .map(({ from }) => partOf(from))
      .filter(
        (part) =>
          questions[words[parts.indexOf(part)]?.sentence ?? 0] ||
          signals.matches.some(({ name, from }) => name === "question" && partOf(from) === part),
      ),
  );
  return (at) => asked.has(partOf(at));
}

const JOINTS = new Set(["and", "but", "now"]);
const OPENERS = new Set(["what", "where", "who", "how", "when", "is", "are", "do", "does", "can", "could", "will"]);

/** For each word the number of its part; a part ends with its sentence, at a comma, or before "and what …". */
function partsOf(words: readonly Token[]): number[] {
  let part = 0;
  return words.map((token, at) => {
    const joint = JOINTS.has(token.word) && OPENERS.has(words[at + 1]?.word ?? "");
    if (at > 0 && (token.commaBefore || joint || token.sentence !== words[at - 1]?.sentence)) part += 1;
    return part;
  });
}
