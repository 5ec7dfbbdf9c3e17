import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type TestAgentCare, testAgentCare } from "../../tests/agentcare.ts";
import { withClinic } from "../client.ts";
import { listQueuedHandoffs } from "./handoffs.ts";
import { insertHandoff } from "./threads.ts";

let care: TestAgentCare;
beforeAll(async () => {
  care = await testAgentCare();
});
afterAll(() => care.close());

it("lists a clinic's own queue, oldest first, and no more than asked for", async () => {
  const { system, clinicId } = care;
  const { session } = await care.open();
  const other = await care.open("harborview");
  const queue = async ({ clinicId: clinic, threadId }: { clinicId: string; threadId: string }, at: string) => {
    const handoff = { id: randomUUID(), clinicId: clinic, threadId, reason: "asked", urgency: "routine" as const };
    await withClinic(system.db, clinic, (tx) =>
      insertHandoff(tx, { ...handoff, frame: { held: null }, at: new Date(at) }),
    );
    return handoff.id;
  };
  const late = await queue(session, "2026-03-02T16:00:00Z");
  const early = await queue(session, "2026-03-02T15:00:00Z");
  await queue(other.session, "2026-03-02T14:00:00Z");
  const list = (limit: number) => withClinic(system.db, clinicId, (tx) => listQueuedHandoffs(tx, clinicId, limit));
  expect((await list(10)).map(({ id }) => id)).toEqual([early, late]);
  expect(await list(1)).toMatchObject([{ id: early, threadId: session.threadId, frame: { held: null } }]);
});
