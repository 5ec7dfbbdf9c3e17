import type { AppointmentCard, Card } from "../../src/graph/reply.ts";
import type { RefusalCode } from "../../src/scheduling/refusal.ts";
import type { TurnRecord } from "../trial.ts";
import type { DetailName, Heard, HeardProposal, OfferedSlot, Saying } from "./heard.ts";
import { REASON_WORDINGS } from "./recognisers/reasons.ts";
import { RECOGNISERS } from "./recognisers/table.ts";
import { visitLines } from "./visit-lines.ts";

/** What reaches a client: nothing else of a turn may be heard. */
export type Audible = Pick<TurnRecord, "text" | "cards" | "suggestions" | "state" | "failed">;

/** What an answer says to a person, from its text, cards, suggestions and public state alone. Never throws. */
export function hear(answer: Audible): Heard {
  const text = answer.text ?? "";
  const cards = Array.isArray(answer.cards) ? answer.cards : [];
  const paragraphs = paragraphsOf(text);
  const said = new Set<Saying>();
  const reasons: RefusalCode[] = [];
  for (const paragraph of paragraphs) {
    // What a document of the clinic says is an answer, whatever its words.
    const known = SOURCE.test(paragraph) ? RECOGNISERS.filter(({ hears }) => hears === "answered") : RECOGNISERS;
    const here = known.filter(({ pattern }) => pattern.test(paragraph)).map(({ hears }) => hears);
    for (const saying of here) said.add(saying);
    if (SOURCE.test(paragraph)) continue;
    const codes = reasonsIn(paragraph);
    reasons.push(...codes);
    const whyNothing = here.includes("none_free") || here.includes("relaxed");
    // Who they are is asked again: no no.
    const final = codes.filter((code) => code !== "identity_required");
    if (final.length > 0 && !whyNothing)
      said.add(final.every((code) => TRY_AGAIN.has(code)) ? "unavailable" : "refused");
  }
  for (const { type } of cards) for (const saying of BY_CARD[type] ?? []) said.add(saying);
  // The same card without times says why there are none.
  if (slotsIn(cards).length > 0) said.add("shows_slots");
  const missing = missingDetails(cards, paragraphs);
  if (missing.length > 0) said.add("asks_details");
  if (codeForm(cards)) said.add("asks_code");
  // "Please let me send you a code": a step on the way, whatever was said before it, and no no.
  if (said.has("asks_code")) said.delete("refused");
  const proposal = proposalIn(answer, cards, text);
  if (proposed(cards)) said.add("proposes");
  return {
    said,
    slots: slotsIn(cards),
    missing,
    proposal,
    written: appointmentsIn(cards).filter(({ status }) => status !== "proposed"),
    visits: visitLines(text),
    options: Array.isArray(answer.suggestions) ? answer.suggestions : [],
    reasons,
    nothing: text.trim() === "" && cards.length === 0,
  };
}

const SOURCE = /\nSource: /;

const BY_CARD: Partial<Record<Card["type"], readonly Saying[]>> = {
  "agentcare.handoff": ["handed_over"],
  "agentcare.emergency": ["emergency"],
};

/** A no that is only of the moment. */
const TRY_AGAIN: ReadonlySet<RefusalCode> = new Set(["calendar_unavailable"]);

/** A hello shares its paragraph with what comes first. */
const paragraphsOf = (text: string): string[] =>
  text
    .replace(/^(Hello from [^\n]+?\.) (?=\S)/, "$1\n\n")
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== "");

function reasonsIn(paragraph: string): RefusalCode[] {
  const codes = REASONS.filter(([, pattern]) => pattern.test(paragraph)).map(([code]) => code);
  return codes.includes("room_unavailable") ? codes.filter((code) => code !== "device_unavailable") : codes;
}

// The table's keys are the codes themselves.
const REASONS = Object.entries(REASON_WORDINGS) as [RefusalCode, RegExp][];

function slotsIn(cards: readonly Card[]): OfferedSlot[] {
  return cards.flatMap((card) =>
    card.type === "agentcare.slots"
      ? card.content.days.flatMap(({ date, slots }) =>
          slots.map(({ slotId, time, practitioner, location, accessibleName }) => {
            return { slotId, date, time, practitioner, location, accessibleName, visitType: card.content.visitType };
          }),
        )
      : [],
  );
}

const appointmentsIn = (cards: readonly Card[]): AppointmentCard[] =>
  cards.flatMap((card) => (card.type === "agentcare.appointment" ? [card.content] : []));

const proposed = (cards: readonly Card[]): AppointmentCard | undefined =>
  appointmentsIn(cards).find(({ status }) => status === "proposed");

/** What waits for a yes: as the state says, with the card that was drawn; by the card alone where there is no state. */
function proposalIn({ state }: Audible, cards: readonly Card[], text: string): HeardProposal | null {
  const card = proposed(cards) ?? null;
  const pending = state?.pending ?? null;
  if (pending) {
    const visits = visitLines(pending.summary ?? "");
    return { id: pending.id, kind: pending.kind, summary: pending.summary ?? "", card, visits };
  }
  if (!card) return null;
  return { id: text, kind: card.action ?? "book", summary: text, card, visits: visitLines(text) };
}

const codeForm = (cards: readonly Card[]): boolean =>
  cards.some((card) => card.type === "agentcare.form" && card.content.purpose === "code");

const DETAIL_WORDS: readonly [DetailName, RegExp][] = [
  ["name", /\bname\b/],
  ["dateOfBirth", /\bdate of birth\b/],
  ["phone", /\bphone number\b|\bnumber to call\b/],
];

const ASKS_DETAILS =
  /I need the patient's [^.]+|Please give me the patient's [^.]+|I couldn't read that [^.]+|I need a first and a last name|I have no number to call you on|Please tell us (?:first who the visit is for: [^.]+|the patient's [^.]+)/;

/** By the form, and without one by the words. */
function missingDetails(cards: readonly Card[], paragraphs: readonly string[]): DetailName[] {
  const fields = cards.flatMap((card) =>
    card.type === "agentcare.form" && card.content.purpose === "identity" ? card.content.fields : [],
  );
  const formed = fields.flatMap(({ name }) => (name === "code" ? [] : [name]));
  if (formed.length > 0) return formed;
  const asked = paragraphs.map((paragraph) => ASKS_DETAILS.exec(paragraph)?.[0] ?? "").join(" ");
  return DETAIL_WORDS.filter(([, pattern]) => pattern.test(asked)).map(([name]) => name);
}
