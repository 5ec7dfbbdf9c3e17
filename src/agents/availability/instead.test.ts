import { expect, it } from "vitest";
import { emptyFrame, type Frame } from "../../graph/frame.ts";
import type { ClinicDirectory } from "../../scheduling/model.ts";
import { directory, field, VISIT } from "../supervisor/testing/conversation-so-far.ts";
import { insteadOf } from "./instead.ts";

const person = (id: string, locationIds: string[], visitTypeIds: string[] = [VISIT]) => ({
  id,
  slug: id,
  prefix: "Dr.",
  givenName: id,
  familyName: "Lee",
  name: `Dr. ${id} Lee`,
  specialty: "dentistry",
  languages: [],
  acceptingNew: true,
  visitTypeIds,
  locationIds,
});
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
const clinic: ClinicDirectory = {
  ...directory,
  locations: ["North", "South", "East", "West"].map(site),
  practitioners: [person("Ana", ["North", "South"]), person("Ben", ["East"]), person("Cal", ["West"], ["other"])],
};
const wanting = (is: string[], sites: string[], not: string[] = []): Frame => ({
  ...emptyFrame(),
  visitType: field(VISIT),
  practitioner: field({ is, not, any: false }),
  site: field(sites),
});

it.each([
  ["nobody and nowhere in particular", wanting([], []), false, []],
  ["one of two who offer it", wanting(["Ana"], []), true, []],
  ["all who offer it", wanting(["Ana", "Ben"], []), false, []],
  ["one, and by no means the other", wanting(["Ana"], [], ["Ben"]), false, []],
  ["a place", wanting([], ["North"]), false, ["South", "East"]],
  ["somebody at a place they also leave", wanting(["Ana"], ["North"]), true, ["South"]],
  ["a place of two, and not who works at the third", wanting([], ["North", "South"], ["Ben"]), false, []],
] as const)("who wished for %s is told who and where else would do it", (_, frame, practitioner, locations) => {
  expect(insteadOf(frame, clinic)).toEqual({ practitioner, locations });
});
