import type { AppointmentCard } from "../../../src/graph/reply.ts";
import type { Item } from "../core/types.ts";
import type { Strings } from "../strings/en.ts";

/**
 * The conversation for the patient to keep: plain text, a blank line between two items, visits on a line of facts.
 * `heading`: whose it is and of when, a line each.
 */
export function transcriptText(items: readonly Item[], heading: readonly string[], strings: Strings): string {
  const paragraphs = items.flatMap((item) => {
    if (item.kind === "text") return [`${item.role === "user" ? strings.you : strings.assistant} ${item.text}`];
    if (item.kind !== "card" || item.type !== "agentcare.appointment") return [];
    const { status, reference, visitType, when, practitioner, location, address } = item.content as AppointmentCard;
    if (status === "proposed") return [];
    const facts = [visitType, when, practitioner, location, address, reference].filter(Boolean);
    return [`${strings.titles[status] ?? strings.titles.other}: ${facts.join(", ")}`];
  });
  return `${[heading.filter(Boolean).join("\n"), ...paragraphs].join("\n\n")}\n`;
}
