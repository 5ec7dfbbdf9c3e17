import type { FramePatch, Lexicon, Understanding, UnderstandingContext } from "../acts.ts";
import { normaliseText } from "../normalise.ts";
import { type Token, tokenise } from "../text/tokens.ts";
import { readVisitWindow, type VisitWindow } from "../when/visit-window.ts";
import type { Given } from "./answer.ts";
import { changesProposal, choose, dropChosen } from "./choose.ts";
import { calibrated } from "./confidence.ts";
import { type Decision, decideActs } from "./decide-acts.ts";
import { readReference } from "./entities/contact.ts";
import { readPosition, type SelectionReading } from "./entities/selection.ts";
import { readDetails } from "./frame-details.ts";
import { framePatch } from "./frame-patch.ts";
import { readIdentity } from "./identity.ts";
import { createReadersOf, type LexiconReaders } from "./lexicon-readers.ts";
import { blankOut } from "./mask.ts";
import { noTimes } from "./no-times.ts";
import { isOnlyQuestion, questionIn } from "./question.ts";
import { readSignals, type Signals } from "./signals.ts";
import { situationOf } from "./situation.ts";
import { clausesOfOtherVisits } from "./tasks.ts";

export interface RulesTier {
  /** Pure. Never throws on any text. @throws RangeError when `context.now` is no local ISO datetime. */
  understand(text: string, context: UnderstandingContext): Understanding;
}

/** What a person wants stands in the first lines; the rest is read for red flags only (screen.ts). */
const RULES_CHARACTERS = 2_500;
/** Dates and names stand earlier still. */
const ENTITY_CHARACTERS = 800;

/**
 * Understanding without a model. Readers for a lexicon are built once and kept as long as the lexicon object lives;
 * `lexicon` builds them at once for the clinic served most.
 */
export function createRulesTier({ lexicon }: { lexicon?: Lexicon } = {}): RulesTier {
  const readersOf = createReadersOf();
  if (lexicon) readersOf(lexicon);
  return { understand: (text, context) => understand(text, context, readersOf(context.lexicon)) };
}

function understand(message: string, context: UnderstandingContext, readers: LexiconReaders): Understanding {
  const text = normaliseText(message).slice(0, RULES_CHARACTERS);
  const { expectation } = context;
  const tokens = tokenise(text);
  const head = text.slice(0, ENTITY_CHARACTERS);
  const identity = readIdentity(head, context);
  const signals = readSignals(tokens);
  const withoutPerson = blankOut(head, [...identity.spans, ...clausesOfOtherVisits(signals)]);
  const words = tokenise(withoutPerson).words;
  const people = readers.practitioners(words);
  const visitType = readers.visitTypes(outside(words, people.spans));
  const places = readers.locations(outside(words, people.spans));
  const position = readPosition(words, expectation.offered);
  const window = readWindow(withoutPerson, words, position, context);
  const patch = framePatch({ visitType, people, places, window }, readDetails(words, context));
  const chosen = choose(position, patch, window, context, words);
  if (chosen.selection) dropChosen(patch);
  const given: Given = {
    visit: Object.keys(patch).length > 0,
    changes: changesProposal(patch, context, words),
    identity: Object.keys(identity.patch).length > 0,
    selection: chosen.selection !== null,
  };
  const decision = decideActs(signals, situationOf(expectation), given);
  return compose(decision, signals, { text, patch, identity: identity.patch, selection: chosen.selection, window });
}

const outside = (words: readonly Token[], spans: readonly { from: number; to: number }[]): Token[] =>
  words.map((token, at) =>
    spans.some(({ from, to }) => at >= from && at < to) ? { ...token, word: "\u0000" } : token,
  );

function readWindow(
  text: string,
  words: readonly Token[],
  position: SelectionReading | null,
  context: UnderstandingContext,
): VisitWindow | null {
  const from = words[position?.from ?? -1];
  const to = words[(position?.to ?? 0) - 1];
  const taken = position && from && to ? [{ start: from.start, end: to.end }] : [];
  const free = blankOut(text, [...taken, ...noTimes(words)]);
  const asked = context.expectation.asked.flatMap((field) =>
    field === "dates" ? ["date"] : field === "times" ? ["time"] : [],
  );
  return readVisitWindow({ text: free, now: context.now, timeZone: context.timeZone, asked });
}

function compose(
  decision: Decision,
  signals: Signals,
  found: Pick<Understanding, "identity" | "selection"> & {
    text: string;
    patch: FramePatch;
    window: VisitWindow | null;
  },
): Understanding {
  const wishes = decision.tasks.length > 0 || decision.acts.has("select");
  const onlyAsks = decision.acts.has("ask") && !wishes && isOnlyQuestion(signals.tokens);
  if (onlyAsks && Object.keys(found.identity).length === 0) decision.acts.delete("inform");
  const acts = [...decision.acts];
  const refused = acts.includes("out-of-scope") || acts.includes("clinical-advice");
  return {
    acts,
    tasks: decision.tasks.map(({ task }) => task),
    frame: onlyAsks || (refused && decision.scope.kind !== "clinic") ? {} : found.patch,
    identity: found.identity,
    selection: acts.includes("select") ? found.selection : null,
    question: acts.includes("ask") ? questionIn(signals.tokens) : null,
    ambiguous: (found.window?.ambiguities ?? []).map((ambiguity, at) => ({ ...ambiguity, text: spanText(found, at) })),
    reference: readReference(found.text),
    confidence: calibrated(decision.score),
    tier: "rules",
  };
}

function spanText({ text, window }: { text: string; window: VisitWindow | null }, at: number): string {
  const span = window?.spans[at] ?? window?.spans[0];
  return span ? text.slice(span.start, span.end) : text;
}
