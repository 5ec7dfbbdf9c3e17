import { randomUUID } from "node:crypto";
import { createBareGraph, type Shape } from "./bare-graph.ts";
import { aPatient, bookByChat, giveBack, TURNS } from "./conversation.ts";
import { ANCHOR, type Bench } from "./environment.ts";
import { median } from "./measure.ts";
import { countOnTheWire, type WireCounts } from "./wire-counter.ts";

const CONVERSATIONS = 3;
const SHOWN = 12;

/** What a turn asks of the database, in sentences: counted on the wire in bookings of their own, which are not timed. */
export async function countTurns(bench: Bench, shape: Shape): Promise<string[]> {
  const { adminUrl, composeOn, clinicId, progress } = bench;
  const wire = await countOnTheWire(adminUrl);
  const system = await composeOn(wire.url);
  const perTurn = new Map<string, { statements: number[]; roundTrips: number[]; commits: number[] }>();
  const texts = new Map<string, number>();
  let turns = 0;
  try {
    for (let index = 0; index <= CONVERSATIONS; index += 1) {
      progress(`turn: counting queries, conversation ${index + 1} of ${CONVERSATIONS + 1}`);
      wire.take();
      const { session } = await bookByChat(system, clinicId, aPatient(index, ANCHOR), ({ turn }) => {
        const { statements, roundTrips, commits } = wire.take();
        // The first conversation opens connections and reads the directory.
        if (index === 0) return;
        turns += 1;
        const entry = perTurn.get(turn) ?? { statements: [], roundTrips: [], commits: [] };
        perTurn.set(turn, entry);
        entry.statements.push(total(statements));
        entry.roundTrips.push(roundTrips);
        entry.commits.push(commits);
        for (const [text, count] of statements) texts.set(text, (texts.get(text) ?? 0) + count);
      });
      await giveBack(system, session);
    }
  } finally {
    await system.close();
    await wire.close();
  }
  const peer = await countBare(bench, shape);
  const most = [...texts].sort(([, a], [, b]) => b - a).slice(0, SHOWN);
  return [
    ...TURNS.flatMap((turn) => {
      const entry = perTurn.get(turn);
      if (!entry) return [];
      const { statements, roundTrips, commits } = entry;
      return [
        `"${turn}": ${median(statements)} statements, ${median(roundTrips)} round trips, ${median(commits)} explicit commits`,
      ];
    }),
    `bare graph, one turn: ${total(peer.statements)} statements, ${peer.roundTrips} round trips, ${peer.commits} explicit commits`,
    ...most.map(
      ([text, count]) => `${(count / turns).toFixed(1)} a turn: \`${text.slice(0, 110).replaceAll("|", "\\|")}\``,
    ),
  ];
}

/** The same for one turn of the bare graph, on connections that are open already. */
async function countBare({ adminUrl, config }: Bench, shape: Shape): Promise<WireCounts> {
  const wire = await countOnTheWire(adminUrl);
  const bare = await createBareGraph({ url: wire.url, max: config.DB_POOL_MAX });
  try {
    const thread = randomUUID();
    await bare.turn(thread, shape);
    wire.take();
    await bare.turn(thread, shape);
    return wire.take();
  } finally {
    await bare.close();
    await wire.close();
  }
}

const total = (statements: ReadonlyMap<string, number>): number =>
  [...statements.values()].reduce((sum, count) => sum + count, 0);
