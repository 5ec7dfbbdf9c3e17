import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Sql } from "postgres";
import type { RaceOrders } from "./race-worker.ts";

const WORKER = fileURLToPath(new URL("./race-worker.ts", import.meta.url));

/**
 * Runs one worker process for each order, lets them all go at the same moment, and gives their outcomes. `script`: the
 * worker's file; it speaks as `race-worker.ts` does.
 */
export async function race<Orders = RaceOrders>(orders: readonly Orders[], script = WORKER): Promise<string[]> {
  const workers = orders.map((each) => startWorker(each, script));
  try {
    for (const { worker, line } of workers) {
      const said = await line();
      if (said !== "ready") throw new Error(`A race worker said "${said}" instead of ready (pid ${worker.pid}).`);
    }
    for (const { worker } of workers) worker.stdin.write("go\n");
    const outcomes = await Promise.all(workers.map(async ({ line }) => JSON.parse(await line()) as string[]));
    return outcomes.flat();
  } finally {
    for (const { worker } of workers) worker.kill();
  }
}

function startWorker(
  orders: unknown,
  script: string,
): { worker: ChildProcessWithoutNullStreams; line(): Promise<string> } {
  const worker = spawn(process.execPath, [script], { stdio: "pipe" });
  let complaint = "";
  worker.stderr.on("data", (chunk) => {
    complaint += String(chunk);
  });
  const lines = createInterface({ input: worker.stdout })[Symbol.asyncIterator]();
  worker.stdin.write(`${JSON.stringify(orders)}\n`);
  return {
    worker,
    async line() {
      const { done, value } = await lines.next();
      if (!done) return value;
      await once(worker, "close");
      throw new Error(`A race worker ended early: ${complaint}`);
    },
  };
}

/** Pairs of active claims on one resource that overlap. The invariant of the ledger is that there are none. */
export async function doubleBookings(admin: Sql, clinicId: string): Promise<number> {
  const [row] = await admin`
    select count(*)::int as pairs from claims a join claims b
      on a.resource_id = b.resource_id and a.id < b.id and a.during && b.during and a.active and b.active
    where a.clinic_id = ${clinicId}`;
  return Number(row?.pairs);
}
