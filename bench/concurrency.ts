import { aPatient, bookByChat, giveBack, NotBooked } from "./conversation.ts";
import { ANCHOR, type Bench } from "./environment.ts";
import { pause, quantile } from "./measure.ts";
import { type Finding, ms, perSecond, type Section } from "./report.ts";

/** How long a patient reads and types between two messages. */
const THINK_MS = 3_000;
const P95_MS = 500;

interface Crowd {
  patients: number;
  thinkMs: number;
  /** One after another by each of them. */
  bookingsEach: number;
}

/** Turns while 1, 10 and 100 patients talk at once, each booking a visit of their own: without a pause, and as people do. */
export async function benchConcurrency(bench: Bench): Promise<Section> {
  const crowds: Crowd[] = [
    { patients: 1, thinkMs: 0, bookingsEach: bench.quick ? 3 : 12 },
    { patients: 10, thinkMs: 0, bookingsEach: bench.quick ? 1 : 4 },
    { patients: 100, thinkMs: 0, bookingsEach: 1 },
    { patients: 100, thinkMs: THINK_MS, bookingsEach: bench.quick ? 1 : 2 },
  ];
  const findings: Finding[] = [];
  const notes: string[] = [];
  let alone: number | null = null;
  for (const crowd of crowds) {
    const { took, seconds, lost } = await talk(bench, crowd);
    const [p50, p95] = [quantile(took, 0.5), quantile(took, 0.95)];
    alone ??= p50;
    const { patients, thinkMs } = crowd;
    findings.push({
      what: `${patients} at once${thinkMs > 0 ? `, ${thinkMs / 1_000} s between messages` : ", no pause"}: p50 / p95`,
      ours: `${ms(p50)} / ${ms(p95)}`,
      peer: "–",
      ratio: "–",
      target: patients === 100 ? { says: `p95 < ${P95_MS} ms`, held: p95 < P95_MS } : null,
    });
    notes.push(
      `${patients} at once${thinkMs > 0 ? " with pauses" : ""}: ${took.length} turns, ${perSecond(took.length / seconds)}` +
        `, p50 ${(p50 / alone).toFixed(1)} × of one alone, ${lost} bookings not made`,
    );
  }
  return {
    title: "Patients at once",
    how:
      "Submit to last event, in one process with its default pools (10 connections each for its own queries and for checkpoints). " +
      "Without a pause everybody sends the next message the moment the last is answered: the machine is saturated on purpose, and the time is mostly waiting.",
    findings,
    notes,
  };
}

async function talk({ system, clinicId, progress }: Bench, { patients, thinkMs, bookingsEach }: Crowd) {
  const took: number[] = [];
  let lost = 0;
  const begun = performance.now();
  const sessions = await Promise.all(
    Array.from({ length: patients }, async (_, index) => {
      const opened = [];
      // People do not all begin in the same instant either.
      await pause((thinkMs * index) / patients);
      for (let round = 0; round < bookingsEach; round += 1) {
        const patient = aPatient((index + round * 37) % 150, ANCHOR);
        try {
          const { session } = await bookByChat(system, clinicId, patient, (turn) => {
            took.push(turn.ms);
            if (took.length % 100 === 0) progress(`concurrency: ${patients} at once, ${took.length} turns`);
            return pause(thinkMs);
          });
          opened.push(session);
        } catch (error) {
          // All of a day's times may be taken by the others; a failed turn is no such thing.
          if (!(error instanceof NotBooked)) throw error;
          lost += 1;
        }
      }
      return opened;
    }),
  );
  const seconds = (performance.now() - begun) / 1_000;
  for (const session of sessions.flat()) await giveBack(system, session);
  return { took, seconds, lost };
}
