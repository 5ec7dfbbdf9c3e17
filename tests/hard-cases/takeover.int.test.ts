import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withClinic } from "../../db/client.ts";
import { closeHandoff, takeHandoff } from "../../db/queries/handoffs.ts";
import { type Desk, openDesk, untilProposal, visitsIn } from "./desk.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

describe("L25: a person takes the conversation over", () => {
  it("L25: the assistant is silent but for red flags; handed back it goes on with all it knew", async () => {
    const chat = await untilProposal(desk, "dental cleaning on Tuesday March 10", "Tia");
    const told = await chat.say("can I talk to a person please?");
    expect(told.cards).toContain("agentcare.handoff");
    const [note] = await desk.notes(chat);
    if (!note) throw new Error("No note was left.");
    expect(JSON.stringify(note.frame)).toContain("Tia");
    await desk.changes();

    expect(await withClinic(desk.system.db, desk.clinicId, (tx) => takeHandoff(tx, desk.clinicId, note.id))).toBe(true);
    for (const line of ["hello?", "yes", "cancel that", "do you validate parking?", "stop"]) {
      const muted = await chat.say(line);
      expect(muted.text).toBe("");
      expect(muted.cards).toEqual([]);
    }
    expect(visitsIn(await desk.changes())).toEqual([]);
    const flag = await chat.say("I have crushing chest pain");
    expect(flag.text).toContain("911");
    expect((await desk.notes(chat)).map(({ urgency }) => urgency)).toEqual(["emergency"]);
    expect((await chat.say("ok, I'm fine")).text).toBe("");

    expect(await withClinic(desk.system.db, desk.clinicId, (tx) => closeHandoff(tx, desk.clinicId, note.id))).toBe(
      true,
    );
    const back = await chat.say("it's not an emergency");
    expect(back.text).not.toBe("");
    const resumed = await chat.say("let's go on");
    expect(resumed.text).toMatch(/Dental cleaning for Tia Quill.*Tuesday, March 10/);
    expect(resumed.state.pending?.kind).toBe("book");
    await chat.say("yes");
    expect(visitsIn(await desk.changes())[0]).toMatch(/^booked.*Tuesday, March 10.*for Tia Quill/);
  });

  it("L25: a time tapped while a person is there is not taken, and other conversations go on", async () => {
    const chat = await desk.open();
    await chat.say("dental cleaning on Wednesday March 11");
    await chat.say("human please");
    const [note] = await desk.notes(chat);
    await withClinic(desk.system.db, desk.clinicId, (tx) => takeHandoff(tx, desk.clinicId, note?.id ?? ""));
    await desk.changes();
    expect((await chat.tap(1)).text).toBe("");
    expect(await desk.changes()).toEqual([]);
    expect((await (await desk.open()).say("dental cleaning on Wednesday March 11")).slots.length).toBeGreaterThan(0);
  });
});
