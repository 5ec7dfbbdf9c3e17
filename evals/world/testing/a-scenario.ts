import { fileURLToPath } from "node:url";
import { type EvalCase, Scenario } from "../../scenario/schema.ts";

/** A scenario of the demo clinic in which Ana wants the first cleaning there is; `of` replaces parts of its file. */
export function aScenario(of: Record<string, unknown> = {}, id = "testing/a-scenario"): EvalCase {
  const scenario = Scenario.parse({
    title: "The first cleaning there is",
    policy: "What was read back and accepted is what is booked.",
    clinic: "riverside",
    now: "2026-03-02T09:00",
    people: {
      ana: { name: "Ana Ruiz", born: "1988-04-03", phone: "914-555-0142", email: "ana@example.org" },
      bob: { name: "Bob Moreau", born: "1971-09-12", phone: "914-555-0151" },
    },
    persona: "Somebody in no hurry",
    user: {
      is: "ana",
      goals: [
        {
          says: ["I need a dental cleaning, first available please", "the first dental cleaning you have, please"],
          until: "booked",
          visitType: "dental-cleaning",
        },
      ],
    },
    gold: [
      {
        book: {
          visitType: "dental-cleaning",
          patient: "ana",
          at: { earliest: { from: "2026-03-02T09:00", to: "2026-03-06T18:00" } },
        },
      },
    ],
    ...of,
  });
  const file = fileURLToPath(new URL("./a-scenario.yaml", import.meta.url));
  return { ...scenario, id, suite: "testing", suiteVersion: 1, file, expects: "same" };
}
