import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestAgentCare, testAgentCare } from "./agentcare.ts";

let care: TestAgentCare;
beforeAll(async () => {
  care = await testAgentCare();
});
afterAll(() => care.close());

const ANA = "My name is Ana Ruiz, born 3 April 1988, 555-0142";
const KOLKATA = { timeZone: "Asia/Kolkata" };
/** The clinic is in Phoenix, where clocks never change: 2 PM is 2:30 AM of the next day in Kolkata. */
const BOTH = "Tuesday, March 10 at 2:00 PM (Wednesday, March 11 at 2:30 AM your time)";

describe("a patient in another zone than the clinic", () => {
  it("D4: reads both times, the clinic's first, from the first offer to the visit booked, moved and cancelled", async () => {
    const chat = await care.open("harborview", KOLKATA);
    const offer = await chat.say("an office visit on March 10 in the afternoon please");
    expect(offer.slots[0]).toMatchObject({ label: "2:00 PM", yourTime: "Wednesday, March 11 at 2:30 AM your time" });
    for (const { yourTime } of offer.slots) expect(yourTime).toMatch(/^Wednesday, March 11 at \d+:\d\d AM your time$/);

    const kept = await chat.say("the first one");
    expect(kept.text).toContain(BOTH);
    expect(kept.state.held?.label).toContain(BOTH);

    const proposal = await chat.say(ANA);
    expect(proposal.text).toContain(BOTH);
    expect(proposal.appointment).toMatchObject({
      when: "Tuesday, March 10 at 2:00 PM",
      timeZone: "America/Phoenix",
      yourTime: "Wednesday, March 11 at 2:30 AM your time",
    });

    const done = await chat.say("yes");
    expect(done.text).toContain(`You're booked: Office visit on ${BOTH} with`);
    // Whatever their own clock says, it is the clinic's that is written.
    const clinicId = (await care.system.clinicId("harborview")) ?? "";
    const actor = `thread:${chat.session.threadId}` as const;
    const [visit] = await care.system.scheduling.listAppointments({ clinicId, actor, channel: "chat" });
    expect(visit).toMatchObject({ startsAt: "2026-03-10T21:00:00.000Z", date: "2026-03-10", time: "14:00" });

    expect((await chat.say("what visits do I have?")).text).toContain(BOTH);
    const details = await chat.say("what time is my visit?");
    expect(details.text).toContain(BOTH);

    await chat.say("move it to March 12");
    const morning = await chat.say("the first one");
    expect(morning.text).toMatch(/Thursday, March 12 at \d+:\d\d AM \(\d+:\d\d PM your time\)/);
    expect((await chat.say("yes")).text).toMatch(/Thursday, March 12 at \d+:\d\d AM \(\d+:\d\d PM your time\)/);
    expect((await chat.say("cancel it")).text).toMatch(/AM \(\d+:\d\d PM your time\)/);
    expect((await chat.say("yes")).text).toMatch(/cancelled: .* AM \(\d+:\d\d PM your time\)/);
  });
});

it.each([
  ["is not told", undefined],
  ["has the clinic's clock under another name", "America/Hermosillo"],
])("D4: one time is said where the patient's zone %s", async (_name, timeZone) => {
  const chat = await care.open("harborview", { ...(timeZone && { timeZone }) });
  const offer = await chat.say("an office visit on March 10 in the afternoon please");
  const kept = await chat.say("the first one");
  expect(kept.text).toMatch(/^I'm holding Tuesday, March 10 at \d+:\d\d PM with /);
  expect(JSON.stringify([offer, kept])).not.toMatch(/your time|yourTime/);
});
