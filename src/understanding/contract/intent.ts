import type { Intent } from "../acts.ts";
import type { Acts, Turn } from "./turn.ts";

/** The task the patient is in after this message. */
export function intentOf(acts: Acts, { decision, situation, dialogue, asked, freely }: Turn): Intent {
  const first = decision.tasks[0]?.task;
  const named = first === "reschedule" && !acts.has("reschedule") ? undefined : first;
  const asksToBook = asked === "offer" || (freely && situation.yesNo?.task === "book");
  if (situation.more && acts.has("deny") && !named) return "none";
  if (asksToBook && acts.has("affirm")) return "book";
  if (asksToBook && acts.has("deny") && (named !== "book" || !acts.has("book")) && !situation.failed) return "none";
  if (acts.has("book")) return "book";
  if (acts.has("find") && dialogue.intent === "none") return "find";
  if (named === "book" || named === "find" || named === "lookup") {
    // Named in passing while a visit is being found or booked, it changes nothing.
    if (dialogue.intent === "find" || dialogue.intent === "book") return dialogue.intent;
    return named === "lookup" && dialogue.intent !== "none" ? dialogue.intent : named;
  }
  return named ?? dialogue.intent;
}
