import type { EvalCase, When, Window } from "../scenario/schema.ts";
import type { Blame, Finding, TrialRecord, TurnRecord } from "../trial.ts";

/**
 * Who is at fault for what was found; null when nothing was. A broken invariant is always the agent's: no person and no
 * scenario can make a write without a yes right.
 */
export function classify(evalCase: EvalCase, record: TrialRecord, findings: readonly Finding[]): Blame | null {
  if (record.ended === "infrastructure" || record.error !== null) {
    // Its own actions were refused: the message then begins with the file.
    return record.error?.startsWith(`${evalCase.file}:`) ? "scenario" : "environment";
  }
  if (findings.length === 0) return null;
  if (findings.some(({ grader }) => grader.startsWith("invariant:") || grader === "forbidden")) return "agent";
  if (goldIsWrong(evalCase, record) !== null) return "scenario";
  return personIsWrong(record.turns) !== null || leftWithoutAnswering(record) ? "user" : "agent";
}

/** Why the file asks for what nobody could do; null: it does not. */
export function goldIsWrong(evalCase: EvalCase, record: Pick<TrialRecord, "gold">): string | null {
  if (evalCase.gold.length > 0 && record.gold.length === 0) return "the gold leaves nothing in the database";
  const { goals, interrupts } = evalCase.user;
  const changes = interrupts.flatMap(({ changes: to }) => (to ? [to] : []));
  const types = new Set([...goals, ...changes].flatMap(({ visitType }) => (visitType ? [visitType] : [])));
  const booked = evalCase.gold.flatMap((action) => ("book" in action ? [action.book] : []));
  const unwanted = booked.find(({ visitType }) => !types.has(visitType));
  if (unwanted && goals.every(({ visitType }) => visitType !== undefined)) {
    return `the gold books a ${unwanted.visitType} and no goal wants one`;
  }
  const wishes = [...goals.flatMap((goal) => [goal, ...goal.otherwise]), ...changes];
  const windows = wishes.map(({ accepts }) => accepts ?? []);
  if (windows.some((accepted) => accepted.length === 0)) return null;
  const late = booked.find(({ at }) => !windows.flat().some((window) => mayBeIn(at, window)));
  return late ? `the gold books at a time that no goal accepts (${JSON.stringify(late.at)})` : null;
}

function mayBeIn(at: When, { from, to }: Window): boolean {
  if (typeof at === "string") return at >= from && at < to;
  const other = "earliest" in at ? at.earliest : at.within;
  return other.from < to && from < other.to;
}

/** What the simulated person answered without having been asked; null: nothing. */
export function personIsWrong(turns: readonly TurnRecord[]): string | null {
  for (const [index, { move, pendingBefore }] of turns.entries()) {
    const earlier = turns.slice(0, index);
    const last = earlier.at(-1);
    if (move.means === "code" && !earlier.some(asksCode))
      return `gave a code in turn ${index + 1} that nobody asked for`;
    if (move.means === "choice" && !earlier.some(showsTimes) && !(last && asksAnything(last)))
      return `chose a time in turn ${index + 1} and none was shown`;
    if (move.means === "yes" && pendingBefore === null && !(last && asksAnything(last))) {
      return `said yes in turn ${index + 1} and nothing was asked`;
    }
  }
  return null;
}

const asksCode = ({ cards, text }: TurnRecord): boolean =>
  cards.some((card) => card.type === "agentcare.form" && card.content.purpose === "code") || /\bcode\b/i.test(text);

const showsTimes = ({ cards, text }: TurnRecord): boolean =>
  cards.some(({ type, content }) => type === "agentcare.slots" && content.days.length > 0) ||
  /\bdo you mean\b|\bwhich (?:one|of)\b|^\d\. /im.test(text);

const asksAnything = ({ text, suggestions, failed }: TurnRecord): boolean =>
  text.includes("?") || suggestions.length > 0 || failed !== null;

/** They went although a proposal had just been put to them. */
function leftWithoutAnswering({ turns, ended }: TrialRecord): boolean {
  const last = turns.at(-1);
  const pending = last?.state?.pending ?? null;
  if (!last || pending === null || (ended !== "done" && ended !== "gave_up")) return false;
  return last.pendingBefore?.id !== pending.id;
}
