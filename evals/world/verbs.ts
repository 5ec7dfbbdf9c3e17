import type { Db } from "../../db/client.ts";
import { clinicIds } from "../../db/queries/clinics.ts";
import type { AgentCare } from "../../src/compose.ts";
import { loadConfig } from "../../src/config.ts";
import { englishMessages } from "../../src/locales/en/messages.ts";
import { createMessenger } from "../../src/messaging/messenger.ts";
import { createJobHandlers } from "../../src/outbox/handlers.ts";
import { createOutbox } from "../../src/outbox/outbox.ts";
import type { Clock } from "../../src/platform/clock.ts";
import { newRowId } from "../../src/platform/ids.ts";
import type { Scheduling } from "../../src/scheduling/model.ts";
import { createScheduling } from "../../src/scheduling/scheduling.ts";
import type { StaffScheduling } from "../../src/scheduling/staff/model.ts";
import { createStaffScheduling } from "../../src/scheduling/staff/staff-scheduling.ts";
import type { Waitlist } from "../../src/scheduling/waitlist/model.ts";
import { createWaitlist } from "../../src/scheduling/waitlist/waitlist.ts";

/** What can be done to a clinic's data, by the system's own verbs, and what follows from it. */
export interface Verbs {
  db: Db;
  clock: Clock;
  scheduling: Scheduling;
  staff: StaffScheduling;
  waitlist: Waitlist;
  /** Does what is due after the writes: freed times are offered to those who wait. */
  settle(): Promise<void>;
}

/** The verbs of a whole system. */
export function verbsOf({ db, clock, scheduling, staffScheduling, waitlist, outbox }: AgentCare): Verbs {
  const settle = async () => void (await outbox.drain());
  return { db, clock, scheduling, staff: staffScheduling, waitlist, settle };
}

/** The same verbs without a conversation around them: what a replay of the gold needs. */
export function createVerbs({
  db,
  clock,
  env,
}: {
  db: Db;
  clock: Clock;
  env: Readonly<Record<string, string>>;
}): Verbs {
  const config = loadConfig({ NODE_ENV: "test", ...env });
  const parts = { db, now: clock, ids: newRowId };
  const scheduling = createScheduling(parts);
  const waitlist = createWaitlist({
    ...parts,
    offerMinutes: config.OFFER_MINUTES,
    directory: scheduling.directory,
  });
  const failures: unknown[] = [];
  const outbox = createOutbox({
    db,
    clinics: () => clinicIds(db),
    handlers: createJobHandlers({
      ...parts,
      waitlist,
      messenger: createMessenger([]),
      messages: englishMessages,
      reminderHours: config.REMINDER_HOURS,
      quietHours: config.QUIET_HOURS,
    }),
    now: clock,
    pollMs: config.OUTBOX_POLL_MS,
    report: (error) => failures.push(error),
  });
  return {
    db,
    clock,
    scheduling,
    staff: createStaffScheduling(parts),
    waitlist,
    async settle() {
      await outbox.drain();
      if (failures.length > 0) throw failures[0];
    },
  };
}
