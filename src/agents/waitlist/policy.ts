import type { WaitlistPlace } from "../../scheduling/waitlist/model.ts";
import type { MessagesSet } from "../../tools/set-messages.ts";
import type { Policy, Situation, Step } from "../agent.ts";
import { proofFirst } from "../identity/proof-first.ts";
import { answered, calendarUnavailable, refusedFact } from "../results.ts";
import { commitPolicy } from "./commit.ts";
import { changedCriteria, criteriaOf } from "./criteria.ts";
import { joinPolicy } from "./join.ts";
import { type WaitlistTask, withOffer, withPlace, withPlaces } from "./places.ts";
import { acceptProposal, editProposal, leaveProposal, offerCard } from "./proposal.ts";

/** Everything about waiting for a time that is not free, and whether messages may be sent. Writes only after a yes. */
export const waitlistPolicy: Policy<WaitlistTask> = (situation) => {
  const { task } = situation;
  switch (task.kind) {
    case "join":
      return joinPolicy(situation);
    case "edit":
      return edit(situation);
    case "leave":
      return leave(situation);
    case "position":
      return withPlaces(situation, (places) => ({ done: { facts: [{ kind: "waitlist_places", places }] } }));
    case "accept":
      return accept(situation);
    case "decline":
      return decline(situation);
    case "messages":
      return messages(situation, task.wanted);
    case "commit":
      return commitPolicy({ ...situation, task });
  }
};

function edit(situation: Situation<WaitlistTask>): Step {
  const { frame, directory } = situation;
  return withPlace(situation, "edit", (place) => {
    const criteria = changedCriteria(place.criteria, criteriaOf(frame));
    if (JSON.stringify(criteria) === JSON.stringify(place.criteria)) {
      return { done: { facts: [{ kind: "waitlist_ask_change", place }], footing: { asked: ["dates"] } } };
    }
    const proposal = editProposal(place, criteria, directory);
    return proposed(situation, proposal, { action: "edit", place, criteria });
  });
}

function leave(situation: Situation<WaitlistTask>): Step {
  return withPlace(situation, "leave", (place) =>
    proposed(situation, leaveProposal(place), { action: "leave", place, criteria: place.criteria }),
  );
}

function proposed(
  { frame }: Situation,
  proposal: ReturnType<typeof leaveProposal>,
  of: { action: "edit" | "leave"; place: WaitlistPlace; criteria: WaitlistPlace["criteria"] },
): Step {
  const { action, place, criteria } = of;
  const { visitTypeName } = place;
  return {
    done: {
      facts: [{ kind: "waitlist_proposal", proposal, action, visitTypeName, criteria, who: null, replaces: null }],
      frame: { ...frame, pending: proposal },
      footing: { asked: [] },
    },
  };
}

function accept(situation: Situation<WaitlistTask>): Step {
  const { frame, directory } = situation;
  return withOffer(situation, "accept", (place) => {
    const { offer, swap } = place;
    const proposal = acceptProposal(place, offer);
    const card = offerCard(place, offer, directory);
    return {
      done: {
        facts: [{ kind: "waitlist_accept_proposal", proposal, card, slot: offer.slot, swap }],
        frame: { ...frame, pending: proposal },
        footing: { asked: [] },
      },
    };
  });
}

/** Nothing is lost but the time itself, and the place is kept: the patient's own no is enough. */
function decline(situation: Situation<WaitlistTask>): Step {
  const declined = answered<WaitlistPlace>(situation.results, "decline_offer");
  if (declined.kind === "ok") return { done: { facts: [{ kind: "waitlist_declined", place: declined.value }] } };
  if (declined.kind === "unavailable") return { done: calendarUnavailable };
  if (declined.kind === "refused") return { done: { facts: [refusedFact(declined.refusal)] } };
  return withOffer(situation, "decline", ({ offer }) => ({
    call: { name: "decline_offer", args: { offerId: offer.id } },
  }));
}

function messages({ results, task }: Situation<WaitlistTask>, wanted: boolean): Step {
  const set = answered<MessagesSet>(results, "set_messages");
  if (set.kind === "none") return { call: { name: "set_messages", args: { wanted } } };
  if (set.kind === "unavailable") return { done: calendarUnavailable };
  if (set.kind === "refused") return { done: { facts: [refusedFact(set.refusal)] } };
  // Nobody this conversation speaks for: whose messages they are must be proved first.
  if (!set.value.set) return { done: proofFirst(task) };
  return { done: { facts: [{ kind: "messages_set", wanted }] } };
}
