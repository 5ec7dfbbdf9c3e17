import { beforeAll, describe, expect, it } from "vitest";
import { gradeTrial } from "../graders/grade-trial.ts";
import type { Fault, Moment } from "../scenario/schema.ts";
import type { Contestant, TrialRecord } from "../trial.ts";
import { createCopies } from "./copies.ts";
import { type Directories, directoryOf, readDirectories } from "./directories.ts";
import { type CreateUser, runTrial } from "./run-trial.ts";
import { aScenario } from "./testing/a-scenario.ts";
import { bookingOfAna, scripted } from "./testing/scripted-user.ts";
import { useTestCopies } from "./testing/test-copies.ts";
import { createTrialRunner } from "./trial-runner.ts";

const clinics = useTestCopies();
let directories: Directories;
beforeAll(async () => {
  directories = await readDirectories(clinics.copies);
});

async function run(
  evalCase = aScenario(),
  { contestant = "system", createUser = bookingOfAna(), backend = "rules", seed = 1 }: Setting = {},
): Promise<TrialRecord> {
  const runner = await createTrialRunner({ server: clinics.server, env: {}, createUser });
  try {
    return await runner.run({ evalCase, backend, trial: 1, seed, style: "plain", contestant });
  } finally {
    await runner.close();
  }
}

interface Setting {
  contestant?: Contestant;
  createUser?: CreateUser;
  backend?: string;
  seed?: number;
}

const broken = (fault: Fault, at: Moment | "start") => aScenario({ disruptions: [{ fault, at }] });

describe("a run of the system", () => {
  it("records what was said, shown, called and written, turn by turn", async () => {
    const record = await run();
    expect(record).toMatchObject({ ended: "done", error: null, reached: ["booked"], strangers: [] });
    expect(record.turns.map(({ tools }) => tools.map(({ name }) => name))).toEqual([
      ["find_slots"],
      ["hold_slot"],
      ["extend_hold"],
      ["book_appointment"],
    ]);
    const [first, second, , last] = record.turns;
    expect(first?.nodes).toContain("availability");
    expect(first?.cards.map(({ type }) => type)).toEqual(["agentcare.slots"]);
    expect(second?.writes).toMatchObject([{ table: "holds", what: "held", fields: { holder: "thread" } }]);
    expect(last?.pendingBefore).toMatchObject({ kind: "book" });
    expect(last?.writes).toMatchObject([{ table: "appointments", what: "booked" }]);
    const grade = await gradeTrial(aScenario(), record, directoryOf(directories, aScenario()));
    expect(grade.findings).toEqual([]);
  });

  it("is the same again for the same seed, and leaves the seeded clinic as it was", async () => {
    const told = ({ turns, changed }: TrialRecord) => ({
      said: turns.map(({ text }) => text.replaceAll(/\b[A-Z0-9]{4}-[A-Z0-9]{4}\b/g, "REF")),
      changed,
    });
    expect(told(await run())).toEqual(told(await run()));
  });

  it("hands over the code that was sent", async () => {
    const before = [
      {
        book: {
          visitType: "skin-check",
          patient: "ana",
          at: { earliest: { from: "2026-03-16T08:00", to: "2026-03-21T00:00" } },
        },
      },
    ];
    const codes: (string | null)[] = [];
    const asks = scripted(
      { text: "what appointments do I have?" },
      { text: "Ana Ruiz, born 3 April 1988, 914-555-0142", means: "details" },
    );
    const createUser: CreateUser = (options) => {
      const user = asks(options);
      return {
        ...user,
        next(heard) {
          codes.push(options.code());
          const typed = codes.filter((code) => code !== null);
          const move = user.next(heard);
          return move.kind === "leave" && typed.length === 1
            ? { kind: "text", text: String(typed[0]), means: "code" }
            : move;
        },
      };
    };
    const record = await run(aScenario({ before, gold: [] }), { createUser });
    expect(record.turns.at(-1)?.text).toMatch(/Skin check/);
    expect(record.changed).toEqual([]);
  });
});

