import type { DialogueAct, Intent } from "../acts.ts";
import { type ContractFrame, providerOf } from "./dialogue.ts";
import { dropManners, settleFarewell } from "./farewell.ts";
import { intentOf } from "./intent.ts";
import type { Acts, Turn } from "./turn.ts";

export interface Shaped {
  acts: DialogueAct[];
  intent: Intent;
  requested: string[];
  /** The provider on offer was taken. */
  selected: boolean;
  /** What was proposed or read back was taken, corrections apart. */
  affirmed: boolean;
}

/**
 * The rules' decision in the data contract's conventions: a task already under way is not named again, a question about
 * a provider is a `request`, another town or specialty or turning down an offered provider asks for `alternatives`, and a
 * no to "anything else?" ends the task with thanks.
 */
export function shapeActs(turn: Turn): Shaped {
  const { decision, situation, dialogue, said } = turn;
  const acts: Acts = new Set(decision.acts);
  const knownProvider = providerOf(dialogue) !== undefined;
  const asksProvider = knownProvider && turn.requested.length > 0 && !acts.has("clinical-advice");
  if (saysNothingNew(turn)) acts.delete("inform");
  if (asksProvider) askAboutProvider(acts, turn);
  if (situation.asked.size > 0) answerAsked(acts, turn);
  if (situation.offered === "one") answerOffer(acts, turn);
  if (situation.pending) answerReadBack(acts, turn);
  if (turn.asked === "offer") answerShallIBook(acts, turn);
  if (turn.asked === "read-back") answerPlainReadBack(acts, turn);
  if (!knownProvider && (acts.has("find") || acts.has("book"))) acts.delete("ask");
  if (dialogue.intent === "find" || dialogue.intent === "book") availabilityIsNoLookup(acts, said);
  settleTask(acts, turn);
  settleFarewell(acts, turn);
  const intent = intentOf(acts, turn);
  const affirmed = acts.has("affirm") || (situation.pending !== null && acts.has("inform"));
  nameTask(acts, intent, turn);
  dropManners(acts);
  return {
    acts: [...acts],
    intent,
    requested: asksProvider ? [...turn.requested] : [],
    selected: acts.has("select") && situation.offered === "one",
    affirmed,
  };
}

/** A complaint only gives the reason of a wish; a value that stands already is not said anew. */
function saysNothingNew({ said, dialogue, situation, decision }: Turn): boolean {
  const wish = decision.tasks.length > 0 || situation.offered === "one";
  if (!wish || situation.asked.size > 0 || situation.pending) return false;
  return Object.entries(said).every(
    ([field, value]) =>
      field === "reason" ||
      (situation.offered === "one" && known(dialogue.frame[field as keyof ContractFrame]) === known(value)),
  );
}

const known = (value: unknown) => (typeof value === "string" ? value.toLowerCase() : JSON.stringify(value));

function askAboutProvider(acts: Acts, { said }: Turn): void {
  acts.add("request");
  for (const act of ["ask", "lookup", "out-of-scope", "help"] as const) acts.delete(act);
  if (said.date === undefined && said.time === undefined) acts.delete("book");
}

/** "Is there anything at two?" answers "what time?", in the form of a question. */
function answerAsked(acts: Acts, { said, decision, situation, agrees }: Turn): void {
  const given = Object.keys(said).some((field) => situation.asked.has(field));
  if (acts.has("out-of-scope") && (given || (decision.rule === "nothing" && Object.keys(said).length > 0))) {
    acts.delete("out-of-scope");
    acts.add("inform");
  }
  if (acts.size === 0 && agrees) acts.add("affirm");
  if (!acts.has("inform")) return;
  for (const act of ["deny", "ask", "lookup", "book", "find"] as const) acts.delete(act);
}

function answerOffer(acts: Acts, { said, decision, errand, visits, asks, dialogue }: Turn): void {
  const newSearch = said.city !== undefined || said.specialty !== undefined;
  const places = said.date !== undefined || said.time !== undefined;
  if (acts.has("deny") && !acts.has("select")) {
    acts.delete("deny");
    if (!acts.has("bye")) acts.add("alternatives");
  }
  const seeks = acts.has("inform") && newSearch && differs(said, dialogue.frame, ["city", "specialty"]);
  if (!places && !acts.has("affirm") && (seeks || (acts.has("find") && !acts.has("select")))) {
    acts.delete("select");
    acts.add("alternatives");
  }
  if (acts.has("alternatives")) acts.delete("ask");
  if (acts.has("alternatives") || acts.has("request")) return;
  // Words that neither ask nor refuse, an errand, thanks: what was offered is taken.
  const silent = acts.size === 0 || (decision.rule === "nothing" && acts.has("out-of-scope"));
  const takes = errand || acts.has("thank") || acts.has("bye") || acts.has("book") || (silent && !asks);
  if (takes) {
    acts.delete("out-of-scope");
    acts.add("select");
  }
  if (!acts.has("select")) return;
  acts.delete("ask");
  if ((acts.has("inform") && places) || visits) acts.add("book");
}

