import { expect, it } from "vitest";
import type { AppointmentCard, SlotsCard } from "../graph/reply.ts";
import { cardLines } from "./text-cards.ts";

const slot = { slotId: "s", time: "14:00", label: "2:00 PM", practitioner: "Dr. Lee", location: "Main" };
const slots = (yourTime?: string): SlotsCard => ({
  visitType: "Cleaning",
  timeZone: "America/New_York",
  days: [{ date: "2026-03-10", label: "Tuesday, March 10", slots: [{ ...slot, yourTime, accessibleName: "2:00 PM" }] }],
});

it("D4: a free time stands on both clocks, the clinic's first, where they differ", () => {
  expect(cardLines("agentcare.slots", slots("11:30 PM your time"))).toContain(
    "    1. 2:00 PM (11:30 PM your time) Dr. Lee, Main",
  );
  expect(cardLines("agentcare.slots", slots())).toContain("    1. 2:00 PM  Dr. Lee, Main");
});

it("D4: so does a visit", () => {
  const card: AppointmentCard = {
    status: "booked",
    visitType: "Cleaning",
    practitioner: "Dr. Lee",
    location: "Main",
    when: "Tuesday, March 10 at 2:00 PM",
    timeZone: "America/New_York",
    startsAt: "2026-03-10T18:00:00Z",
    endsAt: "2026-03-10T18:45:00Z",
  };
  const both = cardLines("agentcare.appointment", { ...card, yourTime: "11:30 PM your time" });
  expect(both).toContain("  Cleaning, Tuesday, March 10 at 2:00 PM (11:30 PM your time)");
  expect(cardLines("agentcare.appointment", card)).toContain("  Cleaning, Tuesday, March 10 at 2:00 PM");
});
