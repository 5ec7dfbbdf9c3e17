import { randomUUID } from "node:crypto";
import { type AGUIEvent, EventType } from "@ag-ui/core";
import { describe, expect, it } from "vitest";
import { directory as clinic } from "../test-app.ts";
import { answerRedFlags } from "./answer-red-flags.ts";
import { type LoggedEvent, RunConflict, type Runs, RunsBusy, RunsUnavailable, ThreadEnded } from "./runs.ts";

const session = { clinicId: randomUUID(), threadId: randomUUID() };
const RED_FLAG = "I have crushing chest pain right now";
const clock = () => new Date("2026-03-02T14:00:00Z");
const known = async () => clinic;
const never = () => new Promise<never>(() => {});

const message = (text: string) => ({
  runId: randomUUID(),
  messageId: randomUUID(),
  input: { kind: "text" as const, text },
});

/** Runs that do nothing but what a test says. */
function runsThat(parts: Partial<Runs>): Runs {
  const unused = () => {
    throw new Error("not expected to be called");
  };
  return {
    openThread: unused,
    submit: async () => ({ attached: false }),
    follow: unused,
    cancel: unused,
    thread: unused,
    endThread: unused,
    isOpen: unused,
    feedback: unused,
    settled: unused,
    drain: unused,
    ...parts,
  };
}

async function* events(...list: AGUIEvent[]): AsyncGenerator<LoggedEvent> {
  for (const [index, event] of list.entries()) yield { sequence: index + 1, event };
}

const step = (type: EventType.STEP_STARTED | EventType.STEP_FINISHED, stepName = "screen"): AGUIEvent => ({
  type,
  stepName,
});
const started = (runId: string): AGUIEvent => ({ type: EventType.RUN_STARTED, threadId: session.threadId, runId });

async function toldBy(runs: Runs, run: { runId: string }, after = 0): Promise<LoggedEvent[]> {
  const following = await runs.follow(session, run.runId, after, new AbortController().signal);
  return following ? Array.fromAsync(following) : [];
}

/** Begun once, ended once, no step left open, the emergency said in between. */
function expectEmergency(told: LoggedEvent[], number = "911"): void {
  expect(told.map(({ sequence }) => sequence)).toEqual(told.map((_, index) => index + 1));
  const list = told.map(({ event }) => event);
  expect(list[0]?.type).toBe(EventType.RUN_STARTED);
  expect(list.at(-1)).toMatchObject({ type: EventType.RUN_FINISHED, outcome: { type: "success" } });
  expect(list.filter(({ type }) => type === EventType.RUN_STARTED || type === EventType.RUN_FINISHED)).toHaveLength(2);
  const count = (type: EventType) => list.filter((event) => event.type === type).length;
  expect(count(EventType.STEP_STARTED)).toBe(count(EventType.STEP_FINISHED));
  const text = list.flatMap((event) => (event.type === EventType.TEXT_MESSAGE_CONTENT ? [event.delta] : [])).join("");
  expect(text).toContain(number);
  const cards = list.filter((event) => event.type === EventType.ACTIVITY_SNAPSHOT);
  expect(cards).toMatchObject([{ activityType: "agentcare.emergency" }]);
}

