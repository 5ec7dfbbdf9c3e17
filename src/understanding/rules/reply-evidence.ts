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
      !(name === "deny" && WAITING.has(words[match.from]?.word ?? "") && openerOf(signals, match.from) !== null) &&
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

/** "Sorry, where was that?" and "sorry to bother you" refuse nothing. */
const isManners = (words: readonly Token[], asked: readonly boolean[], { name, from, to }: CueMatch<SignalName>) =>
  name === "deny" &&
  MANNERS.has(words[from]?.word ?? "") &&
  (asked[to] === true ||
    (words[from]?.word === "sorry" && EXCUSED.has(words[to]?.word ?? "") && !words[to]?.commaBefore));
const EXCUSED = new Set(["to", "for", "about", "if"]);

/** "Do you have wifi while I wait?" */
const WAITING = new Set(["wait", "waiting", "hold"]);

/**
 * Evidence that a message calls off what is under way, without what it only asks about: "where can I cancel?", "can I
 * cancel later?", "do I have to stop eating?". "Can you cancel it?" calls off.
 */
export function stopStrength(signals: Signals, name: "abort" | "bare-cancel"): number {
  const { words } = signals.tokens;
  const kept = signals.matches.filter((match) => {
    if (match.name !== name) return false;
    const opener = openerOf(signals, match.from);
    return opener === null || asksToStop(words, opener);
  });
  return 1 - kept.reduce((doubt, { weight }) => doubt * (1 - weight), 1);
}

/** Where the question begins in which a word stands; null outside of one, and in "stop?", which asks by its mark alone. */
function openerOf({ asked, tokens: { words } }: Signals, at: number): number | null {
  if (asked[at] !== true) return null;
  let from = at;
  while (asked[from - 1] && words[from - 1]?.sentence === words[at]?.sentence) from -= 1;
  return OPENERS.has(words[from]?.word ?? "") || MODALS.has(words[from]?.word ?? "") ? from : null;
}

const MODALS = new Set(["would", "may", "must", "shall", "should", "am", "was", "did", "has", "have"]);
const STOPS = new Set(["cancel", "stop", "forget", "leave", "drop", "scrap", "scratch", "undo", "end", "skip", "quit"]);
const WHAT_STOPS = new Set(
  "it that this them one the for me us please now instead everything all whole thing booking appointment visit request actually thanks then just here there".split(
    " ",
  ),
);

/** "Can you please cancel it", "could we just stop here": a modal, you or we, the verb, and nothing but what is meant. */
function asksToStop(words: readonly Token[], opener: number): boolean {
  const sentence = words.slice(opener).filter((token) => token.sentence === words[opener]?.sentence);
  const [modal, who, ...rest] = sentence.map(({ word }) => word);
  if (!/^(?:can|could|would|will|may|shall|should)$/.test(modal ?? "") || !/^(?:you|we|i)$/.test(who ?? ""))
    return false;
  const verb = rest.findIndex((word) => STOPS.has(word));
  return verb >= 0 && rest.every((word, at) => at === verb || WHAT_STOPS.has(word));
}

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
