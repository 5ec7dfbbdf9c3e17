import type { Situation, Step } from "../agent.ts";
import { knownDetails, missingDetails, patientDetails, patientName } from "../patient.ts";
import { criteriaOf } from "./criteria.ts";
import type { WaitlistTask } from "./places.ts";
import { joinProposal } from "./proposal.ts";

/** Asks what is missing (the kind of visit, who it is for), then reads back what will be waited for. */
export function joinPolicy(situation: Situation<WaitlistTask>): Step {
  const { frame, directory } = situation;
  const visitTypeId = frame.moving?.visitTypeId ?? frame.visitType?.value;
  const visitType = directory.visitTypes.find(({ id }) => id === visitTypeId);
  if (!visitType) return askVisitType(situation);
  const missing = frame.moving ? [] : missingDetails(frame);
  if (missing.length > 0) {
    const known = knownDetails(frame);
    return {
      done: { facts: [{ kind: "waitlist_ask_who", missing, known }], footing: { asked: missing, active: "waitlist" } },
    };
  }
  const criteria = criteriaOf(frame);
  const wish = { visitTypeId: visitType.id, visitTypeName: visitType.name, criteria };
  const proposal = joinProposal(frame, directory, wish);
  return {
    done: {
      facts: [
        {
          kind: "waitlist_proposal",
          proposal,
          action: "join",
          visitTypeName: visitType.name,
          criteria,
          who: frame.moving ? null : `${patientName(frame)} (${patientDetails(frame)})`,
          replaces: frame.moving?.summary ?? null,
        },
      ],
      frame: { ...frame, pending: proposal },
      // A detail put right before the yes is read back again.
      footing: { asked: [], active: "waitlist" },
    },
  };
}

function askVisitType({ directory, footing }: Situation): Step {
  const bookable = directory.visitTypes.filter(({ selfBookable }) => selfBookable);
  const names = bookable.map(({ name }) => name);
  return {
    done: {
      facts: [{ kind: "ask_visit_type", candidates: names, suggestions: names.slice(0, 3) }],
      footing: {
        active: "waitlist",
        asked: ["visitType"],
        asks: footing.asks + 1,
        choices: bookable.map(({ id }) => id),
      },
    },
  };
}