describe("a red flag", () => {
  it.each([
    ["no database", new RunsUnavailable("away")],
    ["no room, or draining", new RunsBusy("full")],
    ["a conversation that has ended", new ThreadEnded("over")],
    ["a fault", new TypeError("a bug")],
  ])("that cannot be stored (%s) is answered all the same, with the clinic's numbers", async (_, error) => {
    const failing = runsThat({ submit: () => Promise.reject(error) });
    const runs = answerRedFlags(failing, { directory: known, clock });
    const run = message(RED_FLAG);
    expect(await runs.submit(session, run)).toEqual({ attached: false });
    const told = await toldBy(runs, run);
    expectEmergency(told);
    expect(JSON.stringify(told)).toContain(clinic.phone);
  });

  it("is answered when storing it never ends", async () => {
    const runs = answerRedFlags(runsThat({ submit: never }), { directory: known, clock, patienceMs: 5 });
    const run = message(RED_FLAG);
    await runs.submit(session, run);
    expectEmergency(await toldBy(runs, run));
  });

  it("is answered when its turn never comes, fails, or ends with nothing said; steps that were begun are ended", async () => {
    const failed: AGUIEvent = { type: EventType.RUN_ERROR, message: "Something went wrong." };
    async function* stuck(runId: string) {
      yield* events(started(runId), step(EventType.STEP_STARTED));
      await never();
    }
    async function* broken(runId: string) {
      yield* events(started(runId), step(EventType.STEP_STARTED));
      throw new Error("the connection broke");
    }
    const turns: Runs["follow"][] = [
      never,
      () => Promise.reject(new Error("no database")),
      async () => null,
      async (_, runId) => stuck(runId),
      async (_, runId) => broken(runId),
      async (_, runId) => events(started(runId), step(EventType.STEP_STARTED), failed),
    ];
    for (const follow of turns) {
      const runs = answerRedFlags(runsThat({ follow }), { directory: known, clock, patienceMs: 20 });
      const run = message(RED_FLAG);
      await runs.submit(session, run);
      expectEmergency(await toldBy(runs, run));
    }
  });

  it("with the clinic's own numbers out of reach names those of the country; the last ones known are kept", async () => {
    let away = true;
    const directory = async () => {
      if (away) throw new Error("no database");
      return clinic;
    };
    const runs = answerRedFlags(runsThat({ submit: () => Promise.reject(new RunsUnavailable("away")) }), {
      directory,
      clock,
    });
    const first = message(RED_FLAG);
    await runs.submit(session, first);
    expectEmergency(await toldBy(runs, first));
    const crisis = message("I want to kill myself");
    await runs.submit(session, crisis);
    expectEmergency(await toldBy(runs, crisis), "988");
    away = false;
    await runs.submit(session, message("hello")).catch(() => {});
    away = true;
    const later = message(RED_FLAG);
    await runs.submit(session, later);
    expect(JSON.stringify(await toldBy(runs, later))).toContain(clinic.phone);
  });

  it("is found again by a client that comes back for the rest", async () => {
    const failing = runsThat({ submit: () => Promise.reject(new RunsUnavailable("away")) });
    const runs = answerRedFlags(failing, { directory: known, clock });
    const run = message(RED_FLAG);
    await runs.submit(session, run);
    const told = await toldBy(runs, run);
    expect(await toldBy(runs, run, 2)).toEqual(told.slice(2));
  });

  it("whose own turn answers in time is told by that, and only once", async () => {
    const own: AGUIEvent[] = [
      started("r"),
      { type: EventType.TEXT_MESSAGE_START, messageId: "m", role: "assistant" },
      { type: EventType.RUN_FINISHED, threadId: session.threadId, runId: "r" },
    ];
    const runs = answerRedFlags(runsThat({ follow: async () => events(...own) }), { directory: known, clock });
    const run = message(RED_FLAG);
    await runs.submit(session, run);
    expect((await toldBy(runs, run)).map(({ event }) => event)).toEqual(own);
  });
});

describe("everything else", () => {
  it("goes its own way: failures are told, events are not touched", async () => {
    const error = new RunsUnavailable("away");
    const runs = answerRedFlags(
      runsThat({ submit: () => Promise.reject(error), follow: async (_, runId) => events(started(runId)) }),
      { directory: known, clock },
    );
    for (const text of ["I need a cleaning", "no chest pain, just a check-up"])
      await expect(runs.submit(session, message(text))).rejects.toBe(error);
    const run = message("hello");
    expect(await toldBy(runs, run)).toEqual([{ sequence: 1, event: started(run.runId) }]);
  });

  it("a runId that is another message's stays refused, whatever the words", async () => {
    const conflict = new RunConflict("used");
    const runs = answerRedFlags(runsThat({ submit: () => Promise.reject(conflict) }), { directory: known, clock });
    await expect(runs.submit(session, message(RED_FLAG))).rejects.toBe(conflict);
  });
});
