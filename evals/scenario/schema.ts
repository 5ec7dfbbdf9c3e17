import { z } from "zod";
import { DESK_TOPICS } from "../../src/understanding/acts.ts";

/** A wall-clock moment of the clinic, `YYYY-MM-DDTHH:MM`. */
const LocalTime = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/, "a time of the clinic, such as 2026-03-05T10:00");
const LocalDate = z.string().regex(/^\d{4}-\d\d-\d\d$/, "a day, such as 2026-03-05");
const ClockTime = z.string().regex(/^\d\d:\d\d$/, "a time of day, such as 09:30");
const Slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "a short name as the clinic's seed has it, such as dental-cleaning");
/** A name given in this file: of a person (`people`), or of a visit or place (`as`). */
const Name = z.string().regex(/^[a-z][a-z0-9_]*$/, "a name given in this file, such as ana");

/** Starts from `from` until before `to`. */
export const Window = z.strictObject({ from: LocalTime, to: LocalTime });
export type Window = z.infer<typeof Window>;

/** A start; or the first that is free in a window, or any in it. Found on the gold copy when the gold is replayed. */
export const When = z.union([LocalTime, z.strictObject({ earliest: Window }), z.strictObject({ within: Window })]);
export type When = z.infer<typeof When>;

export const Person = z.strictObject({
  /** Given name, then family name. */
  name: z.string().regex(/^\S+( \S+)+$/, "a given and a family name"),
  born: LocalDate,
  phone: z.string().min(7),
  email: z.email().optional(),
});
export type Person = z.infer<typeof Person>;

const Needs = z.strictObject({
  interpreter: z.string().optional(),
  wheelchair: z.boolean().optional(),
  other: z.string().optional(),
});

const Book = z.strictObject({
  visitType: Slug,
  /** `any`: whoever; it is then not compared. */
  practitioner: Slug.default("any"),
  location: Slug.default("any"),
  at: When,
  patient: Name,
  referral: z.boolean().optional(),
  needs: Needs.optional(),
  as: Name.optional(),
});
const WaitFor = z.strictObject({
  visitType: Slug,
  patient: Name,
  practitioner: Slug.optional(),
  dates: z.array(z.strictObject({ from: LocalDate, to: LocalDate })).default([]),
  /** ISO weekdays, 1 is Monday. */
  weekdays: z.array(z.int().min(1).max(7)).default([]),
  times: z.array(z.strictObject({ from: ClockTime.optional(), to: ClockTime.optional() })).default([]),
  /** The later visit that an earlier time would take the place of. */
  swap: Name.optional(),
  as: Name.optional(),
});

/** What somebody does to the clinic's data, by the verbs the system itself has. One key an action. */
export const Action = z.union([
  z.strictObject({ book: Book }),
  z.strictObject({
    reschedule: z.strictObject({
      visit: Name,
      at: When,
      practitioner: Slug.default("any"),
      location: Slug.default("any"),
      visitType: Slug.optional(),
    }),
  }),
  z.strictObject({ cancel: z.strictObject({ visit: Name }) }),
  z.strictObject({ confirm: z.strictObject({ visit: Name }) }),
  z.strictObject({ late: z.strictObject({ visit: Name, minutes: z.int().positive() }) }),
  z.strictObject({ need: z.strictObject({ visit: Name, needs: Needs }) }),
  z.strictObject({ join_waitlist: WaitFor }),
  /** What is named replaces its own (days, times, practitioner); what is not stays. */
  z.strictObject({
    edit_waitlist: WaitFor.pick({ practitioner: true, dates: true, weekdays: true, times: true }).extend({
      place: Name,
    }),
  }),
  z.strictObject({ leave_waitlist: z.strictObject({ place: Name }) }),
  z.strictObject({ accept_offer: z.strictObject({ place: Name }) }),
  z.strictObject({ decline_offer: z.strictObject({ place: Name }) }),
  /** A note for the desk. */
  z.strictObject({
    hand_over: z.strictObject({
      topic: z.enum(DESK_TOPICS).nullable().default(null),
      urgency: z.enum(["routine", "emergency"]).default("routine"),
    }),
  }),
  z.strictObject({ messages: z.strictObject({ patient: Name, wanted: z.boolean() }) }),
  /** Only in `before`: what is left of a practitioner's window is taken away (time off). */
  z.strictObject({ time_off: z.strictObject({ practitioner: Slug, from: LocalTime, to: LocalTime }) }),
]);
export type Action = z.infer<typeof Action>;

