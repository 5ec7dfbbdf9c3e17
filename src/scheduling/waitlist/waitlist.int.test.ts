import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { appointments, identityProofs, threads, visitTypes } from "../../../db/schema/index.ts";
import { aPatient } from "../testing/clinic-fixture.ts";
import { integrationSuite, MONDAY_9, minutesLater } from "../testing/int-suite.ts";
import { doubleBookings } from "../testing/race.ts";
import { codeOf } from "../testing/refusals.ts";
import { ANY, type WaitingRoom, waitingRoom } from "./testing/waiting-room.ts";

const suite = integrationSuite();
const key = () => ({ idempotencyKey: randomUUID() });
/** A conversation that has just proved to speak for the patient; the proof holds for half an hour. */
async function provedFor(room: WaitingRoom, patientId: string) {
  const threadId = randomUUID();
  const { clinicId } = room.clinic;
  await room.clinic.write(async (tx) => {
    await tx.insert(threads).values({ id: threadId, clinicId });
    const expiresAt = minutesLater(MONDAY_9, 30);
    await tx.insert(identityProofs).values({ clinicId, threadId, patientId, provedAt: MONDAY_9, expiresAt });
  });
  return room.clinic.patientContext(threadId);
}
const TUESDAY = [{ from: "2026-03-03", to: "2026-03-03" }];

it("puts a patient on the list once, however often it is asked, and tells the place among those who compete", async () => {
  const room = await waitingRoom(suite);
  const mornings = { ...ANY, times: [{ to: "12:00" }] };
  const afternoons = { ...ANY, times: [{ from: "12:00" }] };
  const { place: first } = await room.join({ criteria: mornings });
  const { place: other } = await room.join({ criteria: afternoons, at: minutesLater(MONDAY_9, 1) });
  const idempotencyKey = randomUUID();
  const context = room.clinic.patientContext();
  const patient = aPatient();
  const { place } = await room.join({ context, patient, idempotencyKey, at: minutesLater(MONDAY_9, 2) });
  const { place: again } = await room.join({ context, patient, idempotencyKey, at: minutesLater(MONDAY_9, 3) });
  expect([first.position, other.position, place.position]).toEqual([1, 1, 3]);
  expect(again).toEqual(place);
  expect((await room.at().places(room.clinic.staffContext())).places).toHaveLength(3);
});

it("keeps the place when the same conversation asks again with another wish, and when it is edited", async () => {
  const room = await waitingRoom(suite);
  const { place, context, patient } = await room.join();
  await room.join({ at: minutesLater(MONDAY_9, 1) });
  const { place: changed } = await room.join({
    context,
    patient,
    criteria: { ...ANY, weekdays: [2] },
    at: minutesLater(MONDAY_9, 2),
  });
  expect(changed).toMatchObject({ id: place.id, position: 1, version: 2, criteria: { weekdays: [2] } });
  const request = { entryId: place.id, expectedVersion: 2, criteria: { ...ANY, weekdays: [3] }, ...key() };
  const edited = await room.at().edit(context, request);
  expect(edited).toMatchObject({ position: 1, version: 3, criteria: { weekdays: [3] } });
  expect(await codeOf(room.at().edit(context, { ...request, ...key() }))).toBe("version_conflict");
});

it("shows and changes a place only to who joined it, who proved the patient, and the clinic", async () => {
  const room = await waitingRoom(suite);
  const { place, context } = await room.join();
  const stranger = room.clinic.patientContext();
  expect((await room.at().places(context)).places).toHaveLength(1);
  expect(await room.at().places(stranger)).toEqual({ places: [], proved: false });
  const leaving = { entryId: place.id, expectedVersion: place.version, ...key() };
  expect(await codeOf(room.at().leave(stranger, leaving))).toBe("waitlist_not_found");

  const proved = await provedFor(room, (await room.entry(place.id)).patientId);
  const seen = await room.at().places(proved);
  expect(seen).toMatchObject({ proved: true, places: [{ id: place.id }] });
  expect(await room.at(minutesLater(MONDAY_9, 31)).places(proved)).toEqual({ places: [], proved: false });
  await room.at().leave(proved, leaving);
  expect((await room.at().places(context)).places).toEqual([]);
});

