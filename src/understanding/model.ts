import type { Llm } from "../llm/llm.ts";
import type {
  DialogueAct,
  Expectation,
  FramePatch,
  IdentityPatch,
  Understanding,
  UnderstandingContext,
} from "./acts.ts";
import { ModelProposal, type ProposedWords, systemPrompt, userPrompt } from "./model-proposal.ts";
import { normaliseText } from "./normalise.ts";
import { readContact } from "./rules/entities/contact.ts";
import { readPersonName } from "./rules/entities/person-name.ts";
import { optionNamed, readPosition } from "./rules/entities/selection.ts";
import { createReadersOf, type LexiconReaders } from "./rules/lexicon-readers.ts";
import { createRulesTier } from "./rules/rules-tier.ts";
import { readSignals } from "./rules/signals.ts";
import { tokenise } from "./text/tokens.ts";
import { readVisitWindow } from "./when/visit-window.ts";
import { readWhen } from "./when/when.ts";

export interface ModelTier {
  available(): boolean;
  /** @throws UnusableProposal when nothing of the answer holds; LlmFailure when there was none. */
  understand(text: string, context: UnderstandingContext, signal?: AbortSignal): Promise<Understanding>;
}

/** The model answered in form, but nothing it said could be used. */
export class UnusableProposal extends Error {
  override readonly name = "UnusableProposal";
}

/** Longest part of a message a model reads. */
const MODEL_CHARACTERS = 2_000;
/** A model's label of a message the rules were unsure of; lowered by every word it made up. */
const MODEL_CONFIDENCE = 0.82;

/**
 * Understanding with a language model. It proposes acts and points at words of the message; every value is resolved
 * here by the same readers as the rules use, and words that are not in the message are dropped.
 */
export function createModelTier({ llm }: { llm: Pick<Llm, "structured" | "available"> }): ModelTier {
  const rules = createRulesTier();
  const readersOf = createReadersOf();
  return {
    available: () => llm.available(),
    async understand(text, context, signal) {
      const message = normaliseText(text).slice(0, MODEL_CHARACTERS);
      const proposal = await llm.structured({
        agent: "understand",
        system: systemPrompt(),
        user: userPrompt(message, describe(context.expectation)),
        schema: ModelProposal,
        name: "understanding",
        ...(signal ? { signal } : {}),
      });
      const { kept, dropped } = onlyLiteral(proposal, message);
      const base = rules.understand(message, context);
      const frame = { ...base.frame, ...resolveFrame(kept, context, readersOf(context.lexicon)) };
      const identity = { ...base.identity, ...resolveIdentity(kept, context) };
      const selection = base.selection ?? resolveSelection(kept, context, frame);
      const acts = allowedActs(proposal.acts, { message, context, base, selects: selection !== null });
      if (acts.length === 0)
        throw new UnusableProposal("The model's answer has no act that its words or the situation support.");
      return {
        ...base,
        acts,
        tasks: acts.filter(
          (act) => act === "book" || act === "find" || act === "cancel" || act === "reschedule" || act === "lookup",
        ),
        frame,
        identity,
        selection: acts.includes("select") ? selection : null,
        question: acts.includes("ask") ? (kept.questionWords[0] ?? base.question ?? message) : null,
        confidence: Math.max(0.3, MODEL_CONFIDENCE - 0.15 * dropped),
        tier: "model",
      };
    },
  };
}

type Words = Record<ProposedWords, string[]>;

/** Keeps what is in the message letter for letter, case aside; the rest was made up. */
function onlyLiteral(proposal: ModelProposal, message: string): { kept: Words; dropped: number } {
  const { acts: _acts, ...lists } = proposal;
  const haystack = message.toLowerCase();
  const kept = {} as Words;
  let dropped = 0;
  for (const field of Object.keys(lists) as ProposedWords[]) {
    const said = lists[field].map((words) => normaliseText(words)).filter((words) => words !== "");
    kept[field] = said.filter((words) => haystack.includes(words.toLowerCase()));
    dropped += said.length - kept[field].length;
  }
  return { kept, dropped };
}

