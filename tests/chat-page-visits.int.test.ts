import { readFile } from "node:fs/promises";
import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { connect, type Db, withClinic } from "../db/client.ts";
import { type AppointmentRow, listAppointmentViews } from "../db/queries/appointments.ts";
import { findClinicId } from "../db/queries/clinics.ts";
import { listQueuedHandoffs, takeHandoff } from "../db/queries/handoffs.ts";
import { readPatient } from "../db/queries/patients.ts";
import { en } from "../web/widget/strings/en.ts";
import { useRealChat } from "../web/widget/testing/real-suite.ts";
import { availableChromium } from "./services.ts";

const chromium = await availableChromium();
const LATER = new Date("2026-03-06T00:00:00Z");

/** What the database holds, as its owner reads it. */
async function inDatabase<Result>(url: string, work: (tx: Db, clinicId: string) => Promise<Result>): Promise<Result> {
  const owner = connect(url, { max: 1 });
  try {
    const clinicId = await findClinicId(owner.db, "riverside");
    if (!clinicId) throw new Error("The demo clinic was not seeded.");
    return await withClinic(owner.db, clinicId, (tx) => work(tx, clinicId));
  } finally {
    await owner.close();
  }
}

const visitsOf = async (tx: Db, clinicId: string, status: "booked" | "cancelled"): Promise<AppointmentRow[]> =>
  (await listAppointmentViews(tx, { clinicId, status, from: LATER, limit: 10_000 })).map(
    ({ appointment }) => appointment,
  );

/** A patient who has exactly one coming visit, booked elsewhere, and its reference. */
async function aKnownPatient(url: string) {
  return inDatabase(url, async (tx, clinicId) => {
    const visits = await visitsOf(tx, clinicId, "booked");
    const visit = visits.find(({ patientId }) => visits.filter((other) => other.patientId === patientId).length === 1);
    const patient = visit && (await readPatient(tx, clinicId, visit.patientId));
    if (!visit || !patient) throw new Error("The demo clinic has too few visits.");
    return { ...patient, reference: visit.reference };
  });
}

