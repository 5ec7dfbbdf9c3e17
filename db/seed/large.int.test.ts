import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "../../tests/database.ts";
import { type Connection, connect, withClinic } from "../client.ts";
import { generateClinic } from "./large.ts";

describe("a generated clinic", () => {
  let database: TestDatabase;
  let owner: Connection;
  beforeAll(async () => {
    database = await testDatabase();
    owner = connect(database.ownerUrl, { max: 1 });
  });
  afterAll(async () => {
    await owner.close();
    await database.close();
  });

  const options = { practitioners: 60, appointments: 1_500, anchor: "2026-03-02" };
  const count = async (clinicId: string, query: ReturnType<typeof sql>) =>
    withClinic(owner.db, clinicId, async (tx) => Number((await tx.execute<{ count: string }>(query))[0]?.count));

  it("has the size asked for, and every visit both of its claims", async () => {
    const progress: string[] = [];
    const made = await generateClinic({ ...options, db: owner.db, log: (line) => progress.push(line) });
    expect(made).toMatchObject({ slug: "large-1", practitioners: 60, patients: 1_000, appointments: 1_500 });
    expect(progress.at(-1)).toBe("large-1: 1500 of 1500 appointments");
    expect(await count(made.clinicId, sql`select count(*) from claims where active`)).toBe(3_000);
    expect(await count(made.clinicId, sql`select count(distinct reference) from appointments`)).toBe(1_500);
    expect(await count(made.clinicId, sql`select count(*) from locations`)).toBe(2);
    const astray = sql`select count(*) from appointments where extract(isodow from starts_at at time zone time_zone) > 5
      or (starts_at at time zone time_zone)::time not between '08:00' and '16:30'
      or (status = 'booked') <> (starts_at >= '2026-03-02T05:00:00Z')`;
    expect(await count(made.clinicId, astray)).toBe(0);
    const notOffered = sql`select count(*) from appointments a where not exists (select 1 from practitioner_visit_types o
      where o.practitioner_id = a.practitioner_id and o.visit_type_id = a.visit_type_id)`;
    expect(await count(made.clinicId, notOffered)).toBe(0);
  });

  it("is left as it is when made again", async () => {
    const first = await generateClinic({ ...options, db: owner.db, seed: 2 });
    expect(await generateClinic({ ...options, db: owner.db, seed: 2 })).toEqual(first);
  });

  it("fills busy calendars without a claim lost", async () => {
    const made = await generateClinic({
      db: owner.db,
      practitioners: 2,
      appointments: 2_600,
      anchor: "2026-03-02",
      seed: 3,
    });
    expect(await count(made.clinicId, sql`select count(*) from claims where active`)).toBe(5_200);
  });

  it.each([
    ["practitioners", { practitioners: 0 }],
    ["practitioners", { practitioners: 1.5 }],
    ["appointments", { appointments: -1 }],
    ["seed", { seed: Number.NaN }],
  ])("is refused with a wrong number of %s", async (name, wrong) => {
    await expect(generateClinic({ ...options, db: owner.db, ...wrong })).rejects.toThrow(
      `"${name}" must be a whole number`,
    );
  });
});
