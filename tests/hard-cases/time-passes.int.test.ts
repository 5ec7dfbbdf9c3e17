import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Answer } from "../agentcare.ts";
import { DAY_MINUTES, type Desk, daysOf, newcomer, openDesk, untilProposal, visitsIn } from "./desk.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk("2026-03-02T23:59");
});
afterAll(() => desk.close());

const ask = async (words: string): Promise<Answer> => (await desk.open()).say(`dental cleaning ${words}`);

// The tests of this file run in order, on one clock that only goes forward.
describe("D12: days around midnight", () => {
  it("D12: a minute before midnight on a Monday", async () => {
    expect(daysOf(await ask("tomorrow"))).toEqual(["Tuesday, March 3"]);
    expect(daysOf(await ask("on Friday"))).toEqual(["Friday, March 6"]);
    expect(daysOf(await ask("on Monday"))).toEqual(["Monday, March 9"]);
    expect((await ask("next Friday")).text).toMatch(/Friday, March 13/);
    expect(daysOf(await ask("today"))).not.toContain("Monday, March 2");
  });

  it("D12: a minute after midnight 'tomorrow' reads two ways and is asked; named days go by the new one", async () => {
    desk.later(2);
    const chat = await desk.open();
    const asked = await chat.say("dental cleaning tomorrow");
    expect(asked.slots).toEqual([]);
    expect(asked.text).toMatch(
      /close to midnight.*Wednesday, March 4.*Tuesday, March 3|close to midnight.*Tuesday, March 3.*Wednesday, March 4/,
    );
    expect(daysOf(await chat.say("Wednesday"))).toEqual(["Wednesday, March 4"]);
    expect(daysOf(await ask("today"))).toEqual(["Tuesday, March 3"]);
    expect(daysOf(await ask("on Friday"))).toEqual(["Friday, March 6"]);
    expect(daysOf(await ask("on Monday"))).toEqual(["Monday, March 9"]);
  });
});

describe("silence, and back after days", () => {
  it("the held time went to somebody else meanwhile: said so, other times, and an old yes books nothing", async () => {
    const chat = await untilProposal(desk, "dental cleaning with Ms. Kim on Tuesday March 10 at 2 pm", "Ulf");
    desk.later(DAY_MINUTES);
    const other = await untilProposal(desk, "dental cleaning with Ms. Kim on Tuesday March 10 at 2 pm", "Vic");
    expect((await other.say("yes")).appointment?.status).toBe("booked");
    await desk.changes();
    desk.later(2 * DAY_MINUTES);
    const back = await chat.say("yes");
    expect(back.text).toMatch(/Welcome back/);
    expect(back.text).toMatch(/no longer|taken/);
    expect(back.slots.length).toBeGreaterThan(0);
    expect(back.state.pending).toBeNull();
    expect(visitsIn(await desk.changes())).toEqual([]);
    expect((await chat.tap(1)).text).toContain("Ulf Quill");
    await chat.say("yes");
    expect(visitsIn(await desk.changes())[0]).toMatch(/^booked.*for Ulf Quill/);
  });

  it("the held time is still free: it is held anew and read back before the yes counts", async () => {
    const chat = await untilProposal(desk, "dental cleaning with Ms. Haddad on Tuesday March 17", "Wes");
    await desk.changes();
    desk.later(3 * DAY_MINUTES);
    const back = await chat.say("yes");
    expect(back.text).toMatch(/Welcome back, it has been 3 days/);
    expect(back.state.pending?.kind).toBe("book");
    expect(visitsIn(await desk.changes())).toEqual([]);
    await chat.say("yes");
    expect(visitsIn(await desk.changes())[0]).toMatch(/^booked.*Tuesday, March 17.*for Wes Quill/);
  });

  it("a hold that ran out while the details were typed is taken again", async () => {
    const chat = await desk.open();
    await chat.say("dental cleaning with Ms. Haddad on Tuesday March 24");
    await chat.tap(1);
    desk.later(25);
    expect((await chat.say(newcomer("Xia"))).state.pending?.kind).toBe("book");
    await chat.say("yes");
    expect(visitsIn(await desk.changes())[0]).toMatch(/^booked.*Tuesday, March 24.*for Xia Quill/);
  });

  it("a greeting days later says what was on the table and looks again", async () => {
    const chat = await desk.open();
    await chat.say("dental cleaning on Wednesday March 18");
    desk.later(2 * DAY_MINUTES);
    const back = await chat.say("hello again");
    expect(back.text).toMatch(/Welcome back, it has been 2 days/);
    expect(back.text).not.toMatch(/What kind of visit/);
    await desk.changes();
  });
});
