import { expect, it } from "vitest";
import { quietUntil } from "./quiet-hours.ts";

const NEW_YORK = "America/New_York";
const night = { from: "21:00", to: "08:00" };
const at = (wall: string) => new Date(Temporal.PlainDateTime.from(wall).toZonedDateTime(NEW_YORK).epochMilliseconds);

it.each([
  ["in the evening", night, "2026-03-02T21:00", "2026-03-03T08:00"],
  ["after midnight", night, "2026-03-03T07:59", "2026-03-03T08:00"],
  ["within one day", { from: "12:00", to: "14:00" }, "2026-03-03T12:30", "2026-03-03T14:00"],
  ["over the night the clocks go forward", night, "2026-03-07T23:00", "2026-03-08T08:00"],
  ["over the night the clocks go back", night, "2026-10-31T23:00", "2026-11-01T08:00"],
])("C12: quiet hours end by the clinic's wall clock: %s", (_case, quiet, now, end) => {
  expect(quietUntil(quiet, at(now), NEW_YORK)).toEqual(at(end));
});

it.each([
  ["at their end", night, "2026-03-03T08:00"],
  ["before they begin", night, "2026-03-03T20:59"],
  ["outside of a span within one day", { from: "12:00", to: "14:00" }, "2026-03-03T14:00"],
  ["where there are none", null, "2026-03-03T02:00"],
])("C12: it is not quiet %s", (_case, quiet, now) => {
  expect(quietUntil(quiet, at(now), NEW_YORK)).toBeNull();
});
