import {
  type Expectation,
  type FramePatch,
  type Lexicon,
  nothingUnderstood,
  type Understanding,
  type UnderstandingContext,
} from "../acts.ts";
import { readConduct } from "../conduct.ts";
import { readLanguage } from "../language.ts";
import { normaliseText } from "../normalise.ts";
import { onlyPlainYes } from "../plain-yes.ts";
import { isFalseAlarm } from "../red-flags/false-alarm.ts";
import { lineOf, type Token, tokenise } from "../text/tokens.ts";
import type { VisitWindow } from "../when/visit-window.ts";
import { withWishes } from "../wishes/with-wishes.ts";
import { type Given, SURE } from "./answer.ts";
import { changesProposal, choose, dropChosen, meanListedDays } from "./choose.ts";
import { asksOfCompany } from "./company.ts";
import { calibrated } from "./confidence.ts";
import { type Decision, decideActs, isRefusedOutright, LETTER_WORDS } from "./decide-acts.ts";
import { forChild } from "./entities/child-visits.ts";
import { readReference } from "./entities/contact.ts";
import { afterOffer } from "./entities/namesakes.ts";
import { readLoneOrdinal, readPosition, type SelectionReading } from "./entities/selection.ts";
import { somebodyElse } from "./entities/somebody-else.ts";
import { farewellDays, saidBefore } from "./farewell-days.ts";
import { readDetails } from "./frame-details.ts";
import { framePatch } from "./frame-patch.ts";
import { holdLength } from "./hold-on.ts";
import { readIdentity } from "./identity.ts";
import { createReadersOf, type LexiconReaders } from "./lexicon-readers.ts";
import { blankOut, hideWords } from "./mask.ts";
import { isMeantForOther } from "./meant-for-other.ts";
import { passedDays } from "./passed-days.ts";
import { isOnlyQuestion, questionIn } from "./question.ts";
import { meanSameDay } from "./same-day.ts";
import { readSignals, type Signals } from "./signals.ts";
import { situationOf } from "./situation.ts";
import { clausesOfOtherVisits, readTasks } from "./tasks.ts";
import { readWindow } from "./visit-time.ts";

export interface RulesTier {
  /** Pure. Never throws on any text. @throws RangeError when `context.now` is no local ISO datetime. */
  understand(text: string, context: UnderstandingContext): Understanding;
}

/** What a person wants stands in the first lines; the rest is read for red flags only (screen.ts). */
const RULES_CHARACTERS = 2_500;
/** While the patient's name is asked for, a bare surname is theirs and no practitioner's. */
const NAMES_A_PRACTITIONER = /\b(?:dr|doctor|mr|mrs|ms|with|see|seeing|by)\b/iu;
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
  const whole = normaliseText(message).slice(0, RULES_CHARACTERS);
  const hold = holdLength(whole);
  if (hold > 0 && hold >= whole.length) return nothingSaid();
  const text = blankOut(whole, [{ start: 0, end: hold }]);
  const { expectation } = context;
  const tokens = tokenise(text);
  const head = text.slice(0, ENTITY_CHARACTERS);
  const identity = readIdentity(head, context);
  const signals = readSignals(tokens, { house: true });
  const withoutPerson = blankOut(head, [
    ...identity.spans,
    ...clausesOfOtherVisits(signals),
    ...onlyAskedAbout(signals),
  ]);
  const words = tokenise(withoutPerson).words;
  const people = afterOffer(readers.practitioners(words), words, context.lexicon.practitioners, expectation);
  const others = hideWords(words, [...people.spans, ...somebodyElse(words)]);
  const visitType = forChild(readers.visitTypes(others), words, context.lexicon.visitTypes);
  const places = readers.locations(others);
  const position = positionIn(words, tokens.words, expectation);
  const situation = situationOf(expectation);
  const refused = words.length > LETTER_WORDS && isRefusedOutright(signals, situation);
  const dated = blankOut(withoutPerson, [...farewellDays(signals, situation), ...saidBefore(signals)]);
  const window = refused ? null : readWindow(dated, words, position, context);
  const passed = mayBeAWish(signals, expectation) ? passedDays(withoutPerson, context) : [];
  const patch = framePatch({ visitType, people, places, window }, readDetails(words, context));
  meanSameDay(patch, words, expectation);
  if (expectation.asked.includes("name") && !NAMES_A_PRACTITIONER.test(text)) delete patch.practitionerIds;
  if (visitType.isChild) patch.forWhom ??= "other";
  if (expectation.pending && asksOfCompany(words)) delete patch.forWhom;
  const chosen = choose(position, patch, window, context, words);
  if (chosen.selection) dropChosen(patch);
  // "That works for me" names nobody else than before.
  if (context.expectation.proposed && patch.forWhom === "self") delete patch.forWhom;
  else meanListedDays(patch, expectation.offered, words);
  const doubts = window?.ambiguities ?? [];
  const impossible = passed.length > 0 || doubts.some(({ code }) => code === "no_such_day" || code === "no_such_time");
  const visit = Object.keys(patch).length > 0 || doubts.length > 0 || impossible;
  const changes = changesProposal(patch, context, words, window) || impossible;
  const given: Given = {
    visit,
    changes,
    agrees: visit && !changes && expectation.proposed !== undefined,
    identity: Object.keys(identity.patch).length > 0 || identity.invalid.length > 0,
    selection: chosen.selection !== null,
    named: kindsNamed(patch),
  };
  const decision = decideActs(signals, situation, given);
  if (people.other) decision.acts.delete("alternatives");
  const understanding = compose(decision, signals, {
    text,
    patch,
    identity: identity.patch,
    selection: chosen.selection,
    window,
  });
  understanding.ambiguous.push(...passed.map(({ code, readings, text: said }) => ({ code, readings, text: said })));
  const conduct = readConduct(whole);
  const language = identity.patch.givenName === undefined ? readLanguage(text) : undefined;
  const meantForOther = !expectation.pending && isMeantForOther(lineOf(tokens.words), patch.forWhom);
  const understood: Understanding = {
    ...understanding,
    ...(meantForOther
      ? { meantForOther: true as const, frame: { ...understanding.frame, forWhom: "other" as const } }
      : {}),
    ...(isUnreadChange(decision, signals, given, expectation) ? { unreadChange: true as const } : {}),
    ...(identity.invalid.length > 0 ? { invalidIdentity: identity.invalid } : {}),
    ...(language ? { language } : {}),
    ...(conduct ? { conduct } : {}),
    ...(isFalseAlarm(whole) ? { falseAlarm: true as const } : {}),
  };
  return onlyPlainYes(
    message,
    withWishes({ text: whole, context, readers, ofPerson: identity.figures }, understood, signals),
    context,
  );
}

