import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Card } from "../../src/graph/reply.ts";
import type { ClinicDirectory } from "../../src/scheduling/model.ts";
import { type Answer, type TestAgentCare, testAgentCare } from "../../tests/agentcare.ts";
import { STYLES, type TurnRecord } from "../trial.ts";
import { createSimulatedUser, type SimulatedMove } from "./simulated-user.ts";
import { sampleCase, sampleGoal } from "./testing/sample-case.ts";

let clinic: TestAgentCare;
let directory: ClinicDirectory;
beforeAll(async () => {
  clinic = await testAgentCare();
  directory = await clinic.system.scheduling.directory(clinic.clinicId);
});
afterAll(() => clinic?.close());

type Case = ReturnType<typeof sampleCase>;

/** The whole conversation with the system itself; at its end what they saw reached. */
async function talk(scenario: Case, { seed = 1, style = STYLES[0] as (typeof STYLES)[number] } = {}) {
  const conversation = await clinic.open();
  const user = createSimulatedUser({ case: scenario, seed, style, code: () => null, clinic: directory });
  const moves: SimulatedMove[] = [];
  const said: string[] = [];
  let heard: TurnRecord | null = null;
  for (;;) {
    const move = user.next(heard);
    moves.push(move);
    if (move.kind === "leave") return { moves, said, because: move.because, reached: user.reached() };
    const answer: Answer =
      move.kind === "tap"
        ? await conversation.send({ kind: "select_slot", slotId: move.slotId, text: move.text })
        : await conversation.say(move.text);
    said.push(`> ${move.text}`, answer.text);
    heard = recordOf(move, answer);
  }
}

/** As an eval records it. */
function recordOf(move: TurnRecord["move"], { events, text, state }: Answer): TurnRecord {
  // Contents are made by our own replies, by their type.
  const cards = events.flatMap((event) =>
    event.type === "ACTIVITY_SNAPSHOT" ? [{ type: event.activityType, content: event.content } as Card] : [],
  );
  const { suggestions } = state;
  const unseen = { at: "", pendingBefore: null, failed: null, nodes: [], tools: [], writes: [], ms: 0 };
  return { move, text, cards, suggestions, state, ...unseen };
}

describe("the simulated person at the demo clinic", () => {
  it.each(STYLES)("books what it wants: %s", async (style) => {
    const seed = STYLES.indexOf(style);
    const accepts = [{ from: "2026-03-10T00:00", to: "2026-03-14T00:00" }];
    const says = ["I need a dental cleaning in the week of March 9.", "A dental cleaning next week, please."];
    const goals = [
      sampleGoal({ says, accepts, practitioner: undefined, visitWords: ["a dental cleaning", "a cleaning"] }),
    ];
    const phone = `914-555-02${seed}0`;
    const people = {
      ana: { name: `Ana ${["Ruiz", "Blum", "Koch", "Sand", "Wolf", "Hart", "Lund"][seed]}`, born: "1988-04-03", phone },
    };
    const { because, reached, said } = await talk(sampleCase({ people, user: { goals } }), { style, seed });
    expect({ because, reached }, said.join("\n")).toEqual({ because: "done", reached: ["booked"] });
  });

  it("sees the opening hours answered, and a person asked for come", async () => {
    const goals = [
      { says: ["What are your opening hours?", "When are you open?"], until: "answered" },
      { says: ["I want to talk to a person.", "Can I talk to a human, please?"], until: "handed_over" },
    ];
    const { because, reached } = await talk(sampleCase({ user: { goals } }));
    expect({ because, reached }).toEqual({ because: "done", reached: ["answered", "handed_over"] });
  });

  it("cannot prove itself with a wrong code, and does not claim to have seen a visit", async () => {
    const goals = [{ says: ["Show me my appointments.", "What visits do I have?"], until: "visits_shown" }];
    const { because, reached, moves } = await talk(sampleCase({ user: { goals, code: "wrong" } }));
    expect(moves.some((move) => move.kind === "text" && move.means === "code")).toBe(true);
    expect({ because, reached }).toEqual({ because: "gave_up", reached: [] });
  });
});