function answerReadBack(acts: Acts, { decision, said }: Turn): void {
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

/** "Is this right?": thanks, "all good" and words that neither ask nor refuse are a yes. */
function answerPlainReadBack(acts: Acts, { decision, asks }: Turn): void {
  const silent = acts.size === 0 || (decision.rule === "nothing" && acts.has("out-of-scope"));
  const content = [...acts].every((act) => act === "thank" || act === "bye" || act === "greet");
  if (asks || !(silent || content)) return;
  acts.clear();
  acts.add("affirm");
}

/** "Shall I book it?" answered with another errand or "maybe later" is a no, with a day or time a yes. */
function answerShallIBook(acts: Acts, { decision, situation, said, errand, asks }: Turn): void {
  const places = said.date !== undefined || said.time !== undefined;
  if (!situation.failed && !acts.has("deny") && (acts.has("book") || acts.has("inform")) && places) acts.add("affirm");
  const silent = acts.size === 0 || (decision.rule === "nothing" && acts.has("out-of-scope"));
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

/** While a visit is being arranged, "is there a time free at nine?" is a wish. */
function availabilityIsNoLookup(acts: Acts, said: ContractFrame): void {
  if (!acts.has("lookup")) return;
  if (acts.has("book") || acts.has("find") || said.date !== undefined || said.time !== undefined) acts.delete("lookup");
}

/** A visit with a day, a time or somebody by name is to be booked, also when only finding is said. */
function settleTask(acts: Acts, turn: Turn): void {
  const { situation, said, freely, wishes, dialogue } = turn;
  const places = said.date !== undefined || said.time !== undefined;
  if (acts.has("find") && (places || said.practitioner !== undefined)) {
    acts.delete("find");
    acts.add("book");
  } else if (acts.has("book") && isSearch(turn)) {
    acts.delete("book");
    acts.add("find");
  }
  // To begin with a kind of doctor is to look for one.
  if (!situation.started && acts.size === 1 && acts.has("inform") && said.specialty !== undefined) acts.add("find");
  // While nothing is booked yet, nothing can be moved.
  if (acts.has("reschedule") && !dialogue.booked && (dialogue.intent === "find" || dialogue.intent === "book")) {
    acts.delete("reschedule");
    acts.add("book");
  }
  // After free words of the clinic's side, "great, now book it" is the wish; the "great" is manners.
  if (acts.has("book") && places) acts.delete("lookup");
  const elsewhere = (["lookup", "cancel", "reschedule"] as const).some((act) => acts.has(act));
  if (freely && !elsewhere && (wishes || places)) {
    for (const act of ["affirm", "deny", "select", "ask", "find", "thank", "out-of-scope"] as const) acts.delete(act);
    acts.add("book");
    if (Object.keys(said).length > 0) acts.add("inform");
  }
  if (situation.failed && situation.more && acts.has("inform")) {
    for (const act of ["affirm", "ask", "out-of-scope"] as const) acts.delete(act);
    if (!acts.has("find")) acts.add("book");
  }
}

/** A first wish that names a town or a specialty and nobody in it: somebody has to be found first. */
function isSearch({ said, situation, dialogue }: Turn): boolean {
  const open = said.date === undefined && said.time === undefined && said.practitioner === undefined;
  const narrows = said.city !== undefined || said.specialty !== undefined;
  return !situation.started && dialogue.intent === "none" && open && narrows;
}

function nameTask(acts: Acts, intent: Intent, { decision, situation, dialogue, freely }: Turn): void {
  const underWay = dialogue.intent;
  const fresh = decision.tasks.some((task) => task.fresh);
  const anew = situation.more || freely || fresh;
  if ((underWay === "find" || underWay === "book") && !anew) acts.delete("find");
  if (underWay === "book" && !anew) acts.delete("book");
  if (situation.yesNo?.task === "book" && acts.has("affirm") && !fresh) acts.delete("book");
  if (intent === "book" && situation.more && acts.has("book")) acts.delete("affirm");
}

const differs = (said: ContractFrame, frame: ContractFrame, fields: readonly (keyof ContractFrame)[]) =>
  fields.some((field) => said[field] !== undefined && known(said[field]) !== known(frame[field]));
