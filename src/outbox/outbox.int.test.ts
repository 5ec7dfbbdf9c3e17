import { expect, it } from "vitest";
import { withClinic } from "../../db/client.ts";
import { claimJobs, enqueue, listJobs } from "../../db/queries/jobs.ts";
import { createClinicFixture } from "../scheduling/testing/clinic-fixture.ts";
import { integrationSuite, MONDAY_9, minutesLater } from "../scheduling/testing/int-suite.ts";
import { type JobHandlers, TryAgain } from "./job.ts";
import { createOutbox } from "./outbox.ts";

const suite = integrationSuite();

async function aDesk() {
  const { clinicId } = await createClinicFixture(suite.owner.db);
  const inClinic = <Result>(work: Parameters<typeof withClinic<Result>>[2]) => withClinic(suite.app.db, clinicId, work);
  const faults: unknown[] = [];
  return {
    clinicId,
    faults,
    inClinic,
    add: (kind: string, dedupeKey = kind, runAt = MONDAY_9) =>
      inClinic((tx) => enqueue(tx, clinicId, MONDAY_9, [{ kind, dedupeKey, payload: { id: dedupeKey }, runAt }])),
    outbox: (handlers: JobHandlers, now = MONDAY_9) =>
      createOutbox({
        db: suite.app.db,
        clinics: async () => [clinicId],
        handlers,
        now: () => now,
        pollMs: 5,
        report: (error) => faults.push(error),
        random: () => 1,
      }),
    jobs: () => inClinic((tx) => listJobs(tx, clinicId)),
  };
}

it("carries out each job once, whoever asks twice and however many workers there are", async () => {
  const desk = await aDesk();
  const keys = Array.from({ length: 23 }, (_, index) => `job-${index}`);
  for (const key of keys) await desk.add("count", key);
  await desk.add("count", "job-0");
  const done: string[] = [];
  const handlers: JobHandlers = {
    count: async ({ payload }) => {
      done.push(String(payload.id));
      return { state: "done" };
    },
  };
  const worked = await Promise.all([1, 2, 3, 4].map(() => desk.outbox(handlers).drain()));
  expect(done.toSorted()).toEqual(keys.toSorted());
  expect(worked.reduce((sum, count) => sum + count, 0)).toBe(23);
  expect(new Set((await desk.jobs()).map(({ state }) => state))).toEqual(new Set(["done"]));
});

it("writes a job only with what caused it", async () => {
  const desk = await aDesk();
  const broken = desk.inClinic(async (tx) => {
    await enqueue(tx, desk.clinicId, MONDAY_9, [{ kind: "count", dedupeKey: "x", payload: {}, runAt: MONDAY_9 }]);
    throw new Error("The booking failed.");
  });
  await expect(broken).rejects.toThrow("The booking failed.");
  expect(await desk.jobs()).toEqual([]);
});

it("leaves alone what is not due, what it cannot do, and another clinic's jobs", async () => {
  const desk = await aDesk();
  const other = await aDesk();
  await desk.add("count", "later", minutesLater(MONDAY_9, 10));
  await desk.add("unknown");
  await other.add("count");
  const handlers: JobHandlers = { count: async () => ({ state: "done" }) };
  expect(await desk.outbox(handlers).drain()).toBe(0);
  expect(await desk.outbox(handlers, minutesLater(MONDAY_9, 10)).drain()).toBe(1);
  expect((await other.jobs()).map(({ state }) => state)).toEqual(["waiting"]);
});

it("gives a dead worker's job to another when its time is up, and not before", async () => {
  const desk = await aDesk();
  await desk.add("count");
  const lockedUntil = minutesLater(MONDAY_9, 1);
  const query = { clinicId: desk.clinicId, kinds: ["count"], now: MONDAY_9, lockedUntil, limit: 5 };
  expect(await desk.inClinic((tx) => claimJobs(tx, query))).toHaveLength(1);
  const handlers: JobHandlers = { count: async () => ({ state: "done" }) };
  expect(await desk.outbox(handlers).drain()).toBe(0);
  expect(await desk.outbox(handlers, lockedUntil).drain()).toBe(1);
  expect(await desk.jobs()).toMatchObject([{ state: "done", attempts: 2 }]);
});

it("does not let a worker that ran late end a job that is another's by now", async () => {
  const desk = await aDesk();
  await desk.add("count");
  const handlers: JobHandlers = { count: async () => ({ state: "done", outcome: "by_the_second" }) };
  const slow = desk.outbox({
    count: async () => {
      await desk.outbox(handlers, minutesLater(MONDAY_9, 2)).drain();
      return { state: "dropped", outcome: "by_the_first" };
    },
  });
  await slow.drain();
  expect(await desk.jobs()).toMatchObject([{ state: "done", outcome: "by_the_second" }]);
});

it("C17: tries again with growing pauses what failed, and gives it up as dead after eight tries", async () => {
  const desk = await aDesk();
  await desk.add("fail");
  const lastTries: boolean[] = [];
  const handlers: JobHandlers = {
    fail: async ({ last }) => {
      lastTries.push(last);
      throw new TryAgain("smtp_451");
    },
  };
  let now = MONDAY_9;
  const pauses: number[] = [];
  for (let tries = 1; tries <= 8; tries += 1) {
    expect(await desk.outbox(handlers, now).drain()).toBe(1);
    const [job] = await desk.jobs();
    if (tries < 8) {
      pauses.push((job?.runAt.getTime() ?? 0) - now.getTime());
      now = job?.runAt ?? now;
    }
  }
  expect(pauses).toEqual([5, 10, 20, 40, 80, 160, 320].map((seconds) => seconds * 1_000));
  expect(lastTries).toEqual([...Array(7).fill(false), true]);
  expect(await desk.jobs()).toMatchObject([{ state: "dead", outcome: "smtp_451", attempts: 8 }]);
  expect(desk.faults).toEqual([]);
});

it("tells of a fault once, without what the job is about, and does the other jobs", async () => {
  const desk = await aDesk();
  await desk.add("break");
  await desk.add("count");
  const handlers: JobHandlers = {
    break: async () => {
      throw new Error("no such column");
    },
    count: async () => ({ state: "done" }),
  };
  await desk.outbox(handlers).drain();
  expect(desk.faults).toHaveLength(1);
  expect((await desk.jobs()).map(({ kind, state, outcome }) => [kind, state, outcome])).toEqual(
    expect.arrayContaining([
      ["break", "waiting", "fault"],
      ["count", "done", null],
    ]),
  );
});

it("waits as long as a handler asks, and does not count that as a try", async () => {
  const desk = await aDesk();
  await desk.add("wait");
  const until = minutesLater(MONDAY_9, 600);
  await desk.outbox({ wait: async () => ({ state: "later", until, outcome: "quiet_hours" }) }).drain();
  expect(await desk.jobs()).toMatchObject([{ state: "waiting", attempts: 0, runAt: until, outcome: "quiet_hours" }]);
});

it("works by itself once started, and lets the job under way end when it is stopped", async () => {
  const desk = await aDesk();
  const begun = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const outbox = desk.outbox({
    slow: async () => {
      begun.resolve();
      await release.promise;
      return { state: "done" };
    },
  });
  outbox.start();
  await desk.add("slow");
  await begun.promise;
  const stopped = outbox.stop();
  release.resolve();
  await stopped;
  expect(await desk.jobs()).toMatchObject([{ state: "done" }]);
});
