import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Db } from "../../db/client.ts";
import { createDirectory } from "./directory.ts";
import { createClinicFixture } from "./testing/clinic-fixture.ts";
import { integrationSuite, MONDAY_9, minutesLater } from "./testing/int-suite.ts";
import { codeOf } from "./testing/refusals.ts";

const suite = integrationSuite();

/** A database that can be taken away, with a count of how often it was asked. */
function switchable(db: Db) {
  const state = { away: false, asked: 0 };
  const transaction: Db["transaction"] = (...args) => {
    state.asked += 1;
    if (state.away) return Promise.reject(Object.assign(new Error("away"), { code: "ECONNREFUSED" }));
    return db.transaction(...args);
  };
  // Reads as the database in all but one method.
  const proxy = new Proxy(db, {
    get: (target, name) => (name === "transaction" ? transaction : Reflect.get(target, name)),
  });
  return { state, db: proxy };
}

describe("the directory while the database is away", () => {
  it("serves the last reading, tries again with each call, and is new again once it is back", async () => {
    const clinic = await createClinicFixture(suite.owner.db);
    const { state, db } = switchable(suite.app.db);
    let now = MONDAY_9;
    const directory = createDirectory({ db, now: () => now, ids: randomUUID });
    const first = await directory(clinic.clinicId);
    state.away = true;
    expect(await directory(clinic.clinicId)).toBe(first);
    expect(state.asked).toBe(1);

    now = minutesLater(now, 1);
    await clinic.write((tx) => tx.execute(sql`update practitioners set family_name = 'Newname'`));
    expect(await directory(clinic.clinicId)).toEqual(first);
    const failed = state.asked;
    expect(failed).toBeGreaterThan(1);
    expect(await directory(clinic.clinicId)).toEqual(first);
    expect(state.asked).toBeGreaterThan(failed);

    state.away = false;
    expect((await directory(clinic.clinicId)).practitioners[0]?.familyName).toBe("Newname");
  });

  it("says so when nothing was read yet, and asks again", async () => {
    const clinic = await createClinicFixture(suite.owner.db);
    const { state, db } = switchable(suite.app.db);
    const directory = createDirectory({ db, now: () => MONDAY_9, ids: randomUUID });
    state.away = true;
    expect(await codeOf(directory(clinic.clinicId))).toBe("calendar_unavailable");
    state.away = false;
    expect((await directory(clinic.clinicId)).id).toBe(clinic.clinicId);
  });
});