it("tells nobody who has not proved a patient whether the clinic has seen them, and takes the proof for the number", async () => {
  const room = await waitingRoom(suite);
  const { visitTypeId } = room.clinic;
  const patient = aPatient();
  const staff = room.clinic.staffContext();
  const visit = await room.bookAt(10, staff, patient);
  const outcome = { appointmentId: visit.id, expectedVersion: visit.version, outcome: "fulfilled" as const };
  await suite.staffAt().recordOutcome(staff, { ...outcome, ...key() });
  await room.clinic.write((tx) =>
    tx.update(visitTypes).set({ patientKind: "established" }).where(eq(visitTypes.id, visitTypeId)),
  );
  const check = { code: "identity_required", params: { problem: "check" } };
  await expect(room.join({ patient })).rejects.toMatchObject(check);
  await expect(room.join()).rejects.toMatchObject(check);
  expect(await codeOf(room.join({ context: staff }))).toBe("needs_new_patient_visit");

  const [row] = await room.clinic.write((tx) => tx.select().from(appointments).where(eq(appointments.id, visit.id)));
  const patientId = row?.patientId ?? "";
  const context = await provedFor(room, patientId);
  const { place } = await room.join({ context, patient: { ...patient, phone: "+1 914 555 0177" } });
  expect((await room.entry(place.id)).patientId).toBe(patientId);
});

it("tells a stranger at an offer's end nothing of the patient's other visits", async () => {
  const room = await waitingRoom(suite, { practitioners: 2 });
  const patient = aPatient();
  const [visit, staff] = [await room.bookAt(10), room.clinic.staffContext()];
  await room.bookAt(15, staff, patient);
  const { context } = await room.join({ patient, criteria: { ...ANY, practitionerIds: [visit.practitionerId] } });
  const [offer] = (await room.at().offerFreedTime(room.clinic.clinicId, await room.cancel(visit))).offered;
  // The patient books elsewhere at that time while the offer is open.
  const meanwhile = await room.bookAt(10, staff, patient);
  expect(meanwhile.practitionerId).not.toBe(visit.practitionerId);
  const accept = { offerId: offer?.offerId ?? "", swap: null };
  expect(await codeOf(room.at().accept(context, { ...accept, ...key() }))).toBe("identity_required");
  expect(await codeOf(room.at().accept(staff, { ...accept, ...key() }))).toBe("patient_overlap");
});

it("refuses to join for a visit, a day or a swap that cannot be", async () => {
  const room = await waitingRoom(suite);
  const past = { ...ANY, dates: [{ from: "2026-02-02", to: "2026-02-03" }] };
  expect(await codeOf(room.join({ criteria: past }))).toBe("past");
  expect(await codeOf(room.join({ visitTypeId: randomUUID() }))).toBe("visit_type_not_found");
  const nobody = { ...ANY, practitionerIds: [randomUUID()] };
  expect(await codeOf(room.join({ criteria: nobody }))).toBe("practitioner_not_found");
  const visit = await room.bookAt(10);
  expect(await codeOf(room.join({ swapAppointmentId: visit.id }))).toBe("appointment_not_found");
});

it("C13: a freed slot goes to whom it suits, who waits longest first, and is kept by a hold", async () => {
  const room = await waitingRoom(suite);
  const visit = await room.bookAt(10);
  const { place: afternoon } = await room.join({ criteria: { ...ANY, times: [{ from: "13:00" }] } });
  const { place: first, context } = await room.join({ criteria: { ...ANY, dates: TUESDAY } });
  const { place: second } = await room.join({ at: minutesLater(MONDAY_9, 1) });
  const freed = await room.cancel(visit);
  const round = await room.at().offerFreedTime(room.clinic.clinicId, freed);
  expect(round.offered.map(({ entryId }) => entryId)).toEqual([first.id]);
  expect((await room.entry(afternoon.id)).state).toBe("waiting");
  expect((await room.entry(second.id)).state).toBe("waiting");

  const { places } = await room.at().places(context);
  expect(places[0]?.offer).toMatchObject({
    slot: { date: "2026-03-03", time: "10:00" },
    expiresAt: minutesLater(MONDAY_9, 30).toISOString(),
  });
  const direct = { slotId: places[0]?.offer?.slot.id ?? "", patient: aPatient(), ...key() };
  expect(await codeOf(suite.at().book(room.clinic.patientContext(), direct))).toBe("slot_held");
});

