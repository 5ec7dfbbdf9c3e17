import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Desk, daysOf, newcomer, openDesk, untilProposal, visitsIn } from "./desk.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

describe("a yes that is not whole", () => {
  it.each(["yes but later", "yes but not with him", "ok but in the afternoon", "yes if it's with Ms. Haddad"])(
    "%j is no consent",
    async (words) => {
      const chat = await untilProposal(
        desk,
        "dental cleaning with Mr. Carter on Tuesday March 10 in the morning",
        "Yan",
      );
      await desk.changes();
      await chat.say(words);
      expect(visitsIn(await desk.changes())).toEqual([]);
    },
  );

  it("'ok' and a thumb to several times choose none of them", async () => {
    const chat = await desk.open();
    await chat.say("dental cleaning on Tuesday March 10");
    for (const words of ["ok", "👍"])
      expect((await chat.say(words)).state).toMatchObject({ held: null, pending: null });
    expect(visitsIn(await desk.changes())).toEqual([]);
  });

  it("'ok' to the only time shown takes it", async () => {
    const chat = await desk.open();
    const offer = await chat.say("dental cleaning with Ms. Kim on Tuesday March 10");
    expect(offer.slots).toHaveLength(1);
    expect((await chat.say("ok")).state.held).not.toBeNull();
    await chat.say("stop");
    expect((await desk.changes()).filter((line) => line === "a time held")).toEqual([]);
  });
});

