import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { endHold } from "../../../db/queries/holds.ts";
import { integrationSuite, MONDAY_9, minutesLater } from "../testing/int-suite.ts";
import { doubleBookings, race } from "../testing/race.ts";
import type { AcceptOrders } from "./testing/accept-worker.ts";
import { type WaitingRoom, waitingRoom } from "./testing/waiting-room.ts";

const suite = integrationSuite();
const WORKER = fileURLToPath(new URL("./testing/accept-worker.ts", import.meta.url));

async function anOffer(room: WaitingRoom) {
  const visit = await room.bookAt(10);
  const { place, context } = await room.join();
  await room.join({ at: minutesLater(MONDAY_9, 1) });
  const { offered } = await room.at().offerFreedTime(room.clinic.clinicId, await room.cancel(visit));
  const [offer] = await room.offersOf(place.id);
  if (!offer || offered.length !== 1) throw new Error("The freed time was not offered to the first.");
  return { place, context, offer };
}

const ordersFor = (room: WaitingRoom, orders: Pick<AcceptOrders, "accept" | "slotIds">): AcceptOrders => ({
  url: suite.database.url,
  clinicId: room.clinic.clinicId,
  now: MONDAY_9.toISOString(),
  ...orders,
});

it("C13: of six who accept one offer in three processes at once, one wins and the others are told kindly", async () => {
  const room = await waitingRoom(suite);
  const { place, context, offer } = await anOffer(room);
  const accept = [1, 2].map(() => ({ context, offerId: offer.id }));
  const outcomes = await race(
    [1, 2, 3].map(() => ordersFor(room, { accept, slotIds: [] })),
    WORKER,
  );
  expect(outcomes.toSorted()).toEqual(["booked", ...Array(5).fill("offer_gone")]);
  expect((await room.entry(place.id)).state).toBe("accepted");
  expect(await doubleBookings(suite.owner.sql, room.clinic.clinicId)).toBe(0);
});

it("C14: while staff book the same slot, the patient whose time is kept wins, and nobody else", async () => {
  const room = await waitingRoom(suite);
  const { context, offer } = await anOffer(room);
  const outcomes = await race(
    [
      ordersFor(room, { accept: [{ context, offerId: offer.id }], slotIds: [offer.slotId] }),
      ordersFor(room, { accept: [], slotIds: [offer.slotId, offer.slotId] }),
      ordersFor(room, { accept: [], slotIds: [offer.slotId, offer.slotId] }),
    ],
    WORKER,
  );
  expect(outcomes[0]).toBe("booked");
  expect(outcomes.slice(1).every((code) => code === "slot_held" || code === "slot_taken")).toBe(true);
  expect(await doubleBookings(suite.owner.sql, room.clinic.clinicId)).toBe(0);
});

it("C14: even when the hold was taken away, the slot has one winner and the others hear that it is gone", async () => {
  const room = await waitingRoom(suite);
  const { clinicId } = room.clinic;
  const { place, context, offer } = await anOffer(room);
  await room.clinic.write((tx) => endHold(tx, { clinicId, holdId: offer.holdId ?? "", state: "released" }));
  const outcomes = await race(
    [
      ordersFor(room, { accept: [{ context, offerId: offer.id }], slotIds: [] }),
      ordersFor(room, { accept: [], slotIds: [offer.slotId] }),
      ordersFor(room, { accept: [], slotIds: [offer.slotId] }),
    ],
    WORKER,
  );
  expect(outcomes.filter((outcome) => outcome === "booked")).toHaveLength(1);
  const [accepted] = outcomes;
  expect(["booked", "offer_gone"]).toContain(accepted);
  const state = accepted === "booked" ? "accepted" : "waiting";
  expect((await room.entry(place.id)).state).toBe(state);
  expect((await room.offersOf(place.id)).map((each) => each.state)).toEqual([
    accepted === "booked" ? "accepted" : "lost",
  ]);
  expect(await doubleBookings(suite.owner.sql, clinicId)).toBe(0);
});

it("C13: of three processes that offer one freed slot at once, one makes the one offer", async () => {
  const room = await waitingRoom(suite);
  const visit = await room.bookAt(10);
  for (const minute of [0, 1, 2]) await room.join({ at: minutesLater(MONDAY_9, minute) });
  const { startsAt, endsAt, ...where } = await room.cancel(visit);
  const freed = { ...where, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
  const orders = { ...ordersFor(room, { accept: [], slotIds: [] }), freed };
  const outcomes = await race([orders, orders, orders], WORKER);
  expect(outcomes.toSorted()).toEqual(["offered:0", "offered:0", "offered:1"]);
  expect(await doubleBookings(suite.owner.sql, room.clinic.clinicId)).toBe(0);
});
