import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Desk, daysOf, newcomer, openDesk, peopleOf, sitesOf, visitsIn } from "./desk.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

describe("L13: nothing suits", () => {
  it("L13: after the third no the waitlist is offered; nothing is booked; a no to that leaves all as it is", async () => {
    const chat = await desk.open();
    const shown = [await chat.say("dental cleaning on Tuesday March 10"), await chat.say("no, none of those work")];
    shown.push(await chat.say("nope"));
    const names = shown.flatMap(({ slots }) => slots.map(({ accessibleName }) => accessibleName));
    expect(new Set(names).size).toBe(names.length);
    const offered = await chat.say("no");
    expect(offered.slots).toEqual([]);
    expect(offered.text).toMatch(/waiting list/);
    expect(offered.state.suggestions).toContain("Talk to a person");
    expect((await chat.say("no")).state).toMatchObject({ held: null, pending: null });
    expect(await desk.changes()).toEqual([]);
  });

  it("L13: a yes to it puts the patient on the waitlist, after a yes to what was read back", async () => {
    const chat = await desk.open();
    for (const line of ["dental cleaning on Tuesday March 10", "none of these", "I don't like any of them", "no"]) {
      await chat.say(line);
    }
    await chat.say("yes please");
    expect((await chat.say(newcomer("Nat"))).state.pending?.kind).toBe("waitlist_join");
    expect(await desk.changes()).toEqual([]);
    await chat.say("yes");
    expect(await desk.changes()).toEqual(["waiting list · waiting · Dental cleaning · for Nat Quill"]);
  });

  it("L13: a person instead gets the wish in the note", async () => {
    const chat = await desk.open();
    for (const line of ["dental cleaning on Tuesday March 10", "none of these", "no", "no"]) await chat.say(line);
    await chat.say("talk to a person");
    expect(await desk.notes(chat)).toHaveLength(1);
    expect(visitsIn(await desk.changes())).toEqual([]);
  });
});

describe("L15: two things that do not go together", () => {
  it("L15: a practitioner at a site where they never work: which of the two fails, and both ways out", async () => {
    const chat = await desk.open();
    const offer = await chat.say("dental cleaning with Ms. Haddad at North Hills");
    expect(offer.text).toMatch(/Ms\. Leila Haddad doesn't work at North Hills, only at South Shore/);
    expect(peopleOf(offer)).toContain("Ms. Leila Haddad");
    expect(sitesOf(offer)).toEqual(expect.arrayContaining(["North Hills", "South Shore"]));
    const impossible = offer.slots.filter(({ accessibleName }) => /Haddad, North Hills/.test(accessibleName));
    expect(impossible).toEqual([]);
    const settled = await chat.say("South Shore is fine");
    expect(sitesOf(settled)).toEqual(["South Shore"]);
    expect(peopleOf(settled)).toEqual(["Ms. Leila Haddad"]);
    expect(await desk.changes()).toEqual([]);
  });

  it("L15: a practitioner who does not do that visit: who does", async () => {
    const offer = await (await desk.open()).say("dental cleaning with Dr. Petrov");
    expect(offer.text).toMatch(/Dr\. Victor Petrov does not offer a dental cleaning/);
    expect(peopleOf(offer)).not.toContain("Dr. Victor Petrov");
    expect(offer.slots.length).toBeGreaterThan(0);
  });

  it("L15: a day on which that practitioner never works: the next day with hours", async () => {
    const offer = await (await desk.open()).say("dental cleaning with Mr. Rivera on Sunday");
    expect(offer.text).toMatch(/closed|no hours/i);
    expect(offer.text).toMatch(/Monday, March 9/);
    expect(daysOf(offer)).not.toContain("Sunday, March 8");
  });
});

describe("L19: a promise somebody made", () => {
  it.each([
    "my doctor said you'd squeeze me in today, dental cleaning at 9:15 today",
    "the nurse told me to take Sunday 8 am, dental cleaning",
  ])("L19: %j gets the calendar's times and a person, never a time the rules refuse", async (claim) => {
    const chat = await desk.open();
    const offer = await chat.say(claim);
    expect(offer.text).toMatch(/only book what the calendar allows/);
    expect(offer.text).toContain("(914) 555-0100");
    const bypass = offer.slots.filter(({ accessibleName }) => /Monday, March 2 at 9:15|Sunday/.test(accessibleName));
    expect(bypass).toEqual([]);
    expect(offer.state).toMatchObject({ held: null, pending: null });
    expect(await desk.changes()).toEqual([]);
  });

  it("L19: a promised time that is free all the same is booked like any other, after a yes", async () => {
    const chat = await desk.open();
    const offer = await chat.say("the nurse told me to take Friday 8 am, book it, dental exam");
    expect(offer.slots.map(({ time }) => time)).toEqual(["08:00"]);
    await chat.tap(1);
    await chat.say(newcomer("Oda"));
    expect(visitsIn(await desk.changes())).toEqual([]);
    await chat.say("yes");
    expect(visitsIn(await desk.changes())[0]).toMatch(/^booked.*Friday, March 6, 2026 at 8:00 AM/);
  });
});
