import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { createFindClosures } from "./closures.ts";
import { createClinicFixture } from "./testing/clinic-fixture.ts";
import { integrationSuite } from "./testing/int-suite.ts";

const suite = integrationSuite();

it("closures are the clinic's own on the days asked for, and nobody's days off", async () => {
  const [clinic, other] = [await createClinicFixture(suite.owner.db), await createClinicFixture(suite.owner.db)];
  for (const { write, clinicId, practitionerIds } of [clinic, other]) {
    await write(async (tx) => {
      await tx.execute(sql`insert into schedule_exceptions (id, clinic_id, date, kind)
        values (gen_random_uuid(), ${clinicId}, ${clinicId === clinic.clinicId ? "2026-03-05" : "2026-03-06"}, 'closed')`);
      await tx.execute(sql`insert into schedule_exceptions (id, clinic_id, resource_id, date, kind)
        values (gen_random_uuid(), ${clinicId}, ${practitionerIds[0]}, '2026-03-04', 'closed')`);
    });
  }
  const scheduling = suite.at();
  const find = createFindClosures(
    { db: suite.app.db, now: () => new Date(), ids: () => "" },
    async (id) => (await scheduling.directory(id)).locations,
  );
  const days = async (from: string, to: string) =>
    (await find(clinic.clinicId, { from, to })).map(({ day, from: opens, to: closes }) => [day, opens, closes]);
  expect(await days("2026-03-01", "2026-03-08")).toEqual([["2026-03-05", "00:00", "24:00"]]);
  expect(await days("2026-03-06", "2026-03-08")).toEqual([]);
});
