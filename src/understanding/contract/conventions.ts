import type { DialogueAct, Intent } from "../acts.ts";
import type { Decision } from "../rules/decide-acts.ts";
import type { Situation } from "../rules/situation.ts";
import type { Dialogue } from "./dialogue.ts";
import { REQUESTED } from "./requested.ts";

export interface Shaped {
  acts: DialogueAct[];
  intent: Intent;
  requested: string[];
  /** The provider on offer was taken. */
  selected: boolean;
}

/**
 * The rules' decision in the data contract's conventions: a task already under way is not named again, a question about
 * a provider is a `request`, another town or specialty (`newSearch`) or turning down an offered provider asks for `alternatives`, and a no to "anything else?" ends
 * the task with thanks.
 */
export function shapeActs(
  decision: Decision,
  situation: Situation,
  dialogue: Dialogue,
  { newSearch, places }: { newSearch: boolean; places: boolean },
): Shaped {
  const acts = new Set(decision.acts);
  const requested = [...new Set(decision.topics.flatMap((topic) => REQUESTED[topic] ?? []))];
  const visited = dialogue.standing !== null || dialogue.frame.practitioner !== undefined;
  const asksProvider = acts.has("ask") && requested.length > 0 && visited;
  if (asksProvider) acts.add("request");
  if (asksProvider) acts.delete("ask");
  if (situation.offered === "one" && acts.has("deny") && !acts.has("select")) {
    acts.delete("deny");
    if (!acts.has("bye")) acts.add("alternatives");
  }
  if (
    situation.offered === "one" &&
    !acts.has("select") &&
    !acts.has("affirm") &&
    (newSearch || decision.tasks.some(({ task }) => task === "find"))
  ) {
    acts.add("alternatives");
  }
  if (decision.rule === "changed-yes" && acts.has("request") && !newSearch && !places) {
    acts.delete("inform");
    acts.add("affirm");
  }
  if (situation.asked.size > 0 && acts.has("inform")) acts.delete("deny");
  if (!visited && acts.has("find")) acts.delete("ask");
  // Asking on about the provider after a read-back takes the read-back as right.
  if (situation.pending && acts.has("request") && !acts.has("inform") && !acts.has("deny")) acts.add("affirm");
  if (situation.pending && acts.has("inform") && !acts.has("affirm")) acts.add("deny");
  const selected = acts.has("select") && situation.offered === "one";
  if (selected && acts.has("inform") && places) acts.add("book");
  if (situation.yesNo?.task === "book" && !situation.failed) refuseBooking(acts);
  if (situation.more && decision.tasks.length === 0 && (acts.has("thank") || acts.has("deny"))) {
    acts.delete("inform");
    acts.add("deny");
  }
  const intent = intentOf(acts, decision, situation, dialogue);
  tasksAsActs(acts, intent, situation, dialogue);
  if (situation.more && acts.has("deny")) {
    acts.add("thank");
    acts.delete("bye");
  }
  if (acts.has("bye") && !acts.has("deny") && dialogue.intent === "book" && situation.done) acts.add("thank");
  if (situation.yesNo && acts.has("deny")) acts.delete("thank");
  if (acts.has("greet") && acts.size > 1) acts.delete("greet");
  if (acts.has("thank") && [...acts].some((act) => act !== "thank" && act !== "bye" && act !== "deny"))
    acts.delete("thank");
  return { acts: [...acts], intent, requested: asksProvider ? requested : [], selected };
}

function intentOf(
  acts: ReadonlySet<DialogueAct>,
  decision: Decision,
  situation: Situation,
  dialogue: Dialogue,
): Intent {
  const named = decision.tasks[0]?.task;
  if (situation.more && acts.has("deny") && !named) return "none";
  if (situation.yesNo?.task === "book" && acts.has("affirm")) return "book";
  if (situation.yesNo?.task === "book" && acts.has("deny") && named !== "book" && !situation.failed) return "none";
  if (named === "find" && dialogue.intent === "book") return "book";
  if (acts.has("book")) return "book";
  if (named === "lookup" && dialogue.intent !== "none") return dialogue.intent;
  return named ?? dialogue.intent;
}

/** "Shall I book it?" answered with another errand or "maybe later" is a no. */
function refuseBooking(acts: Set<DialogueAct>): void {
  if (acts.has("affirm") || acts.has("book") || acts.has("request") || acts.has("select")) return;
  if (acts.has("lookup") || acts.has("out-of-scope") || acts.has("deny")) {
    acts.delete("lookup");
    acts.delete("out-of-scope");
    acts.delete("inform");
    acts.add("deny");
  }
}

function tasksAsActs(acts: Set<DialogueAct>, intent: Intent, situation: Situation, dialogue: Dialogue): void {
  const known = dialogue.intent;
  if (known === "find" || known === "book") acts.delete("find");
  if (known === "book" && !(situation.failed && situation.more)) acts.delete("book");
  if (known === "book" && (situation.pending || situation.yesNo?.task)) acts.delete("book");
  // After free words of the clinic's side, "great, now book it" is the wish; the "great" is manners.
  if (situation.yesNo?.task === null && acts.has("book"))
    for (const act of ["affirm", "deny"] as const) acts.delete(act);
  if (situation.yesNo?.task === "book" && acts.has("affirm")) acts.delete("book");
  if (situation.failed && situation.more && intent === "book" && acts.has("inform")) {
    acts.add("book");
    acts.delete("affirm");
  }
}