/** Offsets of what is asked about where nothing is wished for: "how much is a skin check?" names no visit wanted. */
function onlyAskedAbout(signals: Signals): { start: number; end: number }[] {
  const { words } = signals.tokens;
  if (signals.house.length === 0 || readTasks(signals).length > 0) return [];
  return signals.house.map(({ from, to }) => ({ start: words[from]?.start ?? 0, end: words[to - 1]?.end ?? 0 }));
}

/** "Wait", "one moment": it asks for nothing and changes nothing. */
const nothingSaid = (): Understanding => nothingUnderstood({ confidence: calibrated(0.9) });

/** Of `all` the words, those of a person's details included, a lone ordinal is all there is. */
function positionIn(
  words: readonly Token[],
  all: readonly Token[],
  { offered, asked }: Expectation,
): SelectionReading | null {
  if (offered.length > 0) return readPosition(words, offered);
  return asked.includes("dates") ? null : readLoneOrdinal(all);
}

/** How many kinds of the clinic's own things are named; a site or a day alone proves nothing. */
function kindsNamed(patch: FramePatch): number {
  const visits = patch.visitTypeId !== undefined || patch.visitTypeCandidates !== undefined;
  const people = patch.practitionerIds !== undefined || patch.excludedPractitionerIds !== undefined;
  if (!visits && !people) return 0;
  const when = [patch.dates, patch.weekdays, patch.times, patch.exactTime].some((field) => field !== undefined);
  return [visits, people, patch.locationIds !== undefined, when].filter(Boolean).length;
}

/** A day gone by is a slip only where a day is wished for. */
function mayBeAWish(signals: Signals, { asked, offered, pending, proposed }: Expectation): boolean {
  const tasks = readTasks(signals).map(({ task }) => task);
  if (tasks.some((task) => task === "lookup" || task === "cancel")) return false;
  const arranging = asked.includes("dates") || asked.includes("times") || offered.length > 0 || pending || proposed;
  const { words } = signals.tokens;
  return tasks.length > 0 || Boolean(arranging) || words.length <= 4 || /^(?:can|could)$/.test(words[0]?.word ?? "");
}

/** A yes with a "but" of which nothing was read, whether a write waits or a time is held. */
function isUnreadChange(
  decision: Decision,
  signals: Signals,
  { visit, identity, selection }: Given,
  { pending, proposed }: Expectation,
): boolean {
  if (decision.acts.has("ask") || decision.tasks.length > 0) return false;
  if (pending) return decision.unreadChange === true;
  const hedged = signals.strength("affirm") > SURE && signals.strength("but") > SURE;
  return proposed !== undefined && hedged && !visit && !identity && !selection;
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
    wishes: [],
    frame: onlyAsks || (refused && decision.scope.kind !== "clinic") ? {} : found.patch,
    identity: found.identity,
    selection: acts.includes("select") ? found.selection : null,
    question: acts.includes("ask") ? questionIn(signals.tokens).trim() : null,
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