it("C13: declined and expired offers stay on record, and the next in the queue is offered the time", async () => {
  const room = await waitingRoom(suite);
  const { clinicId } = room.clinic;
  const visit = await room.bookAt(10);
  const people = [];
  for (const minute of [0, 1, 2]) people.push(await room.join({ at: minutesLater(MONDAY_9, minute) }));
  const [a, b, c] = people.map(({ place }) => place.id) as [string, string, string];
  const freed = await room.cancel(visit);

  const [first] = (await room.at().offerFreedTime(clinicId, freed)).offered;
  expect(first?.entryId).toBe(a);
  await room.at().decline(people[0]?.context ?? room.clinic.patientContext(), first?.offerId ?? "");
  expect((await room.entry(a)).state).toBe("waiting");

  const round = await room.at().offerFreedTime(clinicId, freed);
  expect(round).toMatchObject({ offered: [{ entryId: b }], passedOver: [{ entryId: a, reason: "answered_before" }] });
  const later = minutesLater(MONDAY_9, 31);
  expect(await room.at(later).expireOffers(clinicId)).toBe(1);
  expect(await room.at(later).expireOffers(clinicId)).toBe(0);
  const last = await room.at(later).offerFreedTime(clinicId, freed);
  expect(last.offered).toMatchObject([{ entryId: c }]);
  expect((await room.offersOf(a)).map(({ state }) => state)).toEqual(["declined"]);
  expect((await room.offersOf(b)).map(({ state }) => state)).toEqual(["expired"]);
  expect((await room.jobs()).filter(({ kind }) => kind === "offer_slot")).toHaveLength(3);
});

it("C13: an offer that ran out or was answered cannot be accepted; the refusal is kind and the place stays", async () => {
  const room = await waitingRoom(suite);
  const { clinicId } = room.clinic;
  const visit = await room.bookAt(10);
  const { place, context } = await room.join();
  const [offer] = (await room.at().offerFreedTime(clinicId, await room.cancel(visit))).offered;
  const accept = { offerId: offer?.offerId ?? "", swap: null, ...key() };
  const late = room.at(minutesLater(MONDAY_9, 30)).accept(context, accept);
  await expect(late).rejects.toMatchObject({ code: "offer_gone", message: expect.stringContaining("keep your place") });
  const booked = await room.at().accept(context, accept);
  expect(booked).toMatchObject({ status: "booked", date: "2026-03-03", time: "10:00" });
  expect(await room.at().accept(context, accept)).toEqual(booked);
  expect(await codeOf(room.at().accept(context, { ...accept, ...key() }))).toBe("offer_gone");
  expect((await room.entry(place.id)).state).toBe("accepted");
  expect(await room.offersOf(place.id)).toMatchObject([{ state: "accepted", appointmentId: booked.id }]);
});

it("C13: a patient who is elsewhere at that time is passed over, and it is on record", async () => {
  const room = await waitingRoom(suite, { practitioners: 2 });
  const [one, other] = room.clinic.practitionerIds as [string, string];
  const patient = aPatient();
  const visit = await room.bookAt(10);
  const elsewhere = visit.practitionerId === one ? other : one;
  const { slots } = await suite.at().findSlots(room.clinic.staffContext(), {
    visitTypeId: room.clinic.visitTypeId,
    practitionerIds: [elsewhere],
    dates: TUESDAY,
    times: [{ from: "10:00", to: "10:01" }],
  });
  await suite.at().book(room.clinic.patientContext(), { slotId: slots[0]?.id ?? "", patient, ...key() });
  const { place: busy } = await room.join({ patient });
  const { place: free } = await room.join({ at: minutesLater(MONDAY_9, 1) });
  const round = await room.at().offerFreedTime(room.clinic.clinicId, await room.cancel(visit));
  expect(round.passedOver).toEqual([{ entryId: busy.id, reason: "patient_overlap" }]);
  expect(round.offered).toMatchObject([{ entryId: free.id }]);
});

it("C15: accepting an earlier offer swaps the later visit in one transaction, with its reference and its lineage", async () => {
  const room = await waitingRoom(suite);
  const { clinicId } = room.clinic;
  const context = room.clinic.patientContext();
  const patient = aPatient();
  const early = await room.bookAt(10);
  const mine = await moveToFriday(await room.bookAt(15, context, patient));
  const { place } = await room.join({ context, patient, swapAppointmentId: mine.id });
  const [offer] = (await room.at().offerFreedTime(clinicId, await room.cancel(early))).offered;
  const accept = (version: number) =>
    room.at().accept(context, { offerId: offer?.offerId ?? "", swap: { id: mine.id, version }, ...key() });

  expect(await codeOf(accept(mine.version + 1))).toBe("version_conflict");
  expect(await suite.at().getAppointment(context, mine.id)).toMatchObject({ status: "booked" });
  const booked = await accept(mine.version);
  expect(booked).toMatchObject({ date: "2026-03-03", time: "10:00", rescheduledFrom: mine.id });
  expect(booked.reference).toBe(mine.reference);
  const visits = await suite.at().listAppointments(context);
  expect(visits.filter(({ status }) => status === "booked").map(({ id }) => id)).toEqual([booked.id]);
  expect((await room.entry(place.id)).state).toBe("accepted");
  expect((await room.jobs()).some(({ dedupeKey }) => dedupeKey === `offer_slot:visit:${mine.id}:2`)).toBe(true);

  async function moveToFriday(visit: Awaited<ReturnType<typeof room.bookAt>>) {
    const dates = [{ from: "2026-03-06", to: "2026-03-06" }];
    const { slots } = await suite.at().findSlots(context, { visitTypeId: visit.visitTypeId, dates });
    const moved = await suite.at().reschedule(room.clinic.staffContext(), {
      appointmentId: visit.id,
      slotId: slots[0]?.id ?? "",
      expectedVersion: visit.version,
      ...key(),
    });
    return moved;
  }
});

