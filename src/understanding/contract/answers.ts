import { differs } from "./dialogue.ts";
import { type Acts, saysNothing, type Turn } from "./turn.ts";

/** "Is there anything at two?" answers "what time?", in the form of a question. */
export function answerAsked(acts: Acts, { said, decision, situation, agrees }: Turn): void {
  const given = Object.keys(said).some((field) => situation.asked.has(field));
  if (acts.has("out-of-scope") && (given || (decision.rule === "nothing" && Object.keys(said).length > 0))) {
    acts.delete("out-of-scope");
    acts.add("inform");
  }
  if (acts.size === 0 && agrees) acts.add("affirm");
  if (!acts.has("inform")) return;
  for (const act of ["deny", "ask", "lookup", "book", "find"] as const) acts.delete(act);
}

/** Somebody on offer is taken, left for others, or asked about. */
export function answerOffer(acts: Acts, turn: Turn): void {
  const { said, errand, visits, asks, dialogue } = turn;
  const newSearch = said.city !== undefined || said.specialty !== undefined;
  const places = said.date !== undefined || said.time !== undefined;
  if (acts.has("deny") && !acts.has("select")) {
    acts.delete("deny");
    if (!acts.has("bye")) acts.add("alternatives");
  }
  const seeks =
    acts.has("inform") &&
    newSearch &&
    (["city", "specialty"] as const).some(
      (field) => said[field] !== undefined && differs(said[field], dialogue.frame[field]),
    );
  if (!places && !acts.has("affirm") && (seeks || (acts.has("find") && !acts.has("select")))) {
    acts.delete("select");
    acts.add("alternatives");
  }
  if (acts.has("alternatives")) acts.delete("ask");
  if (acts.has("alternatives") || acts.has("request")) return;
  // Words that neither ask nor refuse, an errand, thanks: what was offered is taken.
  const silent = saysNothing(acts, turn);
  const takes = errand || acts.has("thank") || acts.has("bye") || acts.has("book") || (silent && !asks);
  if (takes) {
    acts.delete("out-of-scope");
    acts.add("select");
  }
  if (!acts.has("select")) return;
  acts.delete("ask");
  if ((acts.has("inform") && places) || visits) acts.add("book");
}

/** The values of a visit were read back. */
export function answerReadBack(acts: Acts, { decision, said }: Turn): void {
  const changes = acts.has("inform");
  if (acts.has("repeat") && !changes && decision.rule !== "repeat") acts.delete("repeat");
  if (acts.has("request") && Object.keys(said).length === 0 && acts.has("inform")) {
    acts.delete("inform");
    acts.add("affirm");
  }
  // Asking on about the provider after a read-back takes the read-back as right.
  if (acts.has("request") && !acts.has("inform") && !acts.has("deny")) acts.add("affirm");
  if (decision.rule === "nothing" && acts.has("out-of-scope")) {
    acts.delete("out-of-scope");
    acts.add("affirm");
  }
  if (acts.has("inform") && !acts.has("affirm")) acts.add("deny");
  for (const act of ["lookup", "ask"] as const) if (acts.has("affirm") || acts.has("deny")) acts.delete(act);
}

/**
 * "Is this right?" of a write put in words alone: thanks, "all good" and a few words that neither ask nor refuse are a yes;
 * to cancel it, or to want another, is a no, for nothing is written yet.
 */
export function answerPlainReadBack(acts: Acts, turn: Turn): void {
  const { decision, situation, said, asks, short } = turn;
  const task = situation.yesNo?.task;
  // Said of a thing of its own, it is a wish beside the answer: "yes, and add a lunch on Friday".
  const fresh = (name: string) => decision.tasks.some((wish) => wish.fresh && wish.task === name);
  if (task && task !== "none" && !fresh(task) && (acts.has("affirm") || acts.has("deny"))) acts.delete(task);
  // "Cancel it", "yes, cancel that lunch" to "is this what you want me to cancel?"
  if (task === "cancel" && acts.has("cancel") && said.date === undefined && again(turn)) {
    acts.delete("cancel");
    if (!acts.has("deny")) acts.add("affirm");
  }
  if (
    acts.has("alternatives") ||
    (acts.has("cancel") && task !== "cancel" && said.date === undefined && !fresh("cancel"))
  ) {
    acts.delete("alternatives");
    acts.delete("cancel");
    if (!acts.has("affirm")) acts.add("deny");
  }
  const silent = saysNothing(acts, turn);
  const manners = acts.size > 0 && [...acts].every((act) => act === "thank" || act === "bye" || act === "greet");
  if (asks || !(manners || (silent && short))) return;
  acts.clear();
  acts.add("affirm");
}

/** It points at what was asked about, and names nothing else. */
const again = ({ signals: { tokens } }: Turn): boolean =>
  tokens.words.length <= 8 && tokens.words.some(({ word }) => /^(?:it|that|this|them|those|these)$/.test(word));

/** "Shall I book it?" answered with another errand or "maybe later" is a no, with a day or time a yes. */
export function answerShallIBook(acts: Acts, turn: Turn): void {
  const { situation, said, errand, asks } = turn;
  const places = said.date !== undefined || said.time !== undefined;
  if (!situation.failed && !acts.has("deny") && (acts.has("book") || acts.has("inform")) && places) acts.add("affirm");
  const silent = saysNothing(acts, turn);
  // Another time offered in place of the one that failed is taken by words that neither ask nor refuse.
  if (silent && situation.failed && !asks) {
    acts.clear();
    acts.add("affirm");
  }
  // "Let me think about it" tells nothing of the visit.
  if (acts.has("inform") && Object.keys(said).length === 0 && acts.size === 1) {
    acts.clear();
    acts.add("deny");
  }
  // Nothing is booked yet that could be cancelled: "I don't want an appointment" is a no.
  if (acts.has("deny")) acts.delete("cancel");
  if (acts.has("affirm") || acts.has("request") || acts.has("select")) return;
  if (acts.has("book") && !errand) return;
  if (situation.failed && !acts.has("deny")) return;
  if (errand || acts.has("lookup") || acts.has("out-of-scope") || acts.has("deny")) {
    for (const act of ["lookup", "out-of-scope", "inform", "book", "ask"] as const) acts.delete(act);
    acts.add("deny");
  }
}