describe("the baselines", () => {
  it("the reference leaves what the gold leaves, and passes", async () => {
    const evalCase = aScenario({ facts: [{ date: "2026-03-02" }, { time: "11:00" }, { dollars: 40 }] });
    const record = await run(evalCase, { contestant: "reference" });
    expect(record).toMatchObject({ ended: "done", contestant: "reference" });
    expect((await gradeTrial(evalCase, record, directoryOf(directories, evalCase))).findings).toEqual([]);
  });

  it.each(["do_nothing", "always_refuse"] as const)(
    "%s changes nothing, and fails where something was wanted",
    async (contestant) => {
      const record = await run(aScenario(), { contestant });
      expect(record).toMatchObject({ changed: [], ended: "done" });
      expect((await gradeTrial(aScenario(), record, directoryOf(directories, aScenario()))).passed).toBe(false);
    },
  );

  it("always_book books whatever is said", async () => {
    const record = await run(aScenario({ gold: [] }), { contestant: "always_book" });
    expect(record.turns[0]?.text).toMatch(/^You're booked/);
    expect(record.changed).toMatchObject([{ table: "appointments", fields: { status: "booked" } }]);
    expect((await gradeTrial(aScenario(), record, directoryOf(directories, aScenario()))).passed).toBe(false);
  });
});

describe("with something broken", () => {
  it.each([
    ["duplicate_message", "proposed"],
    ["connection_dropped", "proposed"],
    ["redis_down", "offered"],
    ["knowledge_down", "start"],
  ] as const)("%s leaves what was wanted, once", async (fault, at) => {
    const record = await run(broken(fault, at));
    expect(record.error).toBeNull();
    expect(record.changed).toMatchObject([{ table: "appointments", fields: { startsAt: "2026-03-02T11:00" } }]);
    expect(record.turns.at(-1)?.text).toMatch(/You're booked/);
  });

  it("database_away: what was wanted, once, or a word that it could not be done; never booked in words alone", async () => {
    const record = await run(broken("database_away", "proposed"));
    expect(record.error).toBeNull();
    const visits = record.changed.filter(({ table }) => table === "appointments");
    expect(visits.length).toBeLessThanOrEqual(1);
    const last = record.turns.at(-1);
    const told = last?.failed ?? last?.text ?? "";
    expect(told).toMatch(visits.length === 1 ? /./ : /can't check the calendar|try again/i);
    if (/You're booked/.test(told)) expect(visits).toHaveLength(1);
  });

  it("model_dies: the model was asked, died, and the rules went on", async () => {
    const record = await run(broken("model_dies", "offered"), { backend: "fake-model:right" });
    expect(record).toMatchObject({ backend: "fake-model:right", error: null });
    expect(record.changed).toMatchObject([{ fields: { startsAt: "2026-03-02T11:00" } }]);
  });

  it("slot_taken: another has the time, and their visit is not this conversation's doing", async () => {
    const at = { earliest: { from: "2026-03-02T09:00", to: "2026-03-06T18:00" } };
    const book = { visitType: "dental-cleaning", patient: "ana", practitioner: "ben-carter", at };
    const evalCase = aScenario({ gold: [{ book }], disruptions: [{ fault: "slot_taken", at: "proposed" }] });
    const record = await run(evalCase);
    expect(record.turns.at(-1)?.text).not.toMatch(/You're booked/);
    expect(record.turns.at(-1)?.tools.map(({ refusal }) => refusal)).not.toEqual([null]);
    expect(record.changed.filter(({ table }) => table === "appointments")).toEqual([]);
    // The gold is what can still be had then.
    expect(record.gold).toMatchObject([{ fields: { practitioner: "ben-carter" } }]);
    expect(record.gold[0]?.fields.startsAt).not.toBe("2026-03-02T11:00");
  });
});

describe("what is outside of the system", () => {
  it("makes a run that does not count when the server of the databases is gone", async () => {
    const gone = { adminUrl: "postgres://nobody@127.0.0.1:1/postgres", template: "none" };
    const backend = { name: "rules", env: {}, fake: null, begin: async () => {}, close: async () => {} };
    const parts = {
      server: gone,
      copies: createCopies(gone),
      directories,
      backend,
      gold: async () => [],
      createUser: bookingOfAna(),
    };
    const options = { trial: 1, seed: 1, style: "plain", contestant: "system" } as const;
    const record = await runTrial(parts, aScenario(), options);
    expect(record).toMatchObject({
      ended: "infrastructure",
      turns: [],
      error: expect.stringContaining("ECONNREFUSED"),
    });
  });

  it("says so when a scenario's own actions cannot be carried out", async () => {
    const record = await run(aScenario({ gold: [{ cancel: { visit: "none" } }] }));
    expect(record).toMatchObject({
      ended: "infrastructure",
      error: expect.stringContaining('nothing was named "none"'),
    });
  });
});
