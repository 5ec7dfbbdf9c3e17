import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Desk, daysOf, newcomer, openDesk, peopleOf, sitesOf, visitsIn } from "./desk.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

describe("L12: however it is written", () => {
  it("L12: everything in one breath is read once and asked for nothing again", async () => {
    const chat = await desk.open();
    const offer = await chat.say(
      "Hi, I'm Ana Quill, born April 3 1988, phone 914-555-0142, I need a dental cleaning with Ms. Grace Kim downtown on Wednesday March 11 after 2",
    );
    expect(daysOf(offer)).toEqual(["Wednesday, March 11"]);
    expect(peopleOf(offer)).toEqual(["Ms. Grace Kim"]);
    expect(sitesOf(offer)).toEqual(["Downtown"]);
    const proposal = await chat.tap(1);
    expect(proposal.state.pending?.kind).toBe("book");
    expect(proposal.text).toContain("Ana Quill (born April 3, 1988, phone (914) 555-0142)");
    await chat.say("yes");
    expect(visitsIn(await desk.changes())).toHaveLength(1);
  });

  it("L12: one word is enough to begin", async () => {
    const chat = await desk.open();
    expect((await chat.say("cleaning")).slots.length).toBeGreaterThan(0);
  });

  it.each([".", "   .  ", "🙂", "???", "asdf qwer"])(
    "L12: %j gets an answer with a way on, and does nothing",
    async (noise) => {
      const chat = await desk.open();
      const answer = await chat.say(noise);
      expect(answer.text).toMatch(/visit/);
      expect(answer.state).toMatchObject({ held: null, pending: null });
      expect(await desk.changes()).toEqual([]);
    },
  );

  it("L12: noise in the middle loses nothing of what was held", async () => {
    const chat = await desk.open();
    await chat.say("dental cleaning on Tuesday March 10");
    await chat.tap(1);
    await chat.say("🙂");
    expect((await chat.say("...")).state.held).not.toBeNull();
    expect((await chat.say(newcomer("Kai"))).state.pending?.kind).toBe("book");
    await chat.say("yes 👍");
    expect(visitsIn(await desk.changes())).toHaveLength(1);
  });

  it("L12: ten thousand characters are read; more are answered calmly, and the conversation goes on", async () => {
    const chat = await desk.open();
    const wish = "dental cleaning on Tuesday March 10 ";
    const long = wish + "and the weather was nice ".repeat(400);
    expect(daysOf(await chat.say(long.slice(0, 10_000)))).toEqual(["Tuesday, March 10"]);
    const longer = await chat.say("a".repeat(10_001));
    expect(longer.text).toMatch(/^That message is longer than I can read\./);
    expect(longer.state).toMatchObject({ held: null, pending: null });
    expect(daysOf(await chat.say("on Wednesday March 11 please"))).toEqual(["Wednesday, March 11"]);
    expect(await desk.changes()).toEqual([]);
  });

  it("L12: a red flag in a very long message is still seen", async () => {
    const chat = await desk.open();
    const answer = await chat.say(
      `${"so I was thinking about my week ".repeat(290)} and I have crushing chest pain right now`,
    );
    expect(answer.cards).toContain("agentcare.emergency");
    expect((await desk.notes(chat)).map(({ urgency }) => urgency)).toEqual(["emergency"]);
    await desk.changes();
  });

  it("L12: typos are read through, and the day is said back", async () => {
    const chat = await desk.open();
    const offer = await chat.say("denatl cleening on teusday plz");
    expect(offer.text).toContain("dental cleaning");
    expect(daysOf(offer)).toEqual(["Tuesday, March 3"]);
  });

  it("L12: speech written down, 'ten thirty', is confirmed as 10:30 before anything is written", async () => {
    const chat = await desk.open();
    const offer = await chat.say(
      "uh yeah hi i need um a dental cleaning like on wednesday at ten thirty in the morning please",
    );
    expect(offer.slots.map(({ time }) => time)).toEqual(offer.slots.map(() => "10:30"));
    await chat.tap(1);
    const proposal = await chat.say(newcomer("Lea"));
    expect(proposal.text).toContain("Wednesday, March 4 at 10:30 AM");
    expect(visitsIn(await desk.changes())).toEqual([]);
    await chat.say("yes");
    expect(visitsIn(await desk.changes())[0]).toContain("March 4, 2026 at 10:30 AM");
  });
});

describe("L14: no particular time", () => {
  it.each([
    "I need a dental cleaning at some point",
    "dental cleaning, whenever",
    "dental cleaning please, any time works",
  ])("L14: %j gets the earliest and times spread over days and people", async (vague) => {
    const offer = await (await desk.open()).say(vague);
    expect(offer.slots.length).toBeGreaterThanOrEqual(3);
    expect(daysOf(offer)[0]).toBe("Monday, March 2");
    expect(daysOf(offer).length).toBeGreaterThanOrEqual(3);
    expect(peopleOf(offer).length).toBeGreaterThanOrEqual(2);
  });
});

describe("L26: a very long conversation", () => {
  it("L26: after two hundred turns the wish, the patient and the yes are what they were", async () => {
    const chat = await desk.open();
    await chat.say("dental cleaning with Ms. Haddad on Tuesday March 17");
    for (let turn = 0; turn < 180; turn += 1) await chat.say(turn % 2 ? "thanks" : "hello");
    const offer = await chat.say("in the afternoon please");
    expect(daysOf(offer)).toEqual(["Tuesday, March 17"]);
    expect(peopleOf(offer)).toEqual(["Ms. Leila Haddad"]);
    await chat.tap(1);
    const before = await chat.say(newcomer("Max"));
    for (let turn = 0; turn < 20; turn += 1) await chat.say("thanks");
    const after = await chat.say("which insurance plans do you accept?");
    expect(after.state.held?.label).toBe(before.state.held?.label);
    expect(after.state.pending).toMatchObject({ id: before.state.pending?.id, kind: "book" });
    expect((await chat.say("yes")).appointment).toMatchObject({ status: "booked", patientName: "Max Quill" });
    const visits = visitsIn(await desk.changes());
    expect(visits).toHaveLength(1);
    expect(visits[0]).toMatch(/Tuesday, March 17.*Ms\. Leila Haddad · for Max Quill/);
  }, 180_000);
});
