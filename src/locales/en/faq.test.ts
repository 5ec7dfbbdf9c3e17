import { expect, it } from "vitest";
import { directory } from "../../agents/supervisor/testing/conversation-so-far.ts";
import { closedOnText } from "./faq.ts";

const site = (name: string) => ({
  id: name,
  slug: name,
  name,
  aliases: [],
  address: "",
  city: "",
  phone: "",
  timeZone: "America/New_York",
});
const clinic = { ...directory, locations: [site("Downtown"), site("North")] };
const voice = { clinic, now: "2026-11-22T14:00:00Z", patientTimeZone: null };
const closure = (locationName: string, from = "00:00", to = "24:00", day = "2026-11-26") => ({
  day,
  locationName,
  from,
  to,
});

it.each([
  ["The clinic is closed on Thursday, November 26.", [closure("Downtown"), closure("North")]],
  ["North is closed on Thursday, November 26 from 1:00 PM to 3:30 PM.", [closure("North", "13:00", "15:30")]],
  [
    "Downtown is closed on Thursday, November 26 until 9:00 AM. North is closed on Friday, November 27 from 12:00 PM on.",
    [closure("Downtown", "00:00", "09:00"), closure("North", "12:00", "24:00", "2026-11-27")],
  ],
])("tells a closure by day, site and hours: %s", (text, closures) => {
  expect(closedOnText({ kind: "closed_on", closures, otherwise: false }, voice)).toBe(text);
  expect(closedOnText({ kind: "closed_on", closures, otherwise: true }, voice)).toBe(`${text} In general:`);
});