it("C15: a visit that staff give up for an earlier one after the cutoff says that it was late", async () => {
  const room = await waitingRoom(suite);
  const [context, staff] = [room.clinic.patientContext(), room.clinic.staffContext()];
  const patient = aPatient();
  const early = await room.bookAt(10);
  const mine = await room.bookAt(15, context, patient);
  await room.join({ context, patient, swapAppointmentId: mine.id });
  const evening = minutesLater(MONDAY_9, 20 * 60);
  const [offer] = (await room.at(evening).offerFreedTime(room.clinic.clinicId, await room.cancel(early))).offered;
  const accept = { offerId: offer?.offerId ?? "", swap: { id: mine.id, version: mine.version } };
  expect(await codeOf(room.at(evening).accept(context, { ...accept, ...key() }))).toBe("cancel_cutoff");
  await room.at(evening).accept(staff, { ...accept, ...key() });
  const [ended] = await room.clinic.write((tx) => tx.select().from(appointments).where(eq(appointments.id, mine.id)));
  expect(ended).toMatchObject({ status: "cancelled", cancelReason: "rescheduled", cancelledLate: true });
});

it("C15: nothing later than the visit that would be given up is offered", async () => {
  const room = await waitingRoom(suite);
  const context = room.clinic.patientContext();
  const patient = aPatient();
  const mine = await room.bookAt(11, context, patient);
  const late = await room.bookAt(15);
  const { place } = await room.join({ context, patient, swapAppointmentId: mine.id });
  const round = await room.at().offerFreedTime(room.clinic.clinicId, await room.cancel(late));
  expect(round).toEqual({ offered: [], passedOver: [{ entryId: place.id, reason: "not_earlier" }] });
});

it("gives an open offer to the next when the patient leaves the list", async () => {
  const room = await waitingRoom(suite);
  const { clinicId } = room.clinic;
  const visit = await room.bookAt(10);
  const { place, context } = await room.join();
  const { place: next } = await room.join({ at: minutesLater(MONDAY_9, 1) });
  const freed = await room.cancel(visit);
  await room.at().offerFreedTime(clinicId, freed);
  await room.at().leave(context, { entryId: place.id, expectedVersion: 1, ...key() });
  expect((await room.offersOf(place.id)).map(({ state }) => state)).toEqual(["declined"]);
  expect((await room.at().offerFreedTime(clinicId, freed)).offered).toMatchObject([{ entryId: next.id }]);
});

it("offers freed time that fits several visits to several who wait, each one time", async () => {
  const room = await waitingRoom(suite, { visitType: { durationMinutes: 60, slotGridMinutes: 30 } });
  const first = await room.bookAt(10);
  const second = await room.bookAt(11);
  for (const minute of [0, 1, 2])
    await room.join({
      at: minutesLater(MONDAY_9, minute),
      criteria: { ...ANY, dates: TUESDAY, times: [{ from: "10:00", to: "12:00" }] },
    });
  const freed = await room.cancel(first);
  const { endsAt } = await room.cancel(second);
  const { offered } = await room.at().offerFreedTime(room.clinic.clinicId, { ...freed, endsAt });
  expect(offered).toHaveLength(2);
  expect(await doubleBookings(suite.owner.sql, room.clinic.clinicId)).toBe(0);
});

it("offers a freed seat of a group visit, and books it into the same session", async () => {
  const room = await waitingRoom(suite, { visitType: { seats: 2 } });
  const stays = await room.bookAt(10);
  const leaves = await room.bookAt(10);
  const { context } = await room.join({ criteria: { ...ANY, dates: TUESDAY } });
  const freed = await room.cancel(leaves);
  const [offer] = (await room.at().offerFreedTime(room.clinic.clinicId, freed)).offered;
  const accept = { offerId: offer?.offerId ?? "", swap: null, ...key() };
  const booked = await room.at().accept(context, accept);
  expect(booked).toMatchObject({ status: "booked", startsAt: stays.startsAt });
  expect(await doubleBookings(suite.owner.sql, room.clinic.clinicId)).toBe(0);
});
