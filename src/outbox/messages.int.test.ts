import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { withClinic } from "../../db/client.ts";
import { setContactPreference } from "../../db/queries/notifications.ts";
import { createEmailMessenger } from "../messaging/email-messenger.ts";
import { createMessenger } from "../messaging/messenger.ts";
import { aMailServer } from "../messaging/testing/mail-server.ts";
import type { Appointment } from "../scheduling/model.ts";
import { aPatient } from "../scheduling/testing/clinic-fixture.ts";
import { integrationSuite, MONDAY_9, minutesLater } from "../scheduling/testing/int-suite.ts";
import { messageDesk } from "./testing/message-desk.ts";
import { createRecordingMessenger } from "./testing/recording-messenger.ts";

const suite = integrationSuite();
type Desk = Awaited<ReturnType<typeof messageDesk>>;
const withMail = (email = "ana@example.org") => aPatient({ email });

async function move({ room }: Desk, visit: Appointment, date: string): Promise<Appointment> {
  const staff = room.clinic.staffContext();
  const dates = [{ from: date, to: date }];
  const { slots } = await suite.at().findSlots(staff, { visitTypeId: visit.visitTypeId, dates, limit: 100 });
  const slot = slots.find(({ time }) => time === "14:00");
  const { id: appointmentId, version: expectedVersion } = visit;
  return suite
    .at()
    .reschedule(staff, { appointmentId, slotId: slot?.id ?? "", expectedVersion, idempotencyKey: randomUUID() });
}

async function optOut({ room, clinicId }: Desk, visit: Appointment, channels: ("email" | "sms")[], optedOut = true) {
  const { rows } = await ownerRow(room, visit);
  const at = MONDAY_9;
  const change = { clinicId, patientIds: rows, channels, set: { optedOut }, at };
  await withClinic(suite.app.db, clinicId, (tx) => setContactPreference(tx, change));
}

async function ownerRow(room: Desk["room"], visit: Appointment) {
  const [row] = await suite.owner.sql.begin(async (tx) => {
    await tx`select set_config('app.clinic_id', ${room.clinic.clinicId}, true)`;
    return tx`select patient_id from appointments where id = ${visit.id}`;
  });
  return { rows: [String(row?.patient_id)] };
}

it("confirms a booking by the first way there is, without a name, a kind of visit or a practitioner", async () => {
  const messenger = createRecordingMessenger();
  const desk = await messageDesk(suite, messenger);
  const visit = await desk.room.bookAt(9, undefined, withMail());
  await desk.work();
  expect(messenger.sent).toHaveLength(1);
  const [mail] = messenger.sent;
  expect(mail).toMatchObject({ channel: "email", to: { email: "ana@example.org" } });
  expect(mail?.subject).toBe("Your visit on Tuesday, March 3");
  expect(mail?.text).toContain("Tuesday, March 3 at 9:00 AM, Site 0, 1 Main Street, Springfield");
  expect(mail?.text).toContain(visit.reference);
  expect(mail?.text).toContain("STOP");
  for (const secret of ["Ana", "Ruiz", "Check-up", "Kim"])
    expect(`${mail?.subject} ${mail?.text}`).not.toContain(secret);
  expect(await desk.notifications("send_confirmation")).toMatchObject([{ state: "sent", channel: "email" }]);
  await desk.work(minutesLater(MONDAY_9, 60));
  expect(messenger.sent).toHaveLength(1);
});

it("C11: no reminder goes out for a cancelled visit, though it is queued", async () => {
  const messenger = createRecordingMessenger();
  const desk = await messageDesk(suite, messenger);
  const visit = await move(desk, await desk.room.bookAt(10), "2026-03-06");
  await desk.work();
  await desk.room.cancel(visit);
  messenger.sent.length = 0;
  await desk.work(new Date("2026-03-05T19:00:00Z"));
  expect(messenger.sent).toEqual([]);
  expect(await desk.ends("send_reminder")).toEqual(expect.arrayContaining([["dropped", "cancelled"]]));
});

