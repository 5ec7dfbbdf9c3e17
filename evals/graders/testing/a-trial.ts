import type { AppointmentCard, Card } from "../../../src/graph/reply.ts";
import type { ClinicDirectory } from "../../../src/scheduling/model.ts";
import { type EvalCase, Scenario } from "../../scenario/schema.ts";
import type { StateRow, TrialRecord, TurnRecord, Write } from "../../trial.ts";

const location = (slug: string, name: string, phone: string) => ({
  id: `location-${slug}`,
  slug,
  name,
  aliases: [`${name.toLowerCase()} clinic`],
  address: "120 Main Street",
  city: "Riverton",
  phone,
  timeZone: "America/New_York",
});
const practitioner = (slug: string, prefix: string, specialty: string) => {
  const [givenName = "", familyName = ""] = slug.split("-").map((part) => part.charAt(0).toUpperCase() + part.slice(1));
  return {
    id: `practitioner-${slug}`,
    slug,
    prefix,
    givenName,
    familyName,
    name: `${prefix} ${givenName} ${familyName}`,
    specialty,
    languages: ["English"],
    acceptingNew: true,
    visitTypeIds: [],
    locationIds: [],
  };
};
const visitType = (slug: string, name: string, specialty: string) => ({
  id: `visit-type-${slug}`,
  slug,
  name,
  aliases: [],
  specialty,
  durationMinutes: 30,
  modality: "in_person" as const,
  patientKind: "any" as const,
  selfBookable: true,
  needsReferral: false,
  minAgeYears: null,
  maxAgeYears: null,
});

/** A small clinic with the demo's names. */
export const A_CLINIC: ClinicDirectory = {
  id: "clinic-riverside",
  slug: "riverside",
  name: "Riverside Health",
  timeZone: "America/New_York",
  phone: "(914) 555-0100",
  emergencyNumber: "911",
  crisisNumber: "988",
  allowedOrigins: [],
  allowedLinks: [],
  widgetColours: null,
  holdMinutes: 10,
  cancelCutoffHours: 24,
  locations: [location("downtown", "Downtown", "(914) 555-0110"), location("north", "North Hills", "(914) 555-0120")],
  practitioners: [
    practitioner("ben-carter", "Mr.", "dental hygiene"),
    practitioner("grace-kim", "Ms.", "dental hygiene"),
    practitioner("daniel-lee", "Dr.", "family medicine"),
    practitioner("susan-lee", "Dr.", "dermatology"),
  ],
  visitTypes: [
    visitType("dental-cleaning", "Dental cleaning", "dental hygiene"),
    visitType("office-visit", "Office visit", "family medicine"),
  ],
};

/** A scenario in which Ana Ruiz books a dental cleaning; `of` replaces parts of the file. */
export function aCase(of: Record<string, unknown> = {}, kept: Partial<EvalCase> = {}): EvalCase {
  const scenario = Scenario.parse({
    title: "A dental cleaning for Ana",
    policy: "A visit is booked once its details were agreed.",
    clinic: "riverside",
    now: "2026-03-02T09:00",
    people: { ana: { name: "Ana Ruiz", born: "1988-04-03", phone: "914-555-0142" } },
    persona: "Ana, who is in no hurry",
    user: {
      is: "ana",
      goals: [
        { says: ["I need a dental cleaning", "a cleaning please"], until: "booked", visitType: "dental-cleaning" },
      ],
    },
    gold: [{ book: { visitType: "dental-cleaning", at: "2026-03-10T10:00", patient: "ana" } }],
    ...of,
  });
  return {
    ...scenario,
    id: "booking/a-case",
    suite: "booking",
    suiteVersion: 1,
    file: "a-case.yaml",
    expects: "same",
    ...kept,
  };
}

