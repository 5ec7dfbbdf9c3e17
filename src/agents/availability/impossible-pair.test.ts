import { describe, expect, it } from "vitest";
import { emptyFrame, type Frame } from "../../graph/frame.ts";
import type { ClinicDirectory } from "../../scheduling/model.ts";
import { directory, field, slot, VISIT } from "../supervisor/testing/conversation-so-far.ts";
import { impossiblePair, offerBothWays } from "./impossible-pair.ts";

const person = (id: string, locationIds: string[]) => ({
  id,
  slug: id,
  prefix: "Dr.",
  givenName: id,
  familyName: "Lee",
  name: `Dr. ${id} Lee`,
  specialty: "dentistry",
  languages: [],
  acceptingNew: true,
  visitTypeIds: [VISIT],
  locationIds,
});
const site = (id: string) => ({
  id,
  slug: id,
  name: id,
  aliases: [],
  address: "",
  city: "",
  phone: "",
  timeZone: "America/New_York",
});
const clinic: ClinicDirectory = {
  ...directory,
  locations: [site("North"), site("South")],
  practitioners: [person("Ana", ["South"]), person("Ben", ["North", "South"])],
};
const wanting = (is: string[], sites: string[]): Frame => ({
  ...emptyFrame(),
  visitType: field(VISIT),
  practitioner: field({ is, not: [], any: false }),
  site: field(sites),
});

describe("L15: a practitioner and a site", () => {
  it.each([
    ["that never go together", wanting(["Ana"], ["North"]), true],
    ["of which one fits", wanting(["Ana"], ["North", "South"]), false],
    ["where they work", wanting(["Ben"], ["North"]), false],
    ["with somebody else who does work there", wanting(["Ana", "Ben"], ["North"]), false],
    ["of which only one is named", wanting(["Ana"], []), false],
  ])("%s", (_, frame, impossible) => {
    expect(impossiblePair(frame, clinic) !== null).toBe(impossible);
  });

  it("are searched for one without the other, and both ways out are offered in order of time", () => {
    const frame = wanting(["Ana"], ["North"]);
    const pair = impossiblePair(frame, clinic);
    if (!pair) throw new Error("They do not go together.");
    const answered = (id: string, startsAt: string) => ({
      name: "find_slots",
      args: {},
      answer: { ok: true as const, value: { slots: [{ ...slot(id), startsAt }], reasons: [], nearest: null } },
    });
    const first = offerBothWays({ frame, directory: clinic, results: [] }, pair, false);
    expect(first).toMatchObject({ call: { args: { practitionerIds: ["Ana"] } } });
    expect(first).not.toHaveProperty("call.args.locationIds");
    const elsewhere = answered("with-ana", "2026-03-11T14:00:00Z");
    const second = offerBothWays({ frame, directory: clinic, results: [elsewhere] }, pair, false);
    expect(second).toMatchObject({ call: { args: { locationIds: ["North"] } } });
    expect(second).not.toHaveProperty("call.args.practitionerIds");
    const results = [elsewhere, answered("with-ben", "2026-03-10T14:00:00Z")];
    expect(offerBothWays({ frame, directory: clinic, results }, pair, false)).toMatchObject({
      done: {
        facts: [{ kind: "impossible_pair", practitionerName: "Dr. Ana Lee", worksAt: ["South"], wanted: ["North"] }],
        frame: { offered: [{ id: "with-ben" }, { id: "with-ana" }], shown: ["with-ben", "with-ana"] },
      },
    });
  });
});