function resolveFrame(words: Words, { now, timeZone }: UnderstandingContext, readers: LexiconReaders): FramePatch {
  const patch: FramePatch = {};
  const tokens = (list: string[]) => tokenise(list.join(" , ")).words;
  const types = readers.visitTypes(tokens(words.visitTypeWords)).ids;
  if (types.length === 1 && types[0]) patch.visitTypeId = types[0];
  else if (types.length > 1) patch.visitTypeCandidates = types;
  // A lone name needs its title to be read as a practitioner's; the model has said that it is one.
  const people = (list: string[]) =>
    readers.practitioners(tokens(list.map((name) => (/^dr\b/i.test(name) ? name : `Dr ${name}`)))).ids;
  const excluded = people(words.excludedPractitionerWords);
  const wanted = people(words.practitionerWords).filter((id) => !excluded.includes(id));
  if (wanted.length > 0) patch.practitionerIds = wanted;
  if (excluded.length > 0) patch.excludedPractitionerIds = excluded;
  const places = readers.locations(tokens(words.locationWords)).ids;
  if (places.length > 0) patch.locationIds = places;
  const text = words.dateTimeWords.join(", ");
  const window = text === "" ? null : readVisitWindow({ text, now, timeZone, asked: ["date", "time"] });
  if (!window) return patch;
  if (window.dates.length > 0) patch.dates = window.dates;
  if (window.weekdays.length > 0) patch.weekdays = window.weekdays;
  if (window.times.length > 0) patch.times = window.times;
  if (window.excludedDates.length > 0) patch.excludedDates = window.excludedDates;
  if (window.excludedWeekdays.length > 0) patch.excludedWeekdays = window.excludedWeekdays;
  if (window.exactTime !== undefined) patch.exactTime = window.exactTime;
  return patch;
}

function resolveIdentity(words: Words, { now, timeZone }: UnderstandingContext): IdentityPatch {
  const patch: IdentityPatch = {};
  const name = readPersonName(words.nameWords.join(" "), true);
  if (name?.givenName) patch.givenName = name.givenName;
  if (name?.familyName) patch.familyName = name.familyName;
  const born = readWhen({ text: words.dateOfBirthWords.join(" "), now, timeZone, expect: "dob" }).find(
    ({ kind }) => kind === "dob",
  );
  if (born?.date) patch.dateOfBirth = born.date;
  const { phone } = readContact(words.phoneWords.join(" "), true);
  if (phone) patch.phone = phone;
  return patch;
}

function resolveSelection(
  words: Words,
  { expectation }: UnderstandingContext,
  frame: FramePatch,
): Understanding["selection"] {
  if (words.selectionWords.length === 0) return null;
  const position = readPosition(tokenise(words.selectionWords.join(" ")).words, expectation.offered);
  if (position) return position.selection;
  const { dates = [], weekdays = [], times = [], practitionerIds = [], exactTime } = frame;
  const option = optionNamed(
    { dates, weekdays, times, practitionerIds, ...(exactTime === undefined ? {} : { exactTime }) },
    expectation.offered,
  );
  return option ? { slotId: option.slotId } : null;
}

/** Acts with consequences need support outside the model: a yes needs a yes in the message, a choice something chosen. */
function allowedActs(
  proposed: readonly DialogueAct[],
  {
    message,
    context,
    base,
    selects,
  }: { message: string; context: UnderstandingContext; base: Understanding; selects: boolean },
): DialogueAct[] {
  const signals = readSignals(tokenise(message));
  const saysYes = Math.max(signals.strength("affirm"), signals.strength("praise")) > 0.5;
  return [...new Set(proposed)].filter((act) => {
    if (act === "affirm") return context.expectation.pending === null ? saysYes : base.acts.includes("affirm");
    if (act === "select") return selects;
    return true;
  });
}

function describe({ asked, offered, pending, yesNo }: Expectation): string {
  const parts = [
    asked.length > 0 ? `asked for ${asked.join(", ")}` : "",
    offered.length > 0
      ? `offered ${offered.map(({ date, time, practitionerName }) => `${date} ${time} with ${practitionerName}`).join("; ")}`
      : "",
    pending ? `a ${pending} waits for a yes` : "",
    yesNo ? `asked yes or no: ${yesNo}` : "",
  ].filter(Boolean);
  return parts.join("; ") || "nothing in particular";
}
