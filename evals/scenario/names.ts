import { HARBORVIEW } from "../../db/seed/clinics/harborview.ts";
import { RIVERSIDE } from "../../db/seed/clinics/riverside.ts";
import type { Path } from "./read-file.ts";
import type { Scenario, When, Window } from "./schema.ts";

const CLINICS = [RIVERSIDE, HARBORVIEW];

export interface NameProblem {
  path: Path;
  message: string;
}

type Kind = "visitType" | "practitioner" | "location";

/** Every name a scenario uses is there: of the clinic's seed, of its people, of its own visits; and no time is past. */
export function findNameProblems(scenario: Scenario): NameProblem[] {
  const clinic = CLINICS.find(({ slug }) => slug === scenario.clinic);
  if (!clinic) {
    return [
      {
        path: ["clinic"],
        message: `there is no clinic "${scenario.clinic}"; known: ${listed(CLINICS.map(({ slug }) => slug))}`,
      },
    ];
  }
  const known: Record<Kind, readonly string[]> = {
    visitType: clinic.visitTypes.map(({ slug }) => slug),
    practitioner: clinic.practitioners.map(({ slug }) => slug),
    location: clinic.locations.map(({ slug }) => slug),
  };
  const problems: NameProblem[] = [];
  const say = (path: Path, message: string) => problems.push({ path, message });
  const slug = (kind: Kind, value: string | undefined, path: Path) => {
    if (value !== undefined && value !== "any" && !known[kind].includes(value))
      say(path, `${scenario.clinic} has no ${WORDS[kind]} "${value}"; it has ${listed(known[kind])}`);
  };
  const person = (value: string | undefined, path: Path) => {
    if (value !== undefined && !(value in scenario.people)) say(path, `"${value}" is nobody of this file's people`);
  };
  const window = (value: Window | undefined, path: Path) => {
    if (!value) return;
    if (value.from >= value.to) say(path, `this window ends (${value.to}) before it begins (${value.from})`);
    else if (value.to <= scenario.now) say(path, `this window is over at the scenario's "now", ${scenario.now}`);
  };
  const preference = (
    value: {
      accepts?: Window[];
      practitioner?: string;
      notPractitioner?: string;
      location?: string;
      visitType?: string;
      for?: string;
    },
    path: Path,
  ) => {
    for (const [index, each] of (value.accepts ?? []).entries()) window(each, [...path, "accepts", index]);
    slug("practitioner", value.practitioner, [...path, "practitioner"]);
    slug("practitioner", value.notPractitioner, [...path, "notPractitioner"]);
    slug("location", value.location, [...path, "location"]);
    slug("visitType", value.visitType, [...path, "visitType"]);
    person(value.for, [...path, "for"]);
  };

  const named = new Set<string>();
  for (const list of ["before", "gold"] as const) {
    for (const [index, action] of scenario[list].entries()) {
      const [verb, body] = Object.entries(action)[0] as [string, Partial<Record<string, unknown>>]; // safe: one key, by the schema
      const at: Path = [list, index, verb];
      if (list === "gold" && verb === "time_off") say(at, "time off is something of `before`: no patient takes it");
      for (const kind of ["visitType", "practitioner", "location"] as const)
        slug(kind, body[kind] as string | undefined, [...at, kind]);
      person(body.patient as string | undefined, [...at, "patient"]);
      for (const key of ["visit", "place", "swap"]) {
        const name = body[key] as string | undefined;
        if (name !== undefined && !named.has(name))
          say([...at, key], `"${name}" is no visit or place named (as:) before this`);
      }
      if (body.at !== undefined) checkWhen(body.at as When, scenario.now, (message) => say([...at, "at"], message));
      if (typeof body.as === "string") named.add(body.as);
    }
  }
  person(scenario.user.is, ["user", "is"]);
  for (const [index, goal] of scenario.user.goals.entries()) {
    preference(goal, ["user", "goals", index]);
    for (const [nth, other] of goal.otherwise.entries()) preference(other, ["user", "goals", index, "otherwise", nth]);
  }
  for (const [index, { changes }] of scenario.user.interrupts.entries())
    if (changes) preference(changes, ["user", "interrupts", index, "changes"]);
  for (const [index, fact] of scenario.facts.entries()) {
    if ("practitioner" in fact) slug("practitioner", fact.practitioner, ["facts", index, "practitioner"]);
    if ("location" in fact) slug("location", fact.location, ["facts", index, "location"]);
    if ("reference" in fact && !named.has(fact.reference))
      say(["facts", index, "reference"], `"${fact.reference}" is no visit of this file`);
  }
  for (const [index, rule] of scenario.forbidden.entries()) {
    if ("tells" in rule) person(rule.tells, ["forbidden", index, "tells"]);
    if ("says" in rule && !isPattern(rule.says)) say(["forbidden", index, "says"], "this is no regular expression");
  }
  return problems;
}

const WORDS: Record<Kind, string> = { visitType: "visit type", practitioner: "practitioner", location: "location" };

const listed = (names: readonly string[]): string => names.join(", ");

function checkWhen(at: When, now: string, say: (message: string) => void): void {
  const window = typeof at === "string" ? null : "earliest" in at ? at.earliest : at.within;
  if (typeof at === "string" && at <= now) say(`${at} is not after the scenario's "now", ${now}`);
  if (window && window.from >= window.to) say(`this window ends (${window.to}) before it begins (${window.from})`);
}

function isPattern(source: string): boolean {
  try {
    new RegExp(source, "i");
    return true;
  } catch {
    return false;
  }
}