it("C11: the reminder of a moved visit carries the new time, and none goes out for the old one", async () => {
  const messenger = createRecordingMessenger();
  const desk = await messageDesk(suite, messenger);
  const old = await move(desk, await desk.room.bookAt(10), "2026-03-05");
  await move(desk, old, "2026-03-09");
  await desk.work();
  messenger.sent.length = 0;
  // Thursday, when the old one's would have been due.
  await desk.work(new Date("2026-03-04T19:00:00Z"));
  expect(messenger.sent).toEqual([]);
  // Over the weekend the clocks go forward: Sunday 14:00 is 24 hours before Monday 14:00 on the wall.
  await desk.work(new Date("2026-03-08T18:00:00Z"));
  expect(messenger.sent.map(({ subject }) => subject)).toEqual(["Reminder: your visit on Monday, March 9"]);
  expect(messenger.sent[0]?.text).toContain("Monday, March 9 at 2:00 PM");
  await desk.work(new Date("2026-03-08T19:00:00Z"));
  expect(messenger.sent).toHaveLength(1);
});

it("does not remind of what was booked within the time of the reminder", async () => {
  const messenger = createRecordingMessenger();
  const desk = await messageDesk(suite, messenger);
  await desk.room.bookAt(9);
  await desk.work();
  expect(await desk.ends("send_reminder")).toEqual([["dropped", "booked_shortly_before"]]);
});

it("C12: who said STOP gets no message, which is on record; after START they do again", async () => {
  const messenger = createRecordingMessenger();
  const desk = await messageDesk(suite, messenger);
  const visit = await move(desk, await desk.room.bookAt(10, undefined, withMail()), "2026-03-06");
  await optOut(desk, visit, ["email", "sms"]);
  await desk.work();
  expect(messenger.sent).toEqual([]);
  expect(await desk.notifications("send_confirmation")).toMatchObject([{ state: "kept_back", reason: "opted_out" }]);
  await optOut(desk, visit, ["email", "sms"], false);
  await desk.work(new Date("2026-03-05T19:00:00Z"));
  expect(messenger.sent.map(({ subject }) => subject)).toEqual(["Reminder: your visit on Friday, March 6"]);
});

it("C12: who stopped one way is reached the other way", async () => {
  const messenger = createRecordingMessenger();
  const desk = await messageDesk(suite, messenger);
  const visit = await desk.room.bookAt(10, undefined, withMail());
  await optOut(desk, visit, ["email"]);
  await desk.work();
  expect(messenger.sent.map(({ channel }) => channel)).toEqual(["sms"]);
});

it("C12: in quiet hours nothing is sent; it goes out when they end", async () => {
  const messenger = createRecordingMessenger();
  const desk = await messageDesk(suite, messenger);
  await desk.room.bookAt(9, undefined, withMail());
  const night = new Date("2026-03-03T03:00:00Z");
  await desk.work(night);
  expect(messenger.sent).toEqual([]);
  expect(await desk.ends("send_confirmation")).toEqual([["waiting", "quiet_hours"]]);
  await desk.work(new Date("2026-03-03T12:59:00Z"));
  expect(messenger.sent).toEqual([]);
  await desk.work(new Date("2026-03-03T13:00:00Z"));
  expect(messenger.sent).toHaveLength(1);
});

it("C12: a dead number is marked, the next way is tried at once, and the number is not tried again", async () => {
  const messenger = createRecordingMessenger(["sms", "email"]);
  messenger.failures.sms = { permanent: true, code: "http_410" };
  const desk = await messageDesk(suite, messenger);
  const visit = await desk.room.bookAt(10, undefined, withMail());
  await desk.work();
  expect(messenger.sent.map(({ channel }) => channel)).toEqual(["email"]);
  expect(await desk.notifications("send_confirmation")).toMatchObject([
    { state: "sent", channel: "email" },
    { state: "failed", channel: "sms", reason: "http_410" },
  ]);
  messenger.failures = {};
  await move(desk, visit, "2026-03-06");
  await desk.work();
  expect(messenger.sent.map(({ channel }) => channel)).toEqual(["email", "email"]);
});

it("C12: a patient whom nothing reaches is on record as such, and nothing is tried for ever", async () => {
  const messenger = createRecordingMessenger(["sms"]);
  messenger.failures.sms = { permanent: true, code: "bad_number" };
  const desk = await messageDesk(suite, messenger);
  await desk.room.bookAt(10);
  await desk.work();
  expect(await desk.ends("send_confirmation")).toEqual([["dropped", "no_channel"]]);
  expect(await desk.notifications("send_confirmation")).toMatchObject([{ state: "failed" }, { state: "failed" }]);
});

