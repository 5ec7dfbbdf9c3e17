import { expect, it } from "vitest";
import { emptyFrame } from "../graph/frame.ts";
import { wantedTimes } from "./wanted-times.ts";

const wanting = (exact: string | null, windows: { from?: string; to?: string }[] = []) =>
  wantedTimes({ ...emptyFrame(), times: { value: { exact, windows }, turn: 1, confirmed: false } });

it.each([
  ["14:00", "14:01"],
  ["09:59", "10:00"],
  ["23:59", "24:00"],
])("%s is the one minute that ends at %s", (from, to) => {
  expect(wanting(from)).toEqual([{ from, to }]);
});

it("keeps what was said as a window, and wants any time where nothing was said", () => {
  expect(wanting(null, [{ from: "12:00" }])).toEqual([{ from: "12:00" }]);
  expect(wantedTimes(emptyFrame())).toEqual([]);
});
