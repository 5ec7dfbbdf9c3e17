import type { AppointmentCard } from "../../../src/graph/reply.ts";
import type { CardItem, Item } from "../core/types.ts";

/**
 * What was just completed, as a key that survives a reload (`booked:RC-7K3M-Q2`); null while there is nothing to rate.
 * A visit that was only looked at is drawn as booked, too: what was just done follows its own question. Nobody is asked
 * after an emergency.
 */
export function outcomeOf(items: readonly Item[]): string | null {
  const cards = items.filter((item) => item.kind === "card");
  const last = items.at(-1);
  if (last?.kind !== "card" || cards.some(({ type }) => type === "agentcare.emergency")) return null;
  const visit = visitOf(last);
  if (!visit?.reference || !["booked", "rescheduled", "cancelled"].includes(visit.status)) return null;
  const before = cards.findLast((card) => card !== last && visitOf(card));
  return before && visitOf(before)?.status === "proposed" ? `${visit.status}:${visit.reference}` : null;
}

const visitOf = ({ type, content }: CardItem): AppointmentCard | undefined =>
  type === "agentcare.appointment" ? (content as AppointmentCard) : undefined;