/** A visit's row as the database has it after the booking. */
export const aVisit = (fields: StateRow["fields"] = {}): StateRow => ({
  table: "appointments",
  fields: {
    status: "booked",
    cancelReason: null,
    visitType: "dental-cleaning",
    startsAt: "2026-03-10T10:00",
    practitioner: "ben-carter",
    location: "north",
    patient: "Ana Ruiz born 1988-04-03",
    phone: "9145550142",
    needs: null,
    confirmed: null,
    lateMinutes: null,
    rescheduled: null,
    ...fields,
  },
});

export const aWrite = (row: StateRow = aVisit(), what = "booked"): Write => ({ ...row, id: "visit-1", what });

type Means = TurnRecord["move"]["means"];

/** What the person typed, and what they meant by it. */
export const said = (text: string, means: Exclude<Means, "choice"> = "wish"): TurnRecord["move"] => ({
  kind: "text",
  text,
  means,
});

/** A turn in which nothing is written; `of` replaces parts. */
export const aTurn = (of: Partial<TurnRecord> = {}): TurnRecord => ({
  move: said("hello"),
  at: "2026-03-02T14:00:00.000Z",
  text: "What kind of visit do you need?",
  cards: [],
  suggestions: [],
  pendingBefore: null,
  state: { held: null, pending: null, suggestions: [] },
  failed: null,
  nodes: [],
  tools: [],
  writes: [],
  ms: 1,
  ...of,
});

export const appointmentCard = (of: Partial<AppointmentCard> = {}): Card => ({
  type: "agentcare.appointment",
  content: {
    status: "booked",
    reference: "K7M4-QXAF",
    visitType: "Dental cleaning",
    practitioner: "Mr. Ben Carter",
    location: "North Hills",
    when: "Tuesday, March 10 at 10:00 AM",
    timeZone: "America/New_York",
    startsAt: "2026-03-10T14:00:00.000Z",
    endsAt: "2026-03-10T14:30:00.000Z",
    patientName: "Ana Ruiz",
    ...of,
  },
});

export const PENDING: NonNullable<TurnRecord["pendingBefore"]> = {
  id: "proposal-1",
  kind: "book",
  expiresAt: "2026-03-02T14:10:00.000Z",
  summary: "Dental cleaning on Tuesday, March 10 at 10:00 AM with Mr. Ben Carter",
  holdId: "hold-1",
};

/** The answer that reads the booking back. */
export const proposing = (of: Partial<TurnRecord> = {}): TurnRecord =>
  aTurn({
    move: said("Ana Ruiz, 3 April 1988, 914-555-0142", "details"),
    text: "Please check: Dental cleaning for Ana Ruiz (born April 3, 1988, phone (914) 555-0142), Tuesday, March 10 at 10:00 AM, with Mr. Ben Carter at North Hills. Shall I book it? I'm holding it for 10 minutes.",
    cards: [appointmentCard({ status: "proposed", action: "book", reference: undefined })],
    state: { held: null, pending: PENDING, suggestions: ["Yes", "No"] },
    ...of,
  });

/** The yes, and the answer that reports what was written. */
export const booking = (of: Partial<TurnRecord> = {}): TurnRecord =>
  aTurn({
    move: said("yes", "yes"),
    pendingBefore: PENDING,
    text: "You're booked: Dental cleaning on Tuesday, March 10 at 10:00 AM with Mr. Ben Carter at North Hills. Your reference is K7M4-QXAF.",
    cards: [appointmentCard()],
    tools: [{ name: "book_appointment", args: {}, refusal: null }],
    writes: [aWrite()],
    ...of,
  });

/** A run in which Ana books and all is well; `of` replaces parts. */
export const aTrial = (of: Partial<TrialRecord> = {}): TrialRecord => ({
  id: "booking/a-case",
  suite: "booking",
  suiteVersion: 1,
  trial: 1,
  seed: 1,
  style: "plain",
  backend: "rules",
  contestant: "system",
  turns: [proposing(), booking()],
  ended: "done",
  reached: ["booked"],
  changed: [aVisit()],
  gold: [aVisit({ practitioner: "*", location: "*" })],
  strangers: [],
  error: null,
  ms: 10,
  ...of,
});
