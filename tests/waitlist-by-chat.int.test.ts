import { afterAll, beforeAll, expect, it } from "vitest";
import { type TestAgentCare, testAgentCare } from "./agentcare.ts";

let care: TestAgentCare;
beforeAll(async () => {
  care = await testAgentCare();
});
afterAll(() => care.close());

it("probe", async () => {
  const ana = await care.open();
  for (const text of [
    "put me on the waitlist for a dental cleaning on Tuesday morning, I'm Ana Ruiz, born April 3 1988, phone 555-0142",
    "yes",
    "what's my place on the waitlist?",
    "make it Wednesday mornings on the waitlist instead",
    "yes",
    "take me off the waitlist",
    "yes",
    "what's my place on the waitlist?",
    "stop sending me messages",
  ]) {
    const answer = await ana.say(text);
    console.log(`> ${text}\n< ${answer.text}\n  ${JSON.stringify(answer.state?.pending)}`);
  }
  expect(1).toBe(1);
});