it("C17: while mail fails the booking stands; the outbox tries again, and one mail arrives", async () => {
  const server = await aMailServer();
  const mail = createEmailMessenger({ url: server.url, from: "desk@clinic.example" });
  const failing = createRecordingMessenger(["email"]);
  failing.failures.email = { permanent: false, code: "smtp_451" };
  try {
    const desk = await messageDesk(suite, failing);
    const visit = await desk.room.bookAt(9, undefined, withMail());
    await desk.work();
    expect(await desk.ends("send_confirmation")).toEqual([["waiting", "smtp_451"]]);
    expect(await suite.at().getAppointment(desk.room.clinic.staffContext(), visit.id)).toMatchObject({
      status: "booked",
    });

    const real = createMessenger([mail]);
    failing.send = (message, options) => real.send(message, options);
    await desk.work(minutesLater(MONDAY_9, 1));
    expect(await desk.ends("send_confirmation")).toEqual([["done", "sent_email"]]);
    await desk.work(minutesLater(MONDAY_9, 60));
    expect(server.received).toHaveLength(1);
    expect(server.received[0]?.text).toContain("Your visit on Tuesday, March 3");
    expect(desk.faults).toEqual([]);
  } finally {
    mail.close();
    await server.close();
  }
});

it("C17: a worker that dies after sending does not make the mail go out twice once it is on record", async () => {
  const messenger = createRecordingMessenger();
  const desk = await messageDesk(suite, messenger);
  await desk.room.bookAt(10, undefined, withMail());
  await desk.work();
  await suite.owner.sql.begin(async (tx) => {
    await tx`select set_config('app.clinic_id', ${desk.clinicId}, true)`;
    await tx`update jobs set state = 'waiting', finished_at = null where clinic_id = ${desk.clinicId}`;
  });
  await desk.work(minutesLater(MONDAY_9, 5));
  expect(messenger.sent).toHaveLength(1);
  expect(await desk.ends("send_confirmation")).toEqual([["dropped", "sent_before"]]);
});

it("C13: from a cancelled visit to the offer's message, the expiry and the next offer, by jobs alone", async () => {
  const messenger = createRecordingMessenger();
  const desk = await messageDesk(suite, messenger);
  const { room } = desk;
  const visit = await room.bookAt(10);
  const first = await room.join({ patient: withMail("first@example.org") });
  const second = await room.join({ patient: withMail("second@example.org"), at: minutesLater(MONDAY_9, 1) });
  await room.cancel(visit);
  await desk.work();
  const offers = () => messenger.sent.filter(({ subject }) => subject.startsWith("A time came free"));
  expect(offers().map(({ to }) => to.email)).toEqual(["first@example.org"]);
  expect(offers()[0]?.text).toContain("Tuesday, March 3 at 10:00 AM");
  expect(offers()[0]?.text).toContain("until Monday, March 2 at 9:30 AM");
  await desk.work(minutesLater(MONDAY_9, 30));
  expect(offers().map(({ to }) => to.email)).toEqual(["first@example.org", "second@example.org"]);
  expect((await room.entry(first.place.id)).state).toBe("waiting");
  expect((await room.entry(second.place.id)).state).toBe("offered");
  const rounds = await desk.ends("offer_slot");
  expect(rounds).toContainEqual(["done", `offered:${second.place.id} answered_before:${first.place.id}`]);
  expect(desk.faults).toEqual([]);
});

it("C13: at night nothing is offered, because an offer runs out", async () => {
  const messenger = createRecordingMessenger();
  const desk = await messageDesk(suite, messenger);
  const visit = await desk.room.bookAt(15);
  const { place } = await desk.room.join();
  await desk.room.cancel(visit);
  await desk.work(new Date("2026-03-03T03:00:00Z"));
  expect((await desk.room.entry(place.id)).state).toBe("waiting");
  await desk.work(new Date("2026-03-03T13:00:00Z"));
  expect((await desk.room.entry(place.id)).state).toBe("offered");
});
