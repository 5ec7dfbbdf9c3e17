import type { DialogueAct, Intent } from "../acts.ts";
import { answerAsked, answerOffer, answerPlainReadBack, answerReadBack, answerShallIBook } from "./answers.ts";
import { settleCalendarTalk } from "./calendar-talk.ts";
import { type ContractFrame, differs, providerOf } from "./dialogue.ts";
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
  settleCalendarTalk(acts, turn);
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
      (situation.offered === "one" && !differs(dialogue.frame[field as keyof ContractFrame], value)),
  );
}

function askAboutProvider(acts: Acts, { said }: Turn): void {
  acts.add("request");
  for (const act of ["ask", "lookup", "out-of-scope", "help"] as const) acts.delete(act);
  if (said.date === undefined && said.time === undefined) acts.delete("book");
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

function nameTask(acts: Acts, intent: Intent, { decision, situation, dialogue, freely, asked }: Turn): void {
  const underWay = dialogue.intent;
  const fresh = decision.tasks.some((task) => task.fresh);
  const anew = situation.more || freely || fresh;
  if ((underWay === "find" || underWay === "book") && !anew) acts.delete("find");
  if (underWay === "book" && !anew) acts.delete("book");
  if (situation.yesNo?.task === "book" && acts.has("affirm") && (!fresh || asked === "offer")) acts.delete("book");
  if (intent === "book" && situation.more && acts.has("book")) acts.delete("affirm");
}
