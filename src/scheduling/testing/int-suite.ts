import { randomUUID } from "node:crypto";
import { afterAll, beforeAll } from "vitest";
import { type Connection, connect } from "../../../db/client.ts";
import { type TestDatabase, testDatabase } from "../../../tests/database.ts";
import type { Scheduling } from "../model.ts";
import { createScheduling } from "../scheduling.ts";
import type { StaffScheduling } from "../staff/model.ts";
import { createStaffScheduling } from "../staff/staff-scheduling.ts";

/** Monday, 2 March 2026, 9 in the morning in New York. */
export const MONDAY_9 = new Date("2026-03-02T14:00:00Z");

export interface IntegrationSuite {
  readonly database: TestDatabase;
  readonly owner: Connection;
  readonly app: Connection;
  /** The verbs on the app's pool, at a fixed instant. */
  at(now?: Date): Scheduling;
  /** What only staff do, the same way. */
  staffAt(now?: Date): StaffScheduling;
}

/** A database of the calling file's own, with the owner's and the app's pools; closed after its tests. */
export function integrationSuite(): IntegrationSuite {
  let open: { database: TestDatabase; owner: Connection; app: Connection } | undefined;
  const parts = () => {
    if (!open) throw new Error("The suite's database is there only while its tests run.");
    return open;
  };
  beforeAll(async () => {
    const database = await testDatabase();
    open = { database, owner: connect(database.ownerUrl, { max: 2 }), app: connect(database.url, { max: 10 }) };
  });
  afterAll(async () => {
    const { database, owner, app } = parts();
    await Promise.all([owner.close(), app.close()]);
    await database.close();
  });
  return {
    get database() {
      return parts().database;
    },
    get owner() {
      return parts().owner;
    },
    get app() {
      return parts().app;
    },
    at: (now = MONDAY_9) => createScheduling({ db: parts().app.db, now: () => now, ids: randomUUID }),
    staffAt: (now = MONDAY_9) => createStaffScheduling({ db: parts().app.db, now: () => now, ids: randomUUID }),
  };
}

export function minutesLater(instant: Date, minutes: number): Date {
  return new Date(instant.getTime() + minutes * 60_000);
}