describe("details", () => {
  it("why the birth date is asked: its purpose and another way, and the time stays held", async () => {
    const chat = await desk.open();
    await chat.say("dental cleaning on Tuesday March 17");
    await chat.tap(1);
    const why = await chat.say("why do you need my DOB?");
    expect(why.text).toMatch(/tells two people of the same name apart/);
    expect(why.text).toContain("(914) 555-0100");
    expect(why.state.held).not.toBeNull();
    const refused = await chat.say("I'd rather not say my date of birth");
    expect(refused.text).toMatch(/a person at \(914\) 555-0100 can/);
    const again = await chat.say("no thanks");
    expect(again.state.held).not.toBeNull();
    expect(visitsIn(await desk.changes())).toEqual([]);
  });

  it("'whatever insurance my wife has' is allowed, noted for the desk, and changes nobody's visit", async () => {
    const chat = await untilProposal(desk, "dental cleaning on Tuesday March 17", "Zed");
    const answer = await chat.say("whatever insurance my wife has");
    expect(answer.text).toMatch(/That's all right/);
    expect(answer.state.pending?.kind).toBe("book");
    await chat.say("yes");
    const visits = visitsIn(await desk.changes());
    expect(visits).toHaveLength(1);
    expect(visits[0]).toMatch(/for Zed Quill · note: Insurance: not known/);
  });

  it("a contradiction is named with both sides, and the answer settles it", async () => {
    const chat = await desk.open();
    const asked = await chat.say("dental cleaning in the morning after 2pm on Wednesday");
    expect(asked.text).toMatch(/in the morning.*after 2pm/);
    expect(asked.slots).toEqual([]);
    const offer = await chat.say("in the morning");
    expect(daysOf(offer)).toEqual(["Wednesday, March 4"]);
    expect(offer.slots.filter(({ time }) => time >= "12:00")).toEqual([]);
  });

  it("two practitioners of one name are told apart by what they do and where", async () => {
    const chat = await desk.open();
    const asked = await chat.say("I want to see Dr. Lee");
    expect(asked.text).toMatch(
      /Dr\. Daniel Lee \(family medicine, Downtown\) or Dr\. Susan Lee \(dermatology, South Shore\)/,
    );
    const offer = await chat.say("the skin doctor");
    expect(offer.slots.map(({ accessibleName }) => /Dr\. Susan Lee/.test(accessibleName))).toEqual(
      offer.slots.map(() => true),
    );
  });
});

describe("digressions and changes of task", () => {
  it("one question after another, then back: nothing is asked twice, and the time is still held", async () => {
    const chat = await desk.open();
    await chat.say("dental cleaning on Tuesday March 24");
    await chat.tap(1);
    expect((await chat.say("do you validate parking?")).text).toMatch(/validate parking[\s\S]*still holding/);
    expect((await chat.say("and which insurance plans do you accept?")).text).toMatch(/Aetna[\s\S]*still holding/);
    const proposal = await chat.say(newcomer("Abe"));
    expect(proposal.state.pending?.kind).toBe("book");
    expect((await chat.say("what are your opening hours?")).text).toMatch(/open Monday[\s\S]*Please check/);
    await chat.say("yes");
    expect(visitsIn(await desk.changes())).toHaveLength(1);
  });

  it("another task in between: the first is set aside, offered again and carried out", async () => {
    const { visit, words } = await desk.patientWithOneVisit(0);
    const chat = await desk.open();
    const offer = await chat.say("physio session on Wednesday March 18");
    const label = offer.slots[0]?.accessibleName ?? "";
    await chat.tap(1);
    await chat.say("wait, cancel my other appointment first");
    await chat.say(words);
    const asked = await chat.say(await desk.code());
    expect(asked.state.pending?.kind).toBe("cancel");
    expect(asked.appointment?.reference).toBe(visit.reference);
    const done = await chat.say("yes");
    expect(done.appointment?.status).toBe("cancelled");
    expect(done.text).toMatch(/Shall we go on with a physiotherapy session/);
    const resumed = await chat.say("yes, go on");
    expect(resumed.state.pending?.kind).toBe("book");
    expect(label.startsWith(resumed.state.held?.label ?? "nothing")).toBe(true);
    await chat.say("yes");
    expect(
      visitsIn(await desk.changes())
        .map((line) => line.split(" · ")[0])
        .sort(),
    ).toEqual(["booked", "cancelled"]);
  });

  it("a person asked for in anger is called at the first word, with what is held kept", async () => {
    const chat = await desk.open();
    await chat.say("dental cleaning on Tuesday March 31");
    await chat.tap(1);
    const answer = await chat.say("human!!");
    expect(answer.cards).toContain("agentcare.handoff");
    expect(answer.state.held).not.toBeNull();
    expect(await desk.notes(chat)).toHaveLength(1);
    await desk.changes();
  });

  it("a number given to the desk while times are on the table is in the note", async () => {
    const chat = await desk.open();
    await chat.say("dental cleaning on Tuesday March 31");
    await chat.say("talk to a person");
    const told = await chat.say("my number is 914-555-0163");
    expect(told.text).toMatch(/added that to the note/);
    expect(JSON.stringify((await desk.notes(chat))[0]?.frame)).toContain("5550163");
    expect((await chat.say("the first one")).state.held).not.toBeNull();
    await desk.changes();
  });

  it("'no thanks' to another time ends it there, and nothing is held or booked", async () => {
    const chat = await untilProposal(desk, "dental cleaning on Tuesday March 31", "Bix");
    expect((await chat.say("no")).text).toMatch(/another time/);
    const over = await chat.say("no thanks");
    expect(over.slots).toEqual([]);
    expect(over.state).toMatchObject({ held: null, pending: null });
    expect(visitsIn(await desk.changes())).toEqual([]);
  });

  it("anger without a word of what is wanted gets a person offered, not a further list", async () => {
    const chat = await desk.open();
    await chat.say("dental cleaning on Tuesday March 31");
    const answer = await chat.say("THIS IS NOT WORKING AT ALL!!");
    expect(answer.slots).toEqual([]);
    expect(answer.state.suggestions).toContain("Yes, ask a person");
    await chat.say("yes");
    expect(await desk.notes(chat)).toHaveLength(1);
  });

  it("three messages of which nothing is made lead to a person, buttons before", async () => {
    const chat = await desk.open();
    const first = await chat.say("hmm");
    expect(first.state.suggestions.length).toBeGreaterThan(0);
    await chat.say("hmm");
    await chat.say("hmm");
    expect(await desk.notes(chat)).toHaveLength(1);
  });
});