describe.skipIf(!chromium)("visits on the chat page, by keyboard", () => {
  const suite = useRealChat(chromium?.executablePath ?? "");

  it("books, takes the visit into a calendar, and cancels it", async () => {
    const chat = await suite.open();
    const { keyboard } = chat.page;
    const say = async (text: string) => {
      await keyboard.type(text);
      await keyboard.press("Enter");
    };
    /** Goes back to a control, as one does from the composer, and operates it. */
    const press = async (wanted: (focus: string) => boolean) => {
      await chat.answered();
      await chat.pressUntil("Shift+Tab", wanted);
      await keyboard.press("Enter");
    };
    await chat.pressUntil("Tab", (focus) => focus === "Your message");
    await say("Hi, I need a dental cleaning next Tuesday afternoon, after 2 if possible");
    await chat.slots.first().waitFor();
    await press((focus) => focus.includes("agentcare.slots"));
    await chat.page.getByLabel("Full name").waitFor();
    await chat.answered();
    await chat.pressUntil("Shift+Tab", (focus) => focus === "name");
    await keyboard.type("Ana Ruiz");
    await keyboard.press("Tab");
    await keyboard.type("04031988");
    await chat.pressUntil("Tab", (focus) => focus === "phone");
    await keyboard.type("914-555-0142");
    await keyboard.press("Enter");
    await chat.confirm.waitFor();
    await press((focus) => focus === "Confirm booking");
    await chat.reference.waitFor();
    const reference = (await chat.reference.textContent()) ?? "";
    await chat.answered();
    expect(await chat.focus()).toBe("Your message");

    await say("add it to my calendar");
    await chat.page.getByRole("button", { name: /^Add to calendar: Dental cleaning, Tuesday, March 10/ }).waitFor();
    const [download] = await Promise.all([
      chat.page.waitForEvent("download"),
      press((focus) => focus.startsWith("Add to calendar")),
    ]);
    expect(download.suggestedFilename()).toBe("visit-2026-03-10.ics");
    const calendar = new ICAL.Component(ICAL.parse(await readFile(await download.path(), "utf8")));
    const event = new ICAL.Event(calendar.getFirstSubcomponent("vevent") ?? undefined);
    const { database } = suite;
    const booked = await inDatabase(database.ownerUrl, (tx, clinicId) => visitsOf(tx, clinicId, "booked"));
    const uid = booked.find((visit) => visit.reference === reference)?.calendarUid;
    expect(uid).toMatch(/^[0-9a-f-]{36}$/);
    expect([calendar.name, event.uid.split("@")[0], event.sequence]).toEqual(["vcalendar", uid, 0]);

    await chat.pressUntil("Tab", (focus) => focus === "Your message");
    await say("cancel it please");
    await chat.page.getByRole("button", { name: "Cancel the visit" }).waitFor();
    await press((focus) => focus === "Cancel the visit");
    await chat.page.getByRole("group", { name: "Cancelled" }).waitFor();
    await chat.answered();
    const cancelled = await inDatabase(database.ownerUrl, (tx, clinicId) => visitsOf(tx, clinicId, "cancelled"));
    expect(cancelled.map((visit) => visit.reference)).toContain(reference);

    await say("undo that");
    await chat.page.getByRole("button", { name: "Undo it" }).waitFor();
    await press((focus) => focus === "Undo it");
    await chat.items.getByText("Done, it is booked again").waitFor();
    await chat.answered();
    const again = await inDatabase(database.ownerUrl, (tx, clinicId) => visitsOf(tx, clinicId, "booked"));
    expect(again.some((visit) => visit.calendarUid === uid || visit.reference === reference)).toBe(true);
  });

  it("says where a message went while a person of the clinic has taken over, and shows no empty answer", async () => {
    const chat = await suite.open();
    await chat.say("I want to talk to a person");
    await chat.page.getByRole("group", { name: "Talk to a person" }).waitFor();
    await chat.answered();
    const before = await chat.texts("assistant");
    await inDatabase(suite.database.ownerUrl, async (tx, clinicId) => {
      for (const { id } of await listQueuedHandoffs(tx, clinicId, 100)) await takeHandoff(tx, clinicId, id);
    });
    await chat.say("Is anybody there?");
    await chat.status.getByText(en.handedOff).waitFor();
    await chat.answered();
    expect([await chat.texts("assistant"), await chat.page.locator(".typing").count()]).toEqual([before, 0]);
    await chat.page.reload();
    await chat.items.getByText("Is anybody there?").waitFor();
    expect(await chat.texts("assistant")).toEqual(before);
  });

  it("shows a known patient's visits after the code that was sent to them", async () => {
    const { givenName, familyName, dateOfBirth, phone, reference } = await aKnownPatient(suite.database.ownerUrl);
    const chat = await suite.open();
    const { keyboard } = chat.page;
    await chat.pressUntil("Tab", (focus) => focus === "Your message");
    await keyboard.type("What appointments do I have?");
    await keyboard.press("Enter");
    await chat.page.getByLabel("Full name").waitFor();
    await chat.answered();
    const before = suite.server.lines;
    await chat.pressUntil("Shift+Tab", (focus) => focus === "name");
    await keyboard.type(`${givenName} ${familyName}`);
    await keyboard.press("Tab");
    const [year, month, day] = dateOfBirth.split("-");
    await keyboard.type(`${month}${day}${year}`);
    await chat.pressUntil("Tab", (focus) => focus === "phone");
    await keyboard.type(phone);
    await keyboard.press("Enter");
    await chat.page.getByLabel("6-digit code").waitFor();
    await chat.answered();
    expect((await chat.texts("assistant")).join("\n")).not.toContain(reference);
    const code = await suite.server.printed(/(?<=\[message\] )\d{6}\b/, before);
    await chat.pressUntil("Shift+Tab", (focus) => focus === "code");
    await keyboard.type(code);
    await keyboard.press("Enter");
    await chat.items.getByText(reference).waitFor();
    await chat.answered();
    expect(await chat.focus()).toBe("Your message");
    expect((await chat.texts("user")).join("\n")).not.toContain(code);
  });
});
