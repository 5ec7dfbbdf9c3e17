import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withClinic } from "../../db/client.ts";
import { takeLease } from "../../db/queries/threads.ts";
import { type TestAgentCare, testAgentCare } from "../../tests/agentcare.ts";

let care: TestAgentCare;
beforeAll(async () => {
  care = await testAgentCare();
});
afterAll(() => care.close());

const admin = () => import("../../db/client.ts").then(({ connect }) => connect(care.database.adminUrl, { max: 1 }));

async function checkpointBytes(threadId: string) {
  const { sql: query, close } = await admin();
  const [row] = await query`
    select
      (select count(*)::int from langgraph.checkpoints where thread_id = ${threadId}) as checkpoints,
      (select coalesce(sum(octet_length(blob)), 0)::int from langgraph.checkpoint_blobs where thread_id = ${threadId}) as bytes`;
  await close();
  return row as unknown as { checkpoints: number; bytes: number };
}

describe("checkpoints", () => {
  it("stay one a thread, of a size that does not grow with its turns", async () => {
    const chat = await care.open();
    const tidied = () => expect.poll(async () => (await checkpointBytes(chat.session.threadId)).checkpoints).toBe(1);
    for (let turn = 0; turn < 5; turn += 1) await chat.say("do you validate parking?");
    await tidied();
    const early = await checkpointBytes(chat.session.threadId);
    for (let turn = 0; turn < 20; turn += 1) await chat.say("do you validate parking?");
    await tidied();
    const late = await checkpointBytes(chat.session.threadId);
    expect(late.bytes).toBeLessThan(early.bytes * 1.1);
  });

  it("a process that lost its lease can write neither checkpoints nor events", async () => {
    const chat = await care.open();
    const { clinicId, threadId } = chat.session;
    const stale = await takeLease(care.system.db, threadId, "a process that hangs", 0);
    const newer = await takeLease(care.system.db, threadId, "the next one", 60_000);
    expect(newer).toBe((stale ?? 0) + 1);
    const context = {
      clinicId,
      threadId,
      runId: randomUUID(),
      now: new Date().toISOString(),
      leaseToken: stale ?? 0,
      personHere: false,
      patientTimeZone: null,
      knownPatient: null,
    };
    const turn = { runId: context.runId, input: { kind: "text" as const, text: "hello" } };
    const config = { configurable: { thread_id: threadId, lease_token: stale }, context, durability: "sync" as const };
    const written = care.system.graph.invoke(
      {
        turn: {
          ...turn,
          screened: "pass",
          planned: true,
          understanding: null,
          reading: null,
          tasks: [],
          hops: 0,
          facts: [],
          reply: null,
          publicState: null,
        },
      },
      config,
    );
    await expect(written).rejects.toThrow(/row-level security/);
    expect((await checkpointBytes(threadId)).checkpoints).toBe(0);
  });

  it("X1: are visible to their own thread only", async () => {
    const chat = await care.open();
    await chat.say("hello");
    const { connect } = await import("../../db/client.ts");
    const app = connect(care.database.url, { max: 1 });
    const count = async (threadId: string) => {
      const [row] = await app.sql.begin(async (tx) => {
        await tx`select set_config('app.thread_id', ${threadId}, true)`;
        return tx`select count(*)::int as seen from langgraph.checkpoints`;
      });
      return row?.seen;
    };
    expect(await count(chat.session.threadId)).toBeGreaterThan(0);
    expect(await count(randomUUID())).toBe(0);
    expect(await app.sql`select count(*)::int as seen from langgraph.checkpoints`).toMatchObject([{ seen: 0 }]);
    await app.close();
  });

  it("end with their thread, and so does all that was said in it", async () => {
    const chat = await care.open();
    await chat.say("I need a dental cleaning on March 16 in the morning");
    await chat.tap(1);
    await care.system.runs.endThread(chat.session);
    const { clinicId, threadId } = chat.session;
    expect((await checkpointBytes(threadId)).bytes).toBe(0);
    const left = await withClinic(care.system.db, clinicId, (tx) =>
      tx.execute(sql`
        select (select count(*)::int from messages where thread_id = ${threadId}) + (select count(*)::int from runs where thread_id = ${threadId})
          + (select count(*)::int from run_events where thread_id = ${threadId})
          + (select count(*)::int from holds where owner = ${`thread:${threadId}`} and state = 'active') as rows`),
    );
    expect(left).toMatchObject([{ rows: 0 }]);
    expect(await care.system.runs.thread(chat.session)).toBeNull();
  });
});
