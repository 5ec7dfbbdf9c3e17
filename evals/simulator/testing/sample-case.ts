import { type EvalCase, Scenario } from "../../scenario/schema.ts";

type Given = Partial<Record<"people" | "disruptions", unknown>> & { user?: Record<string, unknown> };

/** A scenario: Ana Ruiz wants a dental cleaning with Grace Kim on March 5 in the morning. `user` is laid over hers. */
export function sampleCase({ user = {}, ...given }: Given = {}): EvalCase {
  const scenario = Scenario.parse({
    title: "A sample scenario of the simulator's tests",
    policy: "Nothing is at stake here.",
    clinic: "riverside",
    now: "2026-03-02T09:00",
    people: {
      ana: { name: "Ana Ruiz", born: "1988-04-03", phone: "914-555-0142" },
      leo: { name: "Leo Ruiz", born: "2015-11-30", phone: "914-555-0142" },
    },
    persona: "Nobody in particular.",
    ...given,
    user: { is: "ana", goals: [sampleGoal()], ...user },
  });
  return { ...scenario, id: "sample/case", suite: "sample", suiteVersion: 1, file: "sample.yaml", expects: "same" };
}

export const sampleGoal = (goal: Record<string, unknown> = {}): Record<string, unknown> => ({
  says: ["I need a dental cleaning on Thursday morning.", "Dental cleaning, Thursday before noon."],
  until: "booked",
  visitType: "dental-cleaning",
  practitioner: "grace-kim",
  accepts: [{ from: "2026-03-05T08:00", to: "2026-03-05T12:00" }],
  ...goal,
});
