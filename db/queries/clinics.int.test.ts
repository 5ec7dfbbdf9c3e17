import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createClinicFixture } from "../../src/scheduling/testing/clinic-fixture.ts";
import { type TestDatabase, testDatabase } from "../../tests/database.ts";
import { type Connection, connect } from "../client.ts";
import type { WidgetKey } from "../schema/clinics.ts";
import { changeWidgetKeys, changeWidgetSites, findClinicByKey } from "./clinics.ts";
import { changePortalKeys } from "./portal.ts";

const NOW = new Date("2026-03-02T09:00:00Z");

let database: TestDatabase;
let owner: Connection;
let app: Connection;
let here: string;
let there: string;
beforeAll(async () => {
  database = await testDatabase();
  owner = connect(database.ownerUrl, { max: 4 });
  here = (await createClinicFixture(owner.db)).clinicId;
  there = (await createClinicFixture(owner.db)).clinicId;
  app = connect(database.url, { max: 1 });
});
afterAll(async () => {
  await Promise.all([owner.close(), app.close()]);
  await database.close();
});

const aKey = (key: string, validUntil: string | null): WidgetKey => ({
  key,
  createdAt: "2026-03-01T09:00:00.000Z",
  validUntil,
});

describe("a clinic's publishable keys", () => {
  it("find it while they are valid, the old beside the new, and no other clinic", async () => {
    await changeWidgetKeys(owner.db, here, () => [
      aKey("pub_new", null),
      aKey("pub_old", "2026-03-02T09:00:01.000Z"),
      aKey("pub_over", "2026-03-02T09:00:00.000Z"),
    ]);
    await changeWidgetKeys(owner.db, there, () => [aKey("pub_theirs", null)]);
    const found = await Promise.all(
      ["pub_new", "pub_old", "pub_over", "pub_theirs", "pub_none", 'pub_"}]'].map((key) =>
        findClinicByKey(app.db, key, NOW),
      ),
    );
    expect(found).toEqual([here, here, null, there, null, null]);
  });

  it("are changed by one at a time, so that none is lost", async () => {
    await changeWidgetKeys(owner.db, here, () => []);
    const names = Array.from({ length: 8 }, (_, index) => `pub_${index}`);
    await Promise.all(names.map((name) => changeWidgetKeys(owner.db, here, (keys) => [aKey(name, null), ...keys])));
    const kept = await changeWidgetKeys(owner.db, here, (keys) => keys);
    expect(kept.map(({ key }) => key).sort()).toEqual(names);
  });
});

it("a clinic's sites and links are kept as they were changed, and only that clinic's", async () => {
  const changed = { allowedOrigins: ["https://here.example"], allowedLinks: ["https://here.example/forms/"] };
  await changeWidgetSites(owner.db, here, () => changed);
  expect(await changeWidgetSites(owner.db, here, (sites) => sites)).toEqual(changed);
  expect(await changeWidgetSites(owner.db, there, (sites) => sites)).toEqual({ allowedOrigins: [], allowedLinks: [] });
});

it("what a clinic lets the outside do is not the server's to change", async () => {
  await expect(changeWidgetSites(app.db, here, (sites) => sites)).rejects.toThrow(/clinics/);
  await expect(changeWidgetKeys(app.db, here, (keys) => [...keys])).rejects.toThrow(/clinics/);
  await expect(changePortalKeys(app.db, here, () => [])).rejects.toThrow(/clinics/);
});
