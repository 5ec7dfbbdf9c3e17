import { expect, it } from "vitest";
import { claimsIn } from "./claims.ts";

const deeds = (text: string) => claimsIn(text).map(({ deed }) => deed);

it.each([
  ["You're booked: Dental cleaning on Monday, March 2 at 11:00 AM.", ["booked"]],
  ["Your visit has been moved to Tuesday.", ["moved"]],
  ["This visit has been moved 3 times already.", []],
  ["Next: put you on the waiting list.", []],
  ["Shall I book it?", []],
])("%j claims %j", (text, claimed) => {
  expect(deeds(text)).toEqual(claimed);
});
