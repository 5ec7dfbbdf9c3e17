import { randomUUID } from "node:crypto";
import { stdin, stdout } from "node:process";
import { createInterface } from "node:readline";
import type { SchedulingContext } from "../../model.ts";
import { Refusal } from "../../refusal.ts";
import { createScheduling } from "../../scheduling.ts";
import { aPatient } from "../../testing/clinic-fixture.ts";
import { connectPatiently, PATIENCE_MS } from "../../testing/patience.ts";
import { createWaitlist } from "../waitlist.ts";

/**
 * One process of a race for an offered time: accepts the offers as their conversations, and books the slots as staff, all
 * at once. Prints one JSON line of outcomes: the status of the visit, a refusal's code, or `fault:` with the error's name.
 */
export interface AcceptOrders {
  url: string;
  clinicId: string;
  now: string;
  accept: { context: SchedulingContext; offerId: string }[];
  /** Booked by staff, directly. */
  slotIds: string[];
  /** Offered to who waits; instants are ISO. Its outcome is `offered:` with how many offers were made. */
  freed?: { practitionerId: string; locationId: string; startsAt: string; endsAt: string };
}

const lines = createInterface({ input: stdin })[Symbol.asyncIterator]();
const orders = JSON.parse(String((await lines.next()).value)) as AcceptOrders;
const { db, close } = connectPatiently(orders.url);
const parts = { db, now: () => new Date(orders.now), ids: randomUUID, deadlineMs: PATIENCE_MS };
const scheduling = createScheduling(parts);
const waitlist = createWaitlist({ ...parts, offerMinutes: 30, directory: scheduling.directory });
await scheduling.directory(orders.clinicId);
stdout.write("ready\n");
await lines.next();
const staff = (): SchedulingContext => ({
  clinicId: orders.clinicId,
  actor: `staff:${randomUUID()}`,
  channel: "staff",
});
const attempts = [
  ...orders.accept.map(({ context, offerId }) =>
    waitlist.accept(context, { offerId, swap: null, idempotencyKey: randomUUID() }),
  ),
  ...orders.slotIds.map((slotId) =>
    scheduling.book(staff(), { slotId, patient: aPatient(), idempotencyKey: randomUUID() }),
  ),
];
const { freed } = orders;
const rounds = freed
  ? [
      waitlist.offerFreedTime(orders.clinicId, {
        ...freed,
        startsAt: new Date(freed.startsAt),
        endsAt: new Date(freed.endsAt),
      }),
    ]
  : [];
const settled = await Promise.allSettled([
  ...attempts.map(async (attempt) => (await attempt).status),
  ...rounds.map(async (round) => `offered:${(await round).offered.length}`),
]);
const outcomes = settled.map((outcome) => {
  if (outcome.status === "fulfilled") return outcome.value;
  const { reason } = outcome;
  if (reason instanceof Refusal) return reason.code;
  return `fault:${reason instanceof Error ? reason.name : "unknown"}`;
});
stdout.write(`${JSON.stringify(outcomes)}\n`);
await close();
stdin.destroy();
