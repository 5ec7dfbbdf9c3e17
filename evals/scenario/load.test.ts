import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { loadSuites } from "./load.ts";
import { ScenarioError } from "./problem.ts";

const SUITE = "version: 3\ndescribes: booking of all kinds\n";
const GOOD = `title: A cleaning on Thursday morning
policy: A visit is booked after a yes to exactly it.
clinic: riverside
now: 2026-03-02T09:00
people:
  ana: { name: Ana Ruiz, born: 1988-04-03, phone: "555-0142" }
persona: A busy person
user:
  is: ana
  goals:
    - says: [I need a cleaning on Thursday morning, a cleaning Thursday before noon please]
      until: booked
      visitType: dental-cleaning
      accepts: [{ from: 2026-03-05T08:00, to: 2026-03-05T12:00 }]
gold:
  - book: { visitType: dental-cleaning, at: { within: { from: 2026-03-05T08:00, to: 2026-03-05T12:00 } }, patient: ana }
`;

const roots: string[] = [];
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "agentcare-suites-"));
  roots.push(root);
});
afterAll(() => {
  for (const each of roots) rmSync(each, { recursive: true });
});

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(root, name, ".."), { recursive: true });
    writeFileSync(join(root, name), text);
  }
}

function problemsOf(load: () => unknown): string[] {
  try {
    load();
  } catch (error) {
    if (error instanceof ScenarioError) return error.problems.map(({ line, message }) => `${line}: ${message}`);
    throw error;
  }
  return [];
}

describe("loadSuites", () => {
  it("reads scenarios with their suite, in the order of their ids, by suite and by words", () => {
    write({ "booking/suite.yaml": SUITE, "booking/thursday.yaml": GOOD, "booking/again.yaml": GOOD });
    const all = loadSuites({ root });
    expect(all.map(({ id, suiteVersion }) => [id, suiteVersion])).toEqual([
      ["booking/again", 3],
      ["booking/thursday", 3],
    ]);
    expect(loadSuites({ root, suites: ["booking"], filter: ["THURS"] })).toHaveLength(2);
    expect(loadSuites({ root, filter: ["again"] })).toHaveLength(1);
    expect(loadSuites({ root, filter: ["again", "booking/thurs"] })).toHaveLength(2);
    expect(problemsOf(() => loadSuites({ root, suites: ["bookings"] }))[0]).toContain("known: booking");
  });

  it("runs scenarios again with faults, as scenarios of their own", () => {
    const rerun = (what: string) =>
      `title: The slot goes meanwhile\npolicy: The end is the same.\nreruns: [${what}]\ndisruptions: [{ at: proposed, fault: slot_taken }]\nexpects: same_or_handoff\n`;
    write({
      "booking/suite.yaml": SUITE,
      "booking/thursday.yaml": GOOD,
      "faults/suite.yaml": SUITE,
      "faults/gone.yaml": rerun("booking/*"),
    });
    const [, again] = loadSuites({ root });
    expect(again).toMatchObject({ id: "faults/gone:booking/thursday", suite: "faults", expects: "same_or_handoff" });
    write({ "faults/none.yaml": rerun("booking/wednesday") });
    expect(problemsOf(() => loadSuites({ root }))).toEqual(['3: there is no scenario "booking/wednesday"']);
  });

  it.each([
    ["a key it does not know", GOOD.replace("persona:", "personna: x\npersona:"), /^1: .*personna/],
    ["text that is not YAML", `${GOOD}gold: [\n`, /not YAML/],
    [
      "an unknown clinic",
      GOOD.replace("clinic: riverside", "clinic: lakeside"),
      /^3: there is no clinic "lakeside"; known: riverside/,
    ],
    ["an unknown tool", GOOD.replace("- book:", "- steal:"), /^1[67]: gold.0.*steal/],
    [
      "an unknown visit type in the gold",
      GOOD.replace("book: { visitType: dental-cleaning", "book: { visitType: dental-clean"),
      /^16: riverside has no visit type "dental-clean"/,
    ],
    ["somebody who is not there", GOOD.replace("patient: ana", "patient: bob"), /^16: "bob" is nobody/],
    ["a visit nobody named", `${GOOD}  - cancel: { visit: first }\n`, /^17: "first" is no visit/],
    [
      "an impossible window",
      GOOD.replace("to: 2026-03-05T12:00 }]", "to: 2026-03-05T07:00 }]"),
      /^14: this window ends/,
    ],
    [
      "a time that is past",
      GOOD.replace("at: { within: { from: 2026-03-05T08:00, to: 2026-03-05T12:00 } }", "at: 2026-03-01T10:00"),
      /^16: 2026-03-01T10:00 is not after/,
    ],
    ["one wording only", GOOD.replace(", a cleaning Thursday before noon please", ""), /^11: user.goals.0.says/],
    ["no regular expression", `${GOOD}forbidden: [{ says: "(" }]\n`, /^17: this is no regular expression/],
  ])("refuses %s and names the line", (_, text, problem) => {
    write({ "booking/suite.yaml": SUITE, "booking/thursday.yaml": text });
    expect(problemsOf(() => loadSuites({ root })).join("\n")).toMatch(problem);
  });

  it("refuses a suite without its version", () => {
    write({ "booking/thursday.yaml": GOOD });
    expect(problemsOf(() => loadSuites({ root }))[0]).toContain("suite.yaml");
  });
});
