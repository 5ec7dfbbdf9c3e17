import { emergencyReply } from "../../../src/graph/emergency-reply.ts";
import type { PublicState } from "../../../src/graph/reply.ts";
import { clockText, dayAndYearText } from "../../../src/locales/en/wording.ts";
import { derivedId } from "../../../src/platform/ids.ts";
import type { Action } from "../../scenario/schema.ts";
import type { TurnRecord, Write } from "../../trial.ts";
import { carryOutGold } from "../before.ts";
import type { Loose } from "../carry-out/acting.ts";
import type { World } from "../world.ts";
import { saying } from "./fixed-answer.ts";
import { CONDUCT, doneWords, factWords, rowWords } from "./reference-words.ts";

/**
 * The agent that knows the answer: it does what the gold says by the verbs, asks for a yes before each write that needs
 * one, and tells the facts in plain sentences. Both sides of the talk are its own; what it leaves is graded like any other.
 */
export async function playReference(world: World): Promise<TurnRecord[]> {
  const { evalCase, clock } = world;
  const { goals, interrupts } = evalCase.user;
  const turns: TurnRecord[] = [];
  const says = (index: number): string => goals[Math.min(index, goals.length - 1)]?.says[0] ?? "Hello";
  for (const [index, action] of evalCase.gold.entries()) {
    turns.push(...(await playAction(world, { action, index, says: says(index) })));
  }
  const at = clock.now().toISOString();
  const emergency = goals.find(({ until }) => until === "emergency")?.says[0];
  const alarm = emergency ?? interrupts.find(({ means }) => means === "emergency")?.says[0];
  if (alarm) {
    const move = { kind: "text", text: alarm, means: "emergency" } as const;
    const first = emergencyReply("emergency", world.directory, clock.now());
    if (!turns.some((turn) => turn.move.text === alarm)) turns.push(saying("", { move, at }));
    // The number to call comes before anything else that is done about it.
    for (const turn of turns.filter((one) => one.move.text === alarm)) {
      Object.assign(turn, { move, text: [first.text, turn.text].filter(Boolean).join("\n"), cards: first.cards });
    }
  }
  const told = await factsOf(world);
  if (turns.length === 0 || told.length > 0) {
    const move = { kind: "text", text: says(goals.length), means: "question" } as const;
    turns.push(saying(told.join("\n") || "I understand.", { move, at }));
  }
  const [first, ...rest] = turns;
  if (!first) return turns;
  const tools = evalCase.order.map((name) => ({ name, args: {}, refusal: null }));
  return [{ ...first, tools: [...tools, ...first.tools] }, ...rest];
}

/** One action of the gold: the wish, its proposal where it needs a yes, and what was done. */
async function playAction(
  world: World,
  { action, index, says }: { action: Action; index: number; says: string },
): Promise<TurnRecord[]> {
  const { evalCase, verbs, directory, session, named, clock } = world;
  const loose: Loose = new Map();
  await carryOutGold({ evalCase, verbs, directory }, { threadId: session.threadId, named, loose }, index);
  const writes = await world.takeWrites();
  const [key] = Object.keys(action) as (keyof typeof CONDUCT)[]; // safe: the schema has these keys and no other
  if (!key) return [];
  const { asks, tool } = CONDUCT[key];
  const at = clock.now().toISOString();
  const [stands, ...gone] = inOrder(writes);
  const words = stands ? rowWords(stands, directory) : "what you asked for";
  const done = (move: TurnRecord["move"], pendingBefore: PublicState["pending"]): TurnRecord => ({
    ...saying(stands?.fields.status === "pending" ? waitsForClinic(words) : doneWords(key, words, action), {
      move,
      at,
    }),
    pendingBefore,
    tools: [{ name: tool, args: {}, refusal: null }],
    writes,
  });
  const wish = { kind: "text", text: says, means: "wish" } as const;
  if (asks === null) return [done(wish, null)];
  const instead = gone.map((row) => `, in place of ${rowWords(row, directory)}`).join("");
  const summary = `Please check: ${words}${instead}. Is that right?`;
  const id = derivedId(session.threadId, String(index));
  const pending = { id, kind: asks, expiresAt: null, summary, holdId: null };
  const proposing = {
    ...saying(summary, { move: wish, at }),
    state: { held: null, pending, suggestions: ["Yes", "No"] },
  };
  return [proposing, done({ kind: "text", text: "Yes, please.", means: "yes" }, pending)];
}

/** The row that stands at the end comes first: of a move the new visit, then the old one. */
const inOrder = (writes: readonly Write[]): Write[] => {
  const isGone = ({ fields }: Write) => fields.cancelReason === "rescheduled";
  const visits = writes.filter(({ table }) => table === "appointments");
  return [...visits.filter((write) => !isGone(write)), ...visits.filter(isGone), ...writes].filter(
    (write, at, all) => all.indexOf(write) === at && (visits.length === 0 || write.table === "appointments"),
  );
};

const waitsForClinic = (words: string): string => `It waits for the clinic's approval: ${words}.`;

async function factsOf({ evalCase, directory, named, admin }: World): Promise<string[]> {
  const rows = await admin<{ id: string; reference: string; start: string }[]>`
    select id, reference, to_char(starts_at at time zone time_zone, 'YYYY-MM-DD"T"HH24:MI') as start
    from appointments where id::text = any(${[...named.visits.values()]})`;
  const reference = (name: string): string => {
    const row = rows.find(({ id }) => id === named.visits.get(name));
    const [date = "", time = ""] = row?.start.split("T") ?? [];
    return row ? `Its reference is ${row.reference}, on ${dayAndYearText(date)} at ${clockText(time)}.` : "";
  };
  return evalCase.facts.map((fact) => factWords(fact, directory, reference));
}
