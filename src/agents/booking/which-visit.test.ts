import { describe, expect, it } from "vitest";
import type { Appointment } from "../../scheduling/model.ts";
import type { VisitMention } from "../../understanding/acts.ts";
import { whichVisit } from "./which-visit.ts";

const [cleaning, exam] = ["type-cleaning", "type-exam"];

const aVisit = (id: string, visitTypeId: string, practitionerId: string, date: string, time: string): Appointment => ({
  id,
  reference: `REF-${id}`,
  status: "booked",
  patientName: "Ana Ruiz",
  visitTypeId,
  visitTypeName: visitTypeId,
  practitionerId,
  practitionerName: practitionerId,
  locationId: "main",
  locationName: "Main",
  locationAddress: "1 Main Street",
  startsAt: `${date}T${time}:00.000Z`,
  endsAt: `${date}T${time}:00.000Z`,
  durationMinutes: 30,
  timeZone: "UTC",
  date,
  time,
  modality: "in_person",
  preparation: null,
  needs: {},
  confirmedAt: null,
  lateMinutes: null,
  rescheduledFrom: null,
  version: 1,
});

// Tuesday, Thursday, Tuesday.
const visits = [
  aVisit("1", cleaning, "lee", "2026-03-10", "09:00"),
  aVisit("2", exam, "kim", "2026-03-12", "14:00"),
  aVisit("3", cleaning, "kim", "2026-03-17", "09:00"),
];

const idsOf = (mention: VisitMention, listed?: string[]) => {
  const found = whichVisit(visits, mention, listed);
  return found.kind === "none" ? "none" : [found.kind, ...found.visits.map(({ id }) => id)];
};

describe("which visit is meant", () => {
  it.each<[string, VisitMention, string | string[]]>([
    ["nothing said of several", {}, ["several", "1", "2", "3"]],
    ["its reference, however it is written", { reference: "ref 2" }, ["meant", "2"]],
    ["a reference that is none of them, whatever else fits", { reference: "REF-9", next: true }, "none"],
    ["its kind", { visitTypeIds: [exam] }, ["meant", "2"]],
    ["a kind that two have", { visitTypeIds: [cleaning] }, ["several", "1", "3"]],
    ["its practitioner and weekday", { practitionerIds: ["kim"], weekdays: [2] }, ["meant", "3"]],
    ["its day", { dates: [{ from: "2026-03-11", to: "2026-03-13" }] }, ["meant", "2"]],
    ["its time", { time: "14:00" }, ["meant", "2"]],
    ["the next one", { next: true }, ["meant", "1"]],
    ["the next one of its kind", { next: true, practitionerIds: ["kim"] }, ["meant", "2"]],
    ["all of a kind", { all: true, visitTypeIds: [cleaning] }, ["meant", "1", "3"]],
    ["all, where there is none", { all: true, time: "23:00" }, "none"],
    ["the last one", { ordinal: -1 }, ["meant", "3"]],
    ["the fourth of three", { ordinal: 4 }, "none"],
    ["what none of them is", { visitTypeIds: ["type-physical"] }, "none"],
  ])("%s", (_, mention, expected) => {
    expect(idsOf(mention)).toEqual(expected);
  });

  it("a number counts what was listed last", () => {
    expect(idsOf({ ordinal: 2 }, ["1", "3"])).toEqual(["meant", "3"]);
  });

  it("a sole visit is meant by saying nothing of it", () => {
    expect(whichVisit(visits.slice(0, 1), {}).kind).toBe("meant");
  });
});
