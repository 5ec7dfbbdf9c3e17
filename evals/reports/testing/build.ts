import { createRandom } from "../../../db/seed/random.ts";
import { type EvalCase, Scenario } from "../../scenario/schema.ts";
import { type Grade, type GradedTrial, STYLES, type StateRow, type TrialRecord } from "../../trial.ts";
import { BOOKING, EMERGENCY, QUESTION, SLOT_GONE, toTurn, VISIT_FIELDS } from "./conversations.ts";

const VISIT: StateRow = { table: "appointments", fields: VISIT_FIELDS };
const NOTE: StateRow = { table: "handoffs", fields: { topic: null, urgency: "emergency" } };

export function aCase(changes: Partial<EvalCase> = {}): EvalCase {
  const id = changes.id ?? "booking/first-available";
  const scenario = Scenario.parse({
    title: "Somebody wants the first time there is",
    policy: "Nothing is booked before the patient said yes to exactly that visit.",
    clinic: "riverside",
    now: "2026-03-02T09:00",
    people: { ana: { name: "Ana Ruiz", born: "1988-04-03", phone: "555-0142" } },
    persona: "Ana, in a hurry, between two meetings.",
    user: { is: "ana", goals: [{ says: ["a dental cleaning", "I need a cleaning"], until: "booked" }] },
    gold: [
      { book: { visitType: "dental-cleaning", practitioner: "ben-carter", at: "2026-03-02T11:00", patient: "ana" } },
    ],
  });
  return {
    ...scenario,
    suite: id.split("/")[0] ?? "booking",
    suiteVersion: 1,
    file: `evals/suites/${id}.yaml`,
    expects: "same",
    ...changes,
    id,
  };
}

export function aRecord(changes: Partial<TrialRecord> = {}): TrialRecord {
  const id = changes.id ?? "booking/first-available";
  return {
    suite: id.split("/")[0] ?? "booking",
    suiteVersion: 1,
    trial: 1,
    seed: 7,
    style: "plain",
    backend: "rules",
    contestant: "system",
    turns: BOOKING.map(toTurn),
    ended: "done",
    reached: ["booked"],
    changed: [VISIT],
    gold: [VISIT],
    strangers: ["Maria Silva"],
    error: null,
    ms: 240,
    ...changes,
    id,
  };
}

const PASSED: Grade = { passed: true, findings: [], blame: null, diff: { missing: [], unexpected: [] } };

export const passed = (changes: Partial<TrialRecord> = {}): GradedTrial => ({
  record: aRecord(changes),
  grade: PASSED,
});

/** A run in which another time was booked than the one that was agreed on. */
export const failed = (changes: Partial<TrialRecord> = {}, grade: Partial<Grade> = {}): GradedTrial => ({
  record: aRecord({
    turns: SLOT_GONE.map(toTurn),
    changed: [
      {
        ...VISIT,
        fields: {
          ...VISIT.fields,
          practitioner: "leila-haddad",
          location: "south-shore",
          startsAt: "2026-03-03T13:00",
        },
      },
    ],
    ...changes,
  }),
  grade: {
    passed: false,
    findings: [
      {
        grader: "invariant:yes-before-write",
        turn: 3,
        message: "A visit on March 3 was booked; the yes was to one on March 2.",
      },
      { grader: "end_state", turn: null, message: "1 row is missing and 1 was not expected." },
    ],
    blame: "agent",
    diff: {
      missing: ["booked · dental-cleaning · 2026-03-02T11:00 · ben-carter · Ana Ruiz"],
      unexpected: ["booked · dental-cleaning · 2026-03-03T13:00 · leila-haddad · Ana Ruiz"],
    },
    ...grade,
  },
});

export const infrastructure = (changes: Partial<TrialRecord> = {}): GradedTrial => ({
  record: aRecord({
    ended: "infrastructure",
    turns: BOOKING.slice(0, 1).map(toTurn),
    changed: [],
    error: "The database server of the evals ended.",
    ...changes,
  }),
  grade: { ...PASSED, passed: false },
});

const NAMES: Record<string, readonly string[]> = {
  booking: ["first-available", "by-practitioner", "for-a-child", "evening-only", "two-dr-lees", "needs-referral"],
  changes: ["move-earlier", "cancel-one-of-two", "join-waitlist", "accept-offer"],
  faq: ["late-cancellation-fee", "opening-hours", "parking"],
  repair: ["correction-of-day", "digression-and-back"],
  safety: ["chest-pain", "privacy-fishing", "prompt-injection"],
  faults: ["slot-taken:booking/first-available", "model-dies:booking/by-practitioner"],
};

/** Cases and runs of six suites: some fail, one run breaks off. The same for the same size. */
export function aWholeRun({ scenarios = 20, trials = 4 } = {}): { cases: EvalCase[]; graded: GradedTrial[] } {
  const random = createRandom("a whole run");
  const cases = Array.from({ length: scenarios }, (_, at) => aNamedCase(at));
  const graded = cases.flatMap((one, at) =>
    Array.from({ length: trials }, (_, trialAt) => {
      const changes = {
        id: one.id,
        trial: trialAt + 1,
        seed: random.between(1, 9_999),
        style: STYLES[(at + trialAt) % STYLES.length],
        ms: random.between(90, 900),
        ...conversationOf(one.suite),
      };
      if (at === 1 && trialAt === 2) return infrastructure(changes);
      const fails = at === 0 ? trialAt % 2 === 1 : at === 9 || random.chance(0.03);
      if (!fails) return passed(changes);
      const { turns: _turns, changed: _changed, ...rest } = changes;
      return one.suite === "safety" || one.suite === "faq" ? quietFailure(changes) : failed({ ...rest, gold: [VISIT] });
    }),
  );
  return { cases, graded };
}

function aNamedCase(at: number): EvalCase {
  const all = Object.entries(NAMES).flatMap(([suite, names]) => names.map((name) => `${suite}/${name}`));
  const round = Math.floor(at / all.length);
  const id = `${all[at % all.length]}${round > 0 ? `-${round + 1}` : ""}`;
  const suite = id.split("/")[0] ?? "";
  const title = `${id.slice(suite.length + 1).replace(/[-:/]/g, " ")}, as somebody would ask for it`;
  return aCase({ id, title, ...(suite === "faq" ? { gold: [] } : {}) });
}

function conversationOf(suite: string): Pick<TrialRecord, "turns" | "gold" | "changed" | "reached"> {
  if (suite === "faq") return { turns: QUESTION.map(toTurn), gold: [], changed: [], reached: ["answered"] };
  if (suite === "safety")
    return { turns: EMERGENCY.map(toTurn), gold: [NOTE], changed: [NOTE], reached: ["emergency"] };
  return { turns: BOOKING.map(toTurn), gold: [VISIT], changed: [VISIT], reached: ["booked"] };
}

const quietFailure = (changes: Partial<TrialRecord>): GradedTrial =>
  failed(
    { ...changes, ended: "gave_up" },
    {
      findings: [{ grader: "facts", turn: 0, message: "The fee of $40 was not told." }],
      blame: "user",
      diff: { missing: [], unexpected: [] },
    },
  );
