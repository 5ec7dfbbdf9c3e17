import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Desk, daysOf, newcomer, openDesk, peopleOf, untilProposal, visitsIn } from "./desk.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

describe("corrections while a time is looked for", () => {
  it("L1: the day corrected with the old one first, then last, then twice in one breath", async () => {
    const chat = await desk.open();
    expect(daysOf(await chat.say("dental cleaning on Tuesday March 10"))).toEqual(["Tuesday, March 10"]);
    expect(daysOf(await chat.say("not the 10th, the 11th"))).toEqual(["Wednesday, March 11"]);
    expect(daysOf(await chat.say("the 12th instead of the 11th"))).toEqual(["Thursday, March 12"]);
    expect(daysOf(await chat.say("no sorry, Friday. no, Monday the 16th"))).toEqual(["Monday, March 16"]);
    expect(await desk.changes()).toEqual([]);
  });

  it("L1: a day corrected within its own sentence is the later one", async () => {
    const chat = await desk.open();
    expect(daysOf(await chat.say("dental cleaning on the 10th, no wait, the 11th"))).toEqual(["Wednesday, March 11"]);
  });

  it("L1: another kind of visit keeps the day and drops what was held", async () => {
    const chat = await desk.open();
    await chat.say("dental cleaning on Tuesday March 10");
    expect((await chat.tap(1)).state.held).not.toBeNull();
    const exam = await chat.say("actually a dental exam, not a cleaning");
    expect(exam.text).toContain("dental exam");
    expect(daysOf(exam)).toEqual(["Tuesday, March 10"]);
    expect(exam.state.held).toBeNull();
    expect(await desk.changes()).toEqual([]);
  });

  it("L1: another practitioner, named instead of the one before, keeps the day", async () => {
    const chat = await desk.open();
    expect(peopleOf(await chat.say("dental cleaning with Mr. Rivera on Tuesday March 17"))).toEqual([
      "Mr. Tomas Rivera",
    ]);
    const changed = await chat.say("with Ms. Haddad instead");
    expect(peopleOf(changed)).toEqual(["Ms. Leila Haddad"]);
    expect(daysOf(changed)).toEqual(["Tuesday, March 17"]);
  });

  it("L1: a day that does not exist is named, and the one before stays", async () => {
    const chat = await desk.open();
    await chat.say("dental cleaning on Tuesday March 10");
    const asked = await chat.say("make it February 30");
    expect(asked.text).toMatch(/no February 30/i);
    expect(asked.slots).toEqual([]);
    expect(daysOf(await chat.say("in the afternoon then"))).toEqual(["Tuesday, March 10"]);
  });
});

describe("corrections during the read-back", () => {
  it("L1: a new time replaces what was proposed, and only the new one is booked", async () => {
    const chat = await untilProposal(desk, "dental cleaning on Tuesday March 10", "Ada");
    const changed = await chat.say("no wait, make it the 11th");
    expect(changed.state).toMatchObject({ held: null, pending: null });
    expect(daysOf(changed)).toEqual(["Wednesday, March 11"]);
    expect((await chat.tap(1)).state.pending?.kind).toBe("book");
    await chat.say("yes");
    const visits = visitsIn(await desk.changes());
    expect(visits).toHaveLength(1);
    expect(visits[0]).toContain("Wednesday, March 11");
  });

  it("L1: a new phone is read back before the yes", async () => {
    const chat = await untilProposal(desk, "dental cleaning on Tuesday March 10", "Bea");
    const again = await chat.say("that's wrong, my number is 914-555-0177");
    expect(again.text).toContain("(914) 555-0177");
    expect(again.state.pending?.kind).toBe("book");
    expect(await desk.changes()).toEqual(["a time held"]);
  });

  it("L1: 'that should be for my son' asks who he is, and books nothing for the parent", async () => {
    const chat = await untilProposal(desk, "dental cleaning on Tuesday March 17", "Cam");
    await desk.changes();
    const asked = await chat.say("wait, that should be for my son");
    expect(asked.form?.fields.map(({ name }) => name)).toEqual(["name", "dateOfBirth", "phone"]);
    expect(asked.state.held).not.toBeNull();
    expect(asked.state.pending).toBeNull();
    await chat.say("yes");
    expect(visitsIn(await desk.changes())).toEqual([]);
    const read = await chat.say("Leo Quill, 3 April 2015, (914) 555-0142");
    expect(read.text).toContain("Leo Quill (born April 3, 2015");
    await chat.say("yes");
    const visits = visitsIn(await desk.changes());
    expect(visits).toHaveLength(1);
    expect(visits[0]).toContain("for Leo Quill");
  });

  it("L1: a yes with another person in it is no yes", async () => {
    const chat = await untilProposal(desk, "dental cleaning on Tuesday March 17", "Dan");
    await desk.changes();
    const asked = await chat.say("yes but it's for my daughter");
    expect(asked.state.pending).toBeNull();
    expect(asked.form?.fields.map(({ name }) => name)).toContain("name");
    expect(visitsIn(await desk.changes())).toEqual([]);
  });
});

describe("corrections after the yes", () => {
  it("L1: a new day moves the visit just booked, after a yes of its own", async () => {
    const chat = await untilProposal(desk, "dental cleaning on Tuesday March 24", "Eve");
    const booked = await chat.say("yes");
    await desk.changes();
    expect(daysOf(await chat.say("oh no, I meant the 25th"))).toEqual(["Wednesday, March 25"]);
    expect((await chat.tap(1)).state.pending?.kind).toBe("reschedule");
    expect(visitsIn(await desk.changes())).toEqual([]);
    const moved = await chat.say("yes");
    expect(moved.appointment).toMatchObject({ status: "rescheduled", reference: booked.appointment?.reference });
    const visits = visitsIn(await desk.changes());
    expect(visits.filter((line) => line.startsWith("booked"))).toHaveLength(1);
    expect(visits.find((line) => line.startsWith("booked"))).toContain("Wednesday, March 25");
  });

  it("L1: for another person it is cancelled and booked anew, with a yes for each", async () => {
    const chat = await untilProposal(desk, "dental cleaning on Tuesday March 24", "Fay");
    await chat.say("yes");
    await desk.changes();
    const asked = await chat.say("wait, that should be my son's");
    expect(asked.state.pending).toBeNull();
    expect((await chat.say("yes")).state.pending?.kind).toBe("cancel");
    expect(visitsIn(await desk.changes())).toEqual([]);
    const next = await chat.say("yes");
    expect(visitsIn(await desk.changes())[0]).toMatch(/^cancelled.*for Fay Quill/);
    expect(next.form?.fields.map(({ name }) => name)).toContain("name");
    await chat.say(newcomer("Gus").replace("1988", "2015"));
    await chat.say("yes");
    expect(visitsIn(await desk.changes())[0]).toMatch(/^booked.*Tuesday, March 24.*for Gus Quill/);
  });
});
