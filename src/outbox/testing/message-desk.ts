import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { withClinic } from "../../../db/client.ts";
import { listJobs } from "../../../db/queries/jobs.ts";
import { notifications } from "../../../db/schema/index.ts";
import { englishMessages } from "../../locales/en/messages.ts";
import type { Messenger } from "../../messaging/messenger.ts";
import { type IntegrationSuite, MONDAY_9 } from "../../scheduling/testing/int-suite.ts";
import { type WaitingRoom, waitingRoom } from "../../scheduling/waitlist/testing/waiting-room.ts";
import { createJobHandlers } from "../handlers.ts";
import { createOutbox } from "../outbox.ts";

/** A clinic with its waitlist and its outbox, which sends through this messenger. */
export async function messageDesk(suite: IntegrationSuite, messenger: Messenger) {
  const room: WaitingRoom = await waitingRoom(suite);
  const { clinicId } = room.clinic;
  const faults: unknown[] = [];
  return {
    room,
    clinicId,
    faults,
    /** Does what is due at this instant. */
    work(now: Date = MONDAY_9) {
      const { db } = suite.app;
      const handlers = createJobHandlers({
        db,
        waitlist: room.at(now),
        messenger,
        messages: englishMessages,
        now: () => now,
        ids: randomUUID,
        reminderHours: 24,
        quietHours: { from: "21:00", to: "08:00" },
      });
      const report = (error: unknown) => faults.push(error);
      return createOutbox({ db, clinics: async () => [clinicId], handlers, now: () => now, pollMs: 5, report }).drain();
    },
    /** Kind, end and outcome of the jobs of a kind. */
    async ends(kind: string) {
      const jobs = await withClinic(suite.app.db, clinicId, (tx) => listJobs(tx, clinicId));
      return jobs.filter((job) => job.kind === kind).map(({ state, outcome }) => [state, outcome]);
    },
    notifications: (kind: string) =>
      withClinic(suite.app.db, clinicId, (tx) =>
        tx
          .select()
          .from(notifications)
          .where(and(eq(notifications.clinicId, clinicId), eq(notifications.kind, kind)))
          .orderBy(notifications.at, notifications.dedupeKey),
      ),
  };
}
