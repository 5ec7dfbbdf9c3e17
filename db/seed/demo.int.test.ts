import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "../../tests/database.ts";
import { type Connection, connect } from "../client.ts";
import { seedDemo } from "./demo.ts";

describe("the demo clinics", () => {
  let database: TestDatabase;
  let owner: Connection;
  beforeAll(async () => {
    database = await testDatabase();
    owner = connect(database.ownerUrl, { max: 2 });
  });
  afterAll(async () => {
    await owner.close();
    await database.close();
  });
  it("seeds", async () => {
    const t = performance.now();
    console.log(await seedDemo({ db: owner.db, anchor: "2026-03-02", log: console.log }));
    console.log(performance.now() - t);
    expect(1).toBe(1);
  });
});
