import { locationName, practitionerName, visitWords, whenWords } from "../goal-words.ts";
import type { HeardProposal } from "../heard.ts";
import { type Draft, type GoalMind, type Mind, personOf, phrase, type Reaction, reply, wish } from "../mind.ts";
import { leadsTo } from "../outcomes.ts";
import { lineSuits, type Misfit, misfits } from "../want.ts";

/** Compares what is read back with what is wanted: a yes to exactly that, or a no with what is wrong. */
export const answerProposal: Reaction = (mind, inHand, heard) => {
  const proposal = heard.proposal && withItsCard(mind, heard.proposal);
  // Asked what to change, a yes would say nothing.
  if (!proposal || (heard.said.has("asks_change") && !heard.said.has("proposes"))) return null;
  const goal = [inHand, ...mind.goals.filter(({ state }) => state === "waiting")].find((one) => isFor(one, proposal));
  if (!goal) return unwanted(mind, inHand, proposal);
  if (goal !== inHand) goal.state = "begun";
  const [wrong] = wrongWith(mind, goal, proposal);
  if (wrong) return { ...wish(complaint(mind, goal, wrong), "no", `no ${proposal.id}`), tone: "reply" };
  mind.awaiting = proposal.id;
  mind.accepted = proposal.kind;
  return reply(phrase(mind, "yes"), "yes", `yes ${proposal.id}`);
};

/** While it stays pending the card is not drawn again. */
function withItsCard(mind: Mind, proposal: HeardProposal): HeardProposal {
  const known = mind.proposal?.id === proposal.id ? mind.proposal : null;
  mind.proposal = proposal.card ? proposal : (known ?? proposal);
  return mind.proposal;
}

/** Whether somebody with that goal wants such a write. */
function isFor({ goal, reopened }: GoalMind, { kind }: HeardProposal): boolean {
  if (leadsTo(kind, goal.until)) return true;
  if (reopened) return kind === "book" || kind === "reschedule" || kind === "cancel" || kind === "undo";
  // Who is going to be refused finds out when they say yes.
  return goal.visitType !== undefined && (goal.until === "declined" || goal.until === "handed_over");
}

function unwanted(mind: Mind, goal: GoalMind, { id }: HeardProposal): Draft {
  const text = goal.state === "waiting" ? phrase(mind, "no") : phrase(mind, "not_that");
  return reply(text, "no", `no ${id}`);
}

function wrongWith(mind: Mind, goal: GoalMind, { kind, card, visits, summary }: HeardProposal): Misfit[] {
  const { want } = goal;
  const patient = personOf(mind, want.for).name;
  // What was written and is to change is as it was, not as it is wanted.
  if (goal.reopened && kind !== "book" && kind !== "reschedule") return [];
  if (card) return misfits(want, card, patient, mind.clinic);
  if (kind === "cancel_some") return visits.every((line) => lineSuits(want, line, mind.clinic)) ? [] : ["time"];
  if (!kind.startsWith("waitlist_")) return [];
  const visitType = mind.clinic.visitTypes.find(({ slug }) => slug === want.visitType)?.name;
  const wrongVisit = visitType !== undefined && !summary.toLowerCase().includes(visitType.toLowerCase());
  const wrongPerson = /\(born /.test(summary) && !summary.includes(patient);
  return [...(wrongVisit ? (["visit_type"] as const) : []), ...(wrongPerson ? (["patient"] as const) : [])];
}

function complaint(mind: Mind, goal: GoalMind, wrong: Misfit): string {
  const { want } = goal;
  switch (wrong) {
    case "visit_type":
      return phrase(mind, "wrong_visit_type", { visit: visitWords(mind, goal) ?? "" });
    case "time":
      return phrase(mind, "wrong_time", { when: whenWords(mind, goal) });
    case "practitioner":
      return phrase(mind, "wrong_practitioner", { practitioner: practitionerName(mind, want.practitioner) ?? "" });
    case "excluded_practitioner":
      return phrase(mind, "wrong_person", { practitioner: practitionerName(mind, want.notPractitioner) ?? "" });
    case "location":
      return phrase(mind, "wrong_location", { location: locationName(mind, want.location) ?? "" });
    case "patient":
      return phrase(mind, "wrong_patient", { name: personOf(mind, want.for).name });
  }
}

/** A yes was said, and nothing came back that tells what became of it. */
export const askWhatBecameOfIt: Reaction = (mind, _, heard) => {
  if (mind.awaiting === null || heard.said.size > 0) return null;
  return wish(phrase(mind, "done_yet"), "question", "done yet");
};

/** A freed time that is kept for them, offered before it is read back. */
export const answerFreedTime: Reaction = (mind, { goal }, { said }) => {
  if (!said.has("offers_freed_time")) return null;
  const wants = goal.until === "offer_accepted" || goal.until === "booked";
  return reply(phrase(mind, wants ? "yes" : "no"), "choice", "freed time");
};

/** A visit just written for the wrong person would be cancelled and booked again. */
export const answerRebooking: Reaction = (mind, { reopened, goal }, { said, proposal }) => {
  if (!said.has("offers_rebooking") || proposal) return null;
  const wants = reopened !== null || goal.until === "booked";
  return reply(phrase(mind, wants ? "yes" : "no"), wants ? "yes" : "no", "rebooking");
};
