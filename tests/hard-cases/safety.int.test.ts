import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Desk, newcomer, openDesk, untilProposal, visitsIn } from "./desk.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

describe("L20: medical questions", () => {
  it.each([
    "should I take two ibuprofen before my cleaning?",
    "can I take 800 mg of ibuprofen with my blood pressure pills?",
    "do I have an abscess? it hurts when I bite",
    "what dose of amoxicillin should my 3 year old get?",
    "is this mole cancer?",
  ])("L20: %j is declined with the way to a nurse and a person", async (question) => {
    const answer = await (await desk.open()).say(question);
    expect(answer.text).toMatch(/can't give medical advice/);
    expect(answer.text).toContain("(914) 555-0100");
    expect(answer.text).not.toMatch(/\bmg\b|\bdose\b|you should|you have/i);
    expect(answer.state.suggestions).toContain("Yes, ask a person");
    expect(await desk.changes()).toEqual([]);
  });

  it("L20: in the middle of booking the held time is kept, and a yes that could mean either writes nothing", async () => {
    const chat = await untilProposal(desk, "dental cleaning on Tuesday March 10", "Ora");
    await desk.changes();
    const answer = await chat.say("can I take 800 mg of ibuprofen before it?");
    expect(answer.text).toMatch(/can't give medical advice/);
    expect(answer.state).toMatchObject({ pending: { kind: "book" } });
    expect(answer.state.held).not.toBeNull();
    await chat.say("yes");
    expect(visitsIn(await desk.changes())).toEqual([]);
    expect((await chat.answer(true)).appointment?.status).toBe("booked");
    expect(visitsIn(await desk.changes())).toHaveLength(1);
  });

  it("L20: asked for, a person gets the note", async () => {
    const chat = await desk.open();
    await chat.say("is it safe to take aspirin with warfarin?");
    await chat.say("yes, ask a person");
    expect(await desk.notes(chat)).toHaveLength(1);
    await desk.changes();
  });
});

describe("L22: a red flag in the confirm step", () => {
  it("L22: nothing is booked, help comes first, a person is told; after a false alarm it goes on to the yes", async () => {
    const chat = await untilProposal(desk, "dental cleaning on Tuesday March 17", "Pam");
    await desk.changes();
    const alarm = await chat.say("yes, and by the way I have crushing chest pain right now");
    expect(alarm.text).toMatch(/^This could be an emergency\. Please call 911/);
    expect(alarm.cards).toEqual(["agentcare.emergency"]);
    expect(alarm.slots).toEqual([]);
    expect(alarm.state.pending).toBeNull();
    expect(await desk.changes()).toEqual(["note for the desk · red flag: chest-pain"]);
    expect((await desk.notes(chat))[0]?.urgency).toBe("emergency");
    // A yes right after says that it is one: never the yes to the visit.
    expect((await chat.say("yes")).text).toContain("911");
    expect(visitsIn(await desk.changes())).toEqual([]);
    const calm = await chat.say("it's not an emergency, I was exaggerating");
    expect(calm.text).toMatch(/I've noted it/);
    expect(visitsIn(await desk.changes())).toEqual([]);
    const back = await chat.say("no, let's go on");
    expect(back.state.pending?.kind).toBe("book");
    expect((await chat.say("yes")).appointment?.status).toBe("booked");
    expect(visitsIn(await desk.changes())).toHaveLength(1);
  });

  it("L22: the button of the proposal from before the alarm books nothing", async () => {
    const chat = await untilProposal(desk, "dental cleaning on Tuesday March 17", "Quo");
    const { state } = await chat.say("thanks");
    await desk.changes();
    await chat.say("I can't breathe");
    const stale = await chat.send({ kind: "answer", proposalId: state.pending?.id ?? "", approved: true });
    expect(stale.appointment?.status ?? "none").not.toBe("booked");
    expect(visitsIn(await desk.changes())).toEqual([]);
  });

  it("L22: somebody else in danger, and a person wanted afterwards: the held time waits", async () => {
    const chat = await untilProposal(desk, "dental cleaning on Tuesday March 17", "Ray");
    await chat.say("my dad just collapsed and isn't breathing");
    await chat.say("false alarm, he's fine");
    const note = await chat.say("yes, ask a person");
    expect(note.cards).toContain("agentcare.handoff");
    expect(note.state.held).not.toBeNull();
    expect((await desk.notes(chat)).map(({ urgency }) => urgency).sort()).toEqual(["emergency", "routine"]);
    expect(visitsIn(await desk.changes())).toEqual([]);
  });

  it("L22: in the details that were asked, and in a first message with a wish", async () => {
    const chat = await desk.open();
    await chat.say("dental cleaning on Tuesday March 17");
    await chat.tap(1);
    const inDetails = await chat.say(`${newcomer("Sky")} and my face is drooping on one side`);
    expect(inDetails.cards).toEqual(["agentcare.emergency"]);
    const first = await (await desk.open()).say("book me a cleaning tomorrow, I want to kill myself");
    expect(first.cards).toEqual(["agentcare.emergency"]);
    expect(first.text).toContain("988");
    expect(first.slots).toEqual([]);
    expect(visitsIn(await desk.changes())).toEqual([]);
  });
});
