import { randomUUID } from "node:crypto";
import { type BaseMessage, isAIMessage } from "@langchain/core/messages";
import type { AgentCare } from "../src/compose.ts";
import type { Session } from "../src/http/runs/runs.ts";
import { createBareGraph, type Shape } from "./bare-graph.ts";
import { aPatient, bookByChat, giveBack, type TookTurn, TURNS, type TurnName } from "./conversation.ts";
import { ANCHOR, type Bench } from "./environment.ts";
import { median, quantile, timed } from "./measure.ts";
import { ms, type Section, times } from "./report.ts";
import { countTurns } from "./turn-queries.ts";

const AGENTS = new Set(["availability", "booking", "faq", "handoff", "identity", "waitlist"]);

/** A whole turn beside LangGraph alone: as many nodes and supersteps, interleaved turn by turn in one database. */
export async function benchTurn(bench: Bench): Promise<Section> {
  const { system, clinicId, quick, progress } = bench;
  const conversations = quick ? 6 : 30;
  const warmUp = quick ? 2 : 5;
  const bare = await createBareGraph({ url: bench.adminUrl, max: bench.config.DB_POOL_MAX });
  const ours = new Map<TurnName, number[]>(TURNS.map((name) => [name, []]));
  const theirs = new Map<TurnName, number[]>(TURNS.map((name) => [name, []]));
  const shapes = new Map<TurnName, Shape>();
  try {
    for (let index = 0; index < warmUp + conversations; index += 1) {
      progress(`turn: conversation ${index + 1} of ${warmUp + conversations}`);
      const bareThread = randomUUID();
      const { session } = await bookByChat(system, clinicId, aPatient(index % 30, ANCHOR), async (took, session) => {
        const shape = await shapeOf(system, session, took);
        const peer = await timed(() => bare.turn(bareThread, shape));
        if (index < warmUp) return;
        ours.get(took.turn)?.push(took.ms);
        theirs.get(took.turn)?.push(peer.ms);
        shapes.set(took.turn, shape);
      });
      await giveBack(system, session);
    }
  } finally {
    await bare.close();
  }

  const mine = [...ours.values()].flat();
  const bares = [...theirs.values()].flat();
  const ratio = median(mine) / median(bares);
  const lines = TURNS.map((name) => {
    const [a, b] = [median(ours.get(name) ?? []), median(theirs.get(name) ?? [])];
    return {
      what: `"${name}", p50 (${nodesOf(shapes.get(name) ?? [])} nodes)`,
      ours: ms(a),
      peer: ms(b),
      ratio: times(a / b),
      target: null,
    };
  });
  const [p95, peer95] = [quantile(mine, 0.95), quantile(bares, 0.95)];
  return {
    title: "A turn on the rules tier",
    how:
      `Submit to last event, over ${conversations} bookings of five turns, each turn followed by one of a bare LangGraph ` +
      `graph of as many nodes and supersteps that do nothing, with the stock PostgresSaver, its own schema, no row-level security, durability "sync".`,
    findings: [
      {
        what: "all turns, p50",
        ours: ms(median(mine)),
        peer: ms(median(bares)),
        ratio: times(ratio),
        target: { says: "≤ 2 ×", held: ratio <= 2 },
      },
      { what: "all turns, p95", ours: ms(p95), peer: ms(peer95), ratio: times(p95 / peer95), target: null },
      ...lines,
    ],
    notes: await countTurns(bench, shapes.get("ask") ?? []),
  };
}

const nodesOf = (shape: Shape): number => shape.length + shape.reduce((sum, inner) => sum + inner, 0);

/** What the run told of its steps, and for an agent how many nodes ran inside it: two a tool call, and the last decision. */
async function shapeOf(system: AgentCare, { threadId }: Session, took: TookTurn): Promise<Shape> {
  const state = await system.graph.getState({ configurable: { thread_id: threadId } });
  const messages: BaseMessage[] = state.values.messages ?? [];
  const calls = messages.filter(isAIMessage).flatMap(({ tool_calls }) => tool_calls ?? []);
  const ofTurn = calls.filter(({ id }) => id?.startsWith(took.runId)).length;
  const agents = took.steps.filter((step) => AGENTS.has(step)).length;
  let left = ofTurn;
  return took.steps.map((step) => {
    if (!AGENTS.has(step)) return 0;
    const here = Math.ceil(left / agents);
    left -= here;
    return 2 * here + 1;
  });
}
