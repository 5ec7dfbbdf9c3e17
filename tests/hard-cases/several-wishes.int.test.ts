import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Desk, daysOf, newcomer, openDesk, peopleOf, visitsIn } from "./desk.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const minutesOf = (time: string): number => {
  const { hour, minute } = Temporal.PlainTime.from(time);
  return hour * 60 + minute;
};

describe("several wishes in one message", () => {
  it("L3: a booking, a cancellation and a question are done in order, with a yes for each write", async () => {
    const { visit, givenName, familyName, words } = await desk.patientWithOneVisit(0);
    const chat = await desk.open();
    const first = await chat.say(
      "book a physio session on Tuesday March 17 and cancel my other appointment, and do you take Aetna?",
    );
    expect(first.text).toMatch(/book a visit and cancel your visit/);
    expect(first.text).toContain("Aetna");
    expect(daysOf(first)).toEqual(["Tuesday, March 17"]);
    await chat.tap(1);
    expect((await chat.say(words)).state.pending?.kind).toBe("book");
    expect(visitsIn(await desk.changes())).toEqual([]);
    const booked = await chat.say("yes");
    expect(booked.appointment?.status).toBe("booked");
    const one = visitsIn(await desk.changes());
    expect(one).toHaveLength(1);
    expect(one[0]).toMatch(new RegExp(`^booked.*Physiotherapy.*for ${givenName} ${familyName}`));
    // The second wish follows by itself; an old visit needs its proof first.
    expect(booked.form?.purpose).toBe("code");
    const proved = await chat.say(await desk.code());
    expect(visitsIn(await desk.changes())).toEqual([]);
    const asked = proved.state.pending ? proved : await chat.say(`the one with reference ${visit.reference}`);
    expect(asked.state.pending?.kind).toBe("cancel");
    expect(asked.appointment?.reference).toBe(visit.reference);
    await chat.say("yes");
    const two = visitsIn(await desk.changes());
    expect(two).toHaveLength(1);
    expect(two[0]).toMatch(/^cancelled/);
  });

  it("L3: two bookings are held and read back one after the other; a no to the second leaves the first", async () => {
    const chat = await desk.open();
    await chat.say("I'd like a dental cleaning on March 17 and also a skin check on March 19");
    await chat.tap(1);
    expect((await chat.say(newcomer("Hal"))).state.pending?.kind).toBe("book");
    expect((await chat.say("yes")).text).toMatch(/skin check/);
    const second = await chat.tap(1);
    expect(second.state.pending?.kind).toBe("book");
    expect(second.text).toContain("Skin check");
    expect(visitsIn(await desk.changes())).toHaveLength(1);
    await chat.say("no");
    expect(visitsIn(await desk.changes())).toEqual([]);
  });
});

describe("a wish given up", () => {
  it("L3: with the first given up for good, the second follows", async () => {
    const chat = await desk.open();
    await chat.say("book me a dental cleaning, and also a skin check");
    await chat.tap(1);
    expect((await chat.say(newcomer("Ivo"))).state.pending?.kind).toBe("book");
    await chat.say("no");
    const next = await chat.say("no thanks");
    expect(next.text).toMatch(/skin check/);
    expect(next.slots.length).toBeGreaterThan(0);
    expect(visitsIn(await desk.changes())).toEqual([]);
  });
});

describe("what is not wanted", () => {
  it("L4: not Mondays, not one practitioner, after four: no time shown breaks any of it", async () => {
    const chat = await desk.open();
    const offer = await chat.say("dental cleaning next week, not Mondays, not Ms. Haddad, after 4");
    expect(offer.slots.length).toBeGreaterThan(0);
    expect(daysOf(offer).filter((day) => day.startsWith("Monday"))).toEqual([]);
    expect(peopleOf(offer)).not.toContain("Ms. Leila Haddad");
    expect(offer.slots.map(({ time }) => minutesOf(time)).filter((minutes) => minutes < 16 * 60)).toEqual([]);
    const others = await chat.say("other times please");
    expect(others.slots.length).toBeGreaterThan(0);
    expect(daysOf(others).filter((day) => day.startsWith("Monday"))).toEqual([]);
    expect(peopleOf(others)).not.toContain("Ms. Leila Haddad");
  });

  it("L4: what is excluded later adds to what was excluded before", async () => {
    const chat = await desk.open();
    await chat.say("dental cleaning, not with Ms. Haddad");
    const offer = await chat.say("and no Fridays");
    expect(offer.slots.length).toBeGreaterThan(0);
    expect(peopleOf(offer)).not.toContain("Ms. Leila Haddad");
    expect(daysOf(offer).filter((day) => day.startsWith("Friday"))).toEqual([]);
  });
});

describe("a wish with its alternative", () => {
  it("'only with Dr. Petrov, otherwise the waitlist': with no time of his, the place is asked for that very wish", async () => {
    const chat = await desk.open();
    const failed = await chat.say(
      "I'd like a skin check tomorrow only with Dr. Petrov, otherwise put me on the waitlist",
    );
    expect(failed.text).toMatch(/waiting list/);
    const asked = await chat.say(newcomer("Ida"));
    expect(asked.state.pending?.kind).toBe("waitlist_join");
    expect(asked.text).toMatch(/skin check.*Tuesday, March 3.*Dr\. Victor Petrov/);
    expect(await desk.changes()).toEqual([]);
    await chat.say("yes");
    expect(await desk.changes()).toEqual(["waiting list · waiting · Skin check · for Ida Quill"]);
  });

  it("where the wish can be met it is, and the waitlist is left alone", async () => {
    const chat = await desk.open();
    const offer = await chat.say(
      "book a dental cleaning on Tuesday March 10 only if it's with Ms. Kim, otherwise put me on the waitlist",
    );
    expect(peopleOf(offer)).toEqual(["Ms. Grace Kim"]);
    await chat.tap(1);
    await chat.say(newcomer("Jo"));
    expect((await chat.say("yes")).text).not.toMatch(/waiting list/);
    const changes = await desk.changes();
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatch(/^booked.*Ms\. Grace Kim · for Jo Quill/);
  });
});