/** What tells the simulated person that a goal is reached: what they were told or shown. */
export const OUTCOMES = [
  "booked",
  "moved",
  "cancelled",
  "joined",
  "left_list",
  "offer_accepted",
  "visits_shown",
  "confirmed",
  "late_noted",
  "need_added",
  "undone",
  "answered",
  "handed_over",
  "emergency",
  "declined",
  "none_free",
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Ways of saying one thing; a trial takes one by its seed. Two at least, so that no wording is the only one. */
const Says = z.array(z.string().min(1)).min(2);

const Preference = z.strictObject({
  /** Starts that suit; empty: any. */
  accepts: z.array(Window).default([]),
  practitioner: Slug.optional(),
  notPractitioner: Slug.optional(),
  location: Slug.optional(),
});

export const Goal = z.strictObject({
  says: Says,
  until: z.enum(OUTCOMES),
  /** The kind of visit wanted; what is proposed is compared with it before a yes. */
  visitType: Slug.optional(),
  /** How the kind of visit is named when it is asked for. */
  visitWords: Says.optional(),
  /** Who it is for; absent: the person who talks. */
  for: Name.optional(),
  ...Preference.shape,
  /** Tried in order when nothing that is offered suits: what is said then, and what would do. */
  otherwise: z.array(z.strictObject({ says: Says, ...Preference.shape })).default([]),
  /** What is said to a question of the clinic that only this goal answers (`which visit?`, `referral?`). */
  answers: z
    .strictObject({
      which_visit: Says,
      referral: Says,
      established: Says,
      need: Says,
      minutes_late: Says,
      when: Says,
      which_practitioner: Says,
    })
    .partial()
    .default({}),
  /** How times are chosen. */
  picks: z.enum(["tap", "number", "time"]).default("number"),
});
export type Goal = z.infer<typeof Goal>;

/** When something out of turn is said. `asked`: details of the patient were asked; `written`: the write was reported. */
export const MOMENTS = ["offered", "asked", "code_asked", "proposed", "written"] as const;
export type Moment = (typeof MOMENTS)[number];

export const Interrupt = z.strictObject({
  at: z.enum(MOMENTS),
  says: Says,
  /** `correction` changes what is wanted; `question` and `remark` do not; `emergency` ends everything else. */
  means: z.enum(["correction", "question", "remark", "emergency"]),
  /** What is wanted from then on. */
  changes: z
    .strictObject({ ...Preference.shape, visitType: Slug.optional(), for: Name.optional() })
    .partial()
    .optional(),
  /** The clock goes on before it is said. */
  afterMinutes: z.int().positive().optional(),
});
export type Interrupt = z.infer<typeof Interrupt>;

export const User = z.strictObject({
  is: Name,
  goals: z.array(Goal).min(1),
  interrupts: z.array(Interrupt).default([]),
  /** Details not given at first; `firmly`: never. */
  refuses: z.array(z.enum(["name", "dateOfBirth", "phone"])).default([]),
  firmly: z.boolean().default(false),
  code: z.enum(["right", "wrong", "none"]).default("right"),
  /** Answers in a row that lead nowhere before they leave. */
  patience: z.int().min(1).max(8).default(3),
  /** Styles that would spoil what the scenario is about; the rest are used. */
  notInStyle: z.array(z.string()).default([]),
});
export type User = z.infer<typeof User>;

/** What the person must have been told, compared as a value: the same day or time however it is put. */
export const RequiredFact = z.union([
  z.strictObject({ date: LocalDate }),
  z.strictObject({ time: ClockTime }),
  z.strictObject({ phone: z.string().min(7) }),
  z.strictObject({ dollars: z.number().nonnegative() }),
  /** A number beside its unit: 24 hours. */
  z.strictObject({ number: z.number(), unit: z.string().min(1) }),
  z.strictObject({ practitioner: Slug }),
  z.strictObject({ location: Slug }),
  /** The reference of a visit of this file. */
  z.strictObject({ reference: Name }),
  /** All of them in one answer, in any order, as whole words. */
  z.strictObject({ words: z.array(z.string().min(1)).min(1) }),
]);
export type RequiredFact = z.infer<typeof RequiredFact>;

/** What must not happen in any answer. What must not be written is already told by the gold. */
export const Forbidden = z.union([
  /** A regular expression, without regard to case. */
  z.strictObject({ says: z.string().min(1) }),
  z.strictObject({ shows: z.enum(["slots", "form", "appointment", "handoff"]) }),
  /** No detail of this person. */
  z.strictObject({ tells: Name }),
]);
export type Forbidden = z.infer<typeof Forbidden>;

/** What breaks, and at which moment of the conversation it does. */
export const FAULTS = [
  "model_dies",
  "slot_taken",
  "knowledge_down",
  "redis_down",
  "database_away",
  "duplicate_message",
  "connection_dropped",
] as const;
export type Fault = (typeof FAULTS)[number];
export const Disruption = z.strictObject({ at: z.enum(["start", ...MOMENTS]), fault: z.enum(FAULTS) });
export type Disruption = z.infer<typeof Disruption>;

/** One scenario: one file of `evals/suites/<suite>/`. Its id is `<suite>/<file name>`. */
export const Scenario = z.strictObject({
  title: z.string().min(10).max(120),
  /** The rule that is at stake, in a sentence. */
  policy: z.string().min(10),
  /** Cases of docs/hard-cases.md that it plays. */
  hardCases: z.array(z.string().regex(/^[A-Z]\d+$/)).default([]),
  clinic: Slug,
  now: LocalTime,
  /** The patient's own zone, IANA. */
  timeZone: z.string().optional(),
  /** Environment of the system, such as a flag. */
  env: z.record(z.string(), z.string()).default({}),
  people: z.record(Name, Person).default({}),
  before: z.array(Action).default([]),
  persona: z.string().min(5),
  user: User,
  /** What is different at the end; empty: nothing may be. */
  gold: z.array(Action).default([]),
  facts: z.array(RequiredFact).default([]),
  forbidden: z.array(Forbidden).default([]),
  /** Tools in the order that policy demands, each before the next. */
  order: z.array(z.string()).default([]),
  disruptions: z.array(Disruption).default([]),
});
export type Scenario = z.infer<typeof Scenario>;

/** A file of the `faults` suite: scenarios of other suites again, with something broken. */
export const Rerun = z.strictObject({
  title: z.string().min(10).max(120),
  policy: z.string().min(10),
  hardCases: z.array(z.string().regex(/^[A-Z]\d+$/)).default([]),
  /** Ids, or `<suite>/*`. */
  reruns: z.array(z.string()).min(1),
  disruptions: z.array(Disruption).min(1),
  /** `same`: the scenario's own gold. `same_or_handoff`: that, or nothing written but a note for the desk. */
  expects: z.enum(["same", "same_or_handoff"]),
});
export type Rerun = z.infer<typeof Rerun>;

/** `suite.yaml` of a suite's folder. */
export const SuiteFile = z.strictObject({
  /** Grows with every change to grading or scenarios after which scores cannot be compared. */
  version: z.int().min(1),
  describes: z.string().min(10),
});

/** A scenario as it is run. */
export interface EvalCase extends Scenario {
  /** `<suite>/<file name>`, and for a rerun `faults/<file name>:<scenario>`. */
  id: string;
  suite: string;
  suiteVersion: number;
  /** Absolute path of the file, for messages. */
  file: string;
  expects: "same" | "same_or_handoff";
}
