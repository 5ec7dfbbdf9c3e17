import { derivedId } from "../../../src/platform/ids.ts";
import type { ClinicDirectory, PatientDetails, SchedulingContext } from "../../../src/scheduling/model.ts";
import type { EvalCase, Person } from "../../scenario/schema.ts";
import type { Verbs } from "../verbs.ts";

/** Visits and places on the waitlist by the names that a scenario gives them (`as`). */
export interface Named {
  visits: Map<string, string>;
  places: Map<string, string>;
}

/** Values of rows that an action leaves open, by `<table>:<id>`: `*`, or `within A..B`. */
export type Loose = Map<string, Readonly<Record<string, string>>>;

/** Who does something to which clinic. */
export interface Acting {
  verbs: Verbs;
  directory: ClinicDirectory;
  people: EvalCase["people"];
  context: SchedulingContext;
  /** The conversation in whose name notes for the desk are left. */
  threadId: string;
  named: Named;
  loose: Loose;
  /** What is being done, for messages and for keys: `gold 2 (book)`. */
  what: string;
}

/** An action of a scenario that cannot be carried out as it stands. */
export class ActionFailed extends Error {
  override readonly name = "ActionFailed";
}

export const createNamed = (): Named => ({ visits: new Map(), places: new Map() });

export const keyOf = ({ threadId, what }: Acting): string => derivedId(threadId, what);

export function personOf({ people, what }: Acting, name: string): Person {
  const person = people[name];
  if (person) return person;
  throw new ActionFailed(`${what}: nobody is called "${name}" under people. Add them there, or name one who is.`);
}

/** The first word is the given name. */
export function detailsOf(person: Person): PatientDetails {
  const [givenName = "", ...rest] = person.name.split(" ");
  const { born: dateOfBirth, phone, email } = person;
  return { givenName, familyName: rest.join(" "), dateOfBirth, phone, ...(email && { email }) };
}

export function idOf(map: ReadonlyMap<string, string>, { what }: Acting, name: string): string {
  const id = map.get(name);
  if (id) return id;
  throw new ActionFailed(
    `${what}: nothing was named "${name}" before. Give its book or join_waitlist an \`as: ${name}\`.`,
  );
}

const LISTS = { visitTypes: "visit type", practitioners: "practitioner", locations: "location" } as const;

/** The clinic's own by its short name. */
export function bySlug<List extends keyof typeof LISTS>(
  { directory, what }: Acting,
  list: List,
  slug: string,
): ClinicDirectory[List][number] {
  const found = directory[list].find((item) => item.slug === slug);
  if (found) return found;
  const known = directory[list].map((item) => item.slug).join(", ");
  throw new ActionFailed(`${what}: ${directory.slug} has no ${LISTS[list]} "${slug}". It has ${known}.`);
}
