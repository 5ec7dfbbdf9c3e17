import { lexiconOf } from "../src/agents/supervisor/expectation.ts";
import type { UnderstandingContext } from "../src/understanding/acts.ts";
import { createRulesTier } from "../src/understanding/rules/rules-tier.ts";
import { ANCHOR, type Bench } from "./environment.ts";
import { quantile } from "./measure.ts";
import { ms, type Section } from "./report.ts";

const P95_MS = 5;

/** Messages as patients write them, short and long, clear and not. */
const MESSAGES = [
  "Hi, I need a dental cleaning next Tuesday afternoon, after 2 if possible",
  "the first one",
  "My name is Ana Ruiz, born 3 April 1988, 555-0142",
  "yes",
  "do you validate parking?",
  "can I see Dr. Lee any morning but not on Fridays, at North Hills please",
  "I have to move my appointment MR9P-QTG7 to the week after next, same time if you can",
  "actually no, cancel it",
  "what do I need to bring for the ultrasound and how long does it take",
  "someone who speaks Spanish, for my daughter, she is 7 and it is urgent",
  "😀😀😀",
  "is it ok to take ibuprofen before the blood test",
  "I'd like the first week of April, between 9 and 11:30 or else after 4, except the 3rd; any doctor who takes new patients is fine. ".repeat(
    4,
  ),
  "lorem ipsum dolor sit amet ".repeat(380),
];

/** The rules tier alone: one message to acts and frame, no database, no network. */
export async function benchUnderstand({ system, clinicId, quick, progress }: Bench): Promise<Section> {
  const directory = await system.scheduling.directory(clinicId);
  const context: UnderstandingContext = {
    now: `${ANCHOR}T09:00:00`,
    timeZone: directory.timeZone,
    lexicon: lexiconOf(directory),
    expectation: { asked: [], offered: [], pending: null, yesNo: null },
  };
  const { understand } = createRulesTier({ lexicon: context.lexicon });
  const rounds = quick ? 50 : 500;
  const took: number[] = [];
  const slowest = new Map<string, number[]>();
  for (let round = 0; round < rounds + 20; round += 1) {
    if (round % 100 === 0) progress(`understand: round ${round} of ${rounds + 20}`);
    for (const message of MESSAGES) {
      const begun = performance.now();
      understand(message, context);
      const elapsed = performance.now() - begun;
      // The first rounds compile the code.
      if (round < 20) continue;
      took.push(elapsed);
      const label = message.length > 60 ? `${message.slice(0, 40)}… (${message.length} characters)` : message;
      slowest.set(label, [...(slowest.get(label) ?? []), elapsed]);
    }
  }
  const [p50, p95, worst] = [quantile(took, 0.5), quantile(took, 0.95), quantile(took, 1)];
  const ranked = [...slowest]
    .map(([label, values]) => [label, quantile(values, 0.5)] as const)
    .sort(([, a], [, b]) => b - a);
  return {
    title: "Understanding by rules",
    how: `${MESSAGES.length} messages, ${rounds} times each, in one process that is warm.`,
    findings: [
      { what: "one message, p50", ours: ms(p50), peer: "–", ratio: "–", target: null },
      {
        what: "one message, p95",
        ours: ms(p95),
        peer: "–",
        ratio: "–",
        target: { says: `< ${P95_MS} ms`, held: p95 < P95_MS },
      },
      { what: "one message, slowest", ours: ms(worst), peer: "–", ratio: "–", target: null },
    ],
    notes: ranked.slice(0, 3).map(([label, value]) => `slowest at p50: "${label}", ${ms(value)}`),
  };
}
