import type { AppointmentCard, Card, EmergencyCard, FormCard, HandoffCard, SlotsCard } from "../graph/reply.ts";

/** A card as lines of a terminal; empty for one that says no more than its text. */
export function cardLines(type: Card["type"] | string, content: unknown): string[] {
  // Contents come from our own replies, by their type.
  switch (type) {
    case "agentcare.slots":
      return slotLines(content as SlotsCard);
    case "agentcare.appointment":
      return appointmentLines(content as AppointmentCard);
    case "agentcare.form":
      return [`  (${(content as FormCard).fields.map(({ label }) => label).join(", ")})`];
    case "agentcare.handoff":
      return [`  Phone: ${(content as HandoffCard).phone}`];
    case "agentcare.emergency":
      return (content as EmergencyCard).calls.map(({ label }) => `  ${label}`);
    default:
      return [];
  }
}

function slotLines({ days, timeZone, nextSteps = [] }: SlotsCard): string[] {
  // Why there are none stands in the text.
  if (days.length === 0) return nextSteps.map(({ label, say }) => `  > ${say ?? label}`);
  let number = 0;
  const lines = days.flatMap(({ label, slots }) => [
    `  ${label}`,
    ...slots.map((slot) => {
      number += 1;
      const time = slot.yourTime ? `${slot.label} (${slot.yourTime})` : slot.label;
      return `    ${number}. ${time.padEnd(8)} ${slot.practitioner}, ${slot.location}`;
    }),
  ]);
  return [...lines, `  Times are ${timeZone}.`];
}

function appointmentLines({
  status,
  reference,
  visitType,
  practitioner,
  location,
  when,
  yourTime,
  patientName,
}: AppointmentCard): string[] {
  return [
    `  ${status.toUpperCase()}${reference ? ` ${reference}` : ""}`,
    `  ${visitType}, ${when}${yourTime ? ` (${yourTime})` : ""}`,
    `  ${practitioner}, ${location}${patientName ? `, for ${patientName}` : ""}`,
  ];
}
