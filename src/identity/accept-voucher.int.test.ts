import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { connect, withClinic } from "../../db/client.ts";
import { deleteThread } from "../../db/queries/threads.ts";
import { portalTokens } from "../../db/schema/index.ts";
import { type ClinicFixture, createClinicFixture } from "../scheduling/testing/clinic-fixture.ts";
import { integrationSuite } from "../scheduling/testing/int-suite.ts";
import type { Voucher } from "./model.ts";
import { type IdentityBench, identityBench } from "./testing/identity-suite.ts";

const suite = integrationSuite();
let clinic: ClinicFixture;
let bench: IdentityBench;
beforeAll(async () => {
  clinic = await createClinicFixture(suite.database.ownerUrl);
});
beforeEach(() => {
  bench = identityBench(suite, clinic);
});

const aVoucher = (patientId: string): Voucher => ({
  tokenId: randomUUID(),
  expiresAt: new Date(bench.now().getTime() + 300_000),
  patientId,
});

describe("a portal's word for a conversation that ends", () => {
  it("is refused as such when it is gone already, and is not used up", async () => {
    const { id } = await bench.patient();
    const context = await bench.thread();
    await clinic.write((tx) => deleteThread(tx, context.clinicId, context.threadId));
    expect(await bench.identity.acceptVoucher(context, aVoucher(id))).toEqual({ accepted: false, reason: "ended" });
    const used = await clinic.write((tx) => tx.select().from(portalTokens));
    expect(used).not.toContainEqual(expect.objectContaining({ threadId: context.threadId }));
  });

  it("waits for an end that is under way, and then is refused alike", async () => {
    const { id } = await bench.patient();
    const context = await bench.thread();
    const ending = connect(suite.database.url, { max: 1 });
    try {
      let answer: ReturnType<typeof bench.identity.acceptVoucher> | undefined;
      await withClinic(ending.db, context.clinicId, async (tx) => {
        await deleteThread(tx, context.clinicId, context.threadId);
        const [own] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
        answer = bench.identity.acceptVoucher(context, aVoucher(id));
        // Refusal or fault: it is looked at below.
        answer.catch(() => {});
        const waiting = sql`select count(*)::int as count from pg_stat_activity
          where ${own?.pid}::int = any (pg_blocking_pids(pid))`;
        await expect
          .poll(async () => (await suite.app.db.execute<{ count: number }>(waiting))[0]?.count, { timeout: 10_000 })
          .toBe(1);
      });
      expect(await answer).toEqual({ accepted: false, reason: "ended" });
    } finally {
      await ending.close();
    }
  });
});
