import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { stdin, stdout } from "node:process";
import type { PatientDetails } from "../model.ts";
import { Refusal } from "../refusal.ts";
import { createScheduling } from "../scheduling.ts";
import { aPatient } from "./clinic-fixture.ts";
import { connectPatiently, PATIENCE_MS } from "./patience.ts";

/**
 * One process of a race. Reads its orders as a JSON line, says `ready`, waits for another line, then books every slot
 * named at once, each as a patient of its own unless told otherwise, and prints one JSON line of outcomes: `booked`, a refusal's code, or
 * `fault:` with the error's name.
 */
export interface RaceOrders {
  url: string;
  clinicId: string;
  now: string;
  slotIds: string[];
  /** One patient, who asks in one conversation, for all of them; absent: a patient and a conversation for each. */
  one?: { patient: PatientDetails; threadId: string };
}

const lines = readLines();
const orders = JSON.parse(await lines.next()) as RaceOrders;
const { db, close } = connectPatiently(orders.url);
const calendar = createScheduling({ db, now: () => new Date(orders.now), ids: randomUUID, deadlineMs: PATIENCE_MS });
await calendar.directory(orders.clinicId);
stdout.write("ready\n");
await lines.next();
const outcomes = await Promise.all(
  orders.slotIds.map(async (slotId) => {
    const threadId = orders.one?.threadId ?? randomUUID();
    const context = { clinicId: orders.clinicId, actor: `thread:${threadId}`, channel: "chat" } as const;
    const patient = orders.one?.patient ?? aPatient();
    try {
      const { status } = await calendar.book(context, { slotId, patient, idempotencyKey: randomUUID() });
      return status;
    } catch (error) {
      if (error instanceof Refusal) return error.code;
      return `fault:${error instanceof Error ? error.name : "unknown"}`;
    }
  }),
);
stdout.write(`${JSON.stringify(outcomes)}\n`);
await close();
stdin.destroy();

function readLines(): { next(): Promise<string> } {
  let buffer = "";
  stdin.setEncoding("utf8");
  return {
    async next() {
      for (;;) {
        const end = buffer.indexOf("\n");
        if (end >= 0) {
          const line = buffer.slice(0, end);
          buffer = buffer.slice(end + 1);
          return line;
        }
        const [chunk] = await once(stdin, "data");
        buffer += String(chunk);
      }
    },
  };
}
