import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { replay } from "../../src/scheduling/appointment-history.ts";
import { toCivilDay, weekOf } from "../../src/scheduling/civil-day.ts";
import { createScheduling } from "../../src/scheduling/scheduling.ts";
import { wallClockAt } from "../../src/scheduling/time-zone.ts";
import { wallTimeText } from "../../src/scheduling/wall-text.ts";
import { type TestDatabase, testDatabase } from "../../tests/database.ts";
import { type Connection, connect, type Db, withClinic } from "../client.ts";
import { listAppointmentEvents } from "../queries/appointment-events.ts";
import * as schema from "../schema/index.ts";
import { HARBORVIEW_ID, RIVERSIDE_ID, seedDemo } from "./demo.ts";
import { demoFreshness } from "./demo-freshness.ts";
import { resetDemo } from "./reset-demo.ts";
import { addDays } from "./wall-clock.ts";

const ANCHOR = "2026-03-02";
const TABLES = [
  "locations",
  "staff_users",
  "resources",
  "practitioners",
  "visit_types",
  "practitioner_visit_types",
  "requirement_groups",
  "requirement_group_members",
  "schedule_rules",
  "schedule_exceptions",
  "time_off",
  "patients",
  "appointments",
  "claims",
  "appointment_events",
  "knowledge_documents",
  "knowledge_chunks",
] as const;

describe("the demo clinics", () => {
  const open: { database: TestDatabase; owner: Connection; app: Connection }[] = [];

  async function aDatabase() {
    const database = await testDatabase();
    const one = { database, owner: connect(database.ownerUrl, { max: 2 }), app: connect(database.url, { max: 2 }) };
    open.push(one);
    return one;
  }

  /** Every row of a clinic, as text, in a fixed order. */
  async function contents(db: Db, clinicId: string): Promise<Record<string, string>> {
    return withClinic(db, clinicId, async (tx) => {
      const found: Record<string, string> = {};
      for (const table of TABLES) {
        const [row] = await tx.execute<{ rows: number; digest: string }>(
          sql`select count(*)::int as rows, md5(coalesce(string_agg(t::text, E'\n' order by t::text), '')) as digest from ${sql.identifier(table)} t`,
        );
        found[table] = `${row?.rows} ${row?.digest}`;
      }
      return found;
    });
  }

  let owner: Db;
  let app: Db;
  beforeAll(async () => {
    const first = await aDatabase();
    owner = first.owner.db;
    app = first.app.db;
    await seedDemo({ db: owner, anchor: ANCHOR });
  });
  afterAll(async () => {
    for (const { database, owner, app } of open) {
      await owner.close();
      await app.close();
      await database.close();
    }
  });

  const inRiverside = <T>(work: (tx: Db) => Promise<T>) => withClinic(app, RIVERSIDE_ID, work);
  const count = async (query: ReturnType<typeof sql>) =>
    inRiverside(async (tx) => Number((await tx.execute<{ count: string }>(query))[0]?.count));

  it("are the same in every database for the same anchor, also when two processes begin at once", async () => {
    const other = await aDatabase();
    const results = await Promise.all([1, 2].map(() => seedDemo({ db: other.owner.db, anchor: ANCHOR })));
    expect(results.filter(({ riverside }) => riverside?.seeded)).toHaveLength(1);
    for (const clinic of [RIVERSIDE_ID, HARBORVIEW_ID]) {
      expect(await contents(other.owner.db, clinic)).toEqual(await contents(owner, clinic));
    }
  });

  it("stay as they are when seeded again", async () => {
    const before = await contents(owner, RIVERSIDE_ID);
    const again = await seedDemo({ db: owner, anchor: "2026-06-01" });
    expect(Object.values(again).map(({ seeded }) => seeded)).toEqual([false, false]);
    expect(await contents(owner, RIVERSIDE_ID)).toEqual(before);
  });

  it("have the people, places and visits the design promises", async () => {
    expect(await count(sql`select count(*) from locations`)).toBe(3);
    expect(await count(sql`select count(*) from practitioners`)).toBe(24);
    expect(await count(sql`select count(*) from visit_types`)).toBe(17);
    expect(await count(sql`select count(*) from patients`)).toBe(400);
    expect(await count(sql`select count(*) from knowledge_documents where active`)).toBeGreaterThanOrEqual(40);
    expect(await count(sql`select count(distinct role) from staff_users`)).toBe(8);
  });

  it("have every special case", async () => {
    const lees = await inRiverside((tx) =>
      tx.execute<{ specialty: string; at: string }>(sql`
        select p.specialty, min(l.slug) as at from practitioners p
        join schedule_rules r on r.resource_id = p.id join locations l on l.id = r.location_id
        where p.family_name = 'Lee' group by p.id, p.specialty order by p.specialty`),
    );
    expect(lees.map(({ specialty, at }) => [specialty, at])).toEqual([
      ["dermatology", "south"],
      ["family medicine", "downtown"],
    ]);
    const one = { fortnightly: sql`select count(distinct resource_id) from schedule_rules where every_weeks = 2` };
    expect(await count(one.fortnightly)).toBe(1);
    expect(await count(sql`select count(*) from practitioners where not accepting_new`)).toBe(1);
    expect(await count(sql`select count(*) from time_off where starts_at < ${ANCHOR} and ends_at > ${ANCHOR}`)).toBe(1);
    expect(await count(sql`select count(*) from resources where kind = 'device'`)).toBe(1);
    expect(await count(sql`select count(*) from visit_types where channel = 'staff'`)).toBe(1);
    expect(await count(sql`select count(*) from visit_types where needs_referral`)).toBe(1);
    expect(await count(sql`select count(*) from visit_types where patient_kind = 'new'`)).toBe(1);
    expect(await count(sql`select count(*) from visit_types where modality = 'video'`)).toBe(2);
    expect(await count(sql`select count(*) from visit_types where seats > 1`)).toBe(1);
    expect(await count(sql`select count(*) from visit_types where needs_approval`)).toBe(1);
    expect(await count(sql`select count(*) from patients where preferred_practitioner_id is not null`)).toBeGreaterThan(
      100,
    );
    expect(await count(sql`select count(*) from schedule_exceptions where kind = 'open' and date > ${ANCHOR}`)).toBe(1);
    expect(
      await count(sql`select count(*) from schedule_exceptions where location_id is null and date = '2026-12-25'`),
    ).toBe(1);
  });

  it("fill eight weeks on each side of the anchor, with nothing still open behind it", async () => {
    const at = sql`${`${ANCHOR}T05:00:00Z`}::timestamptz`;
    expect(await count(sql`select count(*) from appointments where starts_at < ${at} and status = 'booked'`)).toBe(0);
    expect(
      await count(
        sql`select count(*) from appointments where starts_at >= ${at} and status not in ('booked', 'cancelled')`,
      ),
    ).toBe(0);
    for (let week = -8; week < 8; week++) {
      const from = sql`${at} + ${`${week * 7} days`}::interval`;
      const inWeek = sql`select count(*) from appointments where starts_at >= ${from} and starts_at < ${from} + interval '7 days'`;
      expect(await count(inWeek), `week ${week}`).toBeGreaterThan(20);
    }
    for (const status of ["fulfilled", "noshow", "cancelled", "booked"]) {
      expect(await count(sql`select count(*) from appointments where status = ${status}`), status).toBeGreaterThan(50);
    }
    expect(await count(sql`select count(*) from appointment_events where at > ${at} + interval '9 hours'`)).toBe(0);
  });

  it("claim exactly what the visits take, and nothing twice", async () => {
    const overlaps = sql`select count(*) from claims a join claims b
      on a.resource_id = b.resource_id and a.during && b.during and a.id < b.id and a.active and b.active`;
    expect(await count(overlaps)).toBe(0);
    const wrong = sql`select count(*) from appointments a where a.status <> 'cancelled' and not exists (
      select 1 from claims c where c.appointment_id = a.id and c.active and c.resource_id = a.practitioner_id
        and c.during = tstzrange(a.starts_at - a.buffer_before_minutes * interval '1 minute',
                                 a.ends_at + a.buffer_after_minutes * interval '1 minute'))`;
    expect(await count(wrong)).toBe(0);
    const groupless = sql`select count(*) from appointments a join requirement_groups g using (visit_type_id)
      where not exists (select 1 from claims c join requirement_group_members m on m.resource_id = c.resource_id
        join resources r on r.id = c.resource_id
        where c.appointment_id = a.id and m.group_id = g.id and r.location_id = a.location_id)`;
    expect(await count(groupless)).toBe(0);
    expect(
      await count(
        sql`select count(*) from claims c join appointments a on a.id = c.appointment_id where c.active = (a.status = 'cancelled')`,
      ),
    ).toBe(0);
  });

  it("have a history that leads to each row and its claims", async () => {
    await inRiverside(async (tx) => {
      for (const status of ["booked", "cancelled", "fulfilled", "noshow"] as const) {
        const rows = await tx
          .select()
          .from(schema.appointments)
          .where(sql`status = ${status}`)
          .orderBy(schema.appointments.id)
          .limit(5);
        expect(rows).toHaveLength(5);
        for (const row of rows) {
          const state = replay(await listAppointmentEvents(tx, RIVERSIDE_ID, row.id));
          expect(state?.appointment).toEqual(JSON.parse(JSON.stringify(row)));
          const claims = await tx.select().from(schema.claims).where(sql`appointment_id = ${row.id}`);
          expect(state?.claims.map(({ id, active }) => [id, active])).toEqual(
            claims
              .map(({ id, active }) => [id, active])
              .sort(([one], [other]) => (String(one) < String(other) ? -1 : 1)),
          );
        }
      }
    });
  });

  it("promise the wall time as the calendar writes it", async () => {
    const rows = await inRiverside((tx) => tx.select().from(schema.appointments).limit(50));
    for (const { startsAt, timeZone, wallTimeText: promised } of rows) {
      const { date, time } = wallClockAt(timeZone, startsAt.getTime());
      expect(promised).toBe(wallTimeText(date, time));
    }
  });

  it("leave some calendars full and others free", async () => {
    const petrov = sql`select count(*) from appointments a join practitioners p on p.id = a.practitioner_id
      where p.slug = 'victor-petrov' and a.status = 'booked' and a.starts_at < ${ANCHOR}::date + 28`;
    // Three days a week of twelve half-hour checks each, for four weeks.
    expect(await count(petrov)).toBe(4 * 3 * 12);
    const tuesday = sql`select count(*) from appointments a join practitioners p on p.id = a.practitioner_id
      where p.slug = 'tomas-rivera' and a.status = 'booked' and extract(isodow from a.starts_at at time zone a.time_zone) = 2
        and (a.starts_at at time zone a.time_zone)::time >= '14:00'`;
    expect(await count(tuesday)).toBe(0);
  });

  describe("as a patient's conversation finds them", () => {
    const now = () => new Date(`${ANCHOR}T14:00:00Z`);
    const context = { clinicId: RIVERSIDE_ID, actor: `thread:${randomUUID()}`, channel: "chat" } as const;
    const scheduling = () => createScheduling({ db: app, now, ids: randomUUID });
    const visit = async (slug: string) => {
      const { visitTypes, practitioners } = await scheduling().directory(RIVERSIDE_ID);
      const idOf = (items: { id: string; slug: string }[], wanted: string) =>
        items.find((item) => item.slug === wanted)?.id ?? "";
      return { visitTypeId: idOf(visitTypes, slug), practitioner: (wanted: string) => idOf(practitioners, wanted) };
    };

    it("have a cleaning free after two on every Tuesday", async () => {
      const { visitTypeId } = await visit("dental-cleaning");
      for (let week = 0; week < 8; week++) {
        const day = addDays("2026-03-03", 7 * week);
        const query = { visitTypeId, dates: [{ from: day, to: day }], times: [{ from: "14:00" }], limit: 100 };
        const { slots } = await scheduling().findSlots(context, query);
        expect(slots.length, day).toBeGreaterThanOrEqual(10);
      }
    });

    it("have something of every kind that patients book themselves within two weeks", async () => {
      const { visitTypes } = await scheduling().directory(RIVERSIDE_ID);
      for (const { id, slug, selfBookable } of visitTypes) {
        const dates = [{ from: ANCHOR, to: addDays(ANCHOR, 13) }];
        const { slots } = await scheduling().findSlots(context, {
          visitTypeId: id,
          dates,
          hasReferral: true,
          limit: 5,
        });
        expect(slots.length, slug).toBe(selfBookable ? 5 : 0);
      }
    });

    it("say until when Dr. Petrov is booked up and Dr. Bello away, and which weeks Ingrid Olsen works", async () => {
      const skin = await visit("skin-check");
      const month = [{ from: ANCHOR, to: addDays(ANCHOR, 27) }];
      const petrov = {
        visitTypeId: skin.visitTypeId,
        practitionerIds: [skin.practitioner("victor-petrov")],
        dates: month,
      };
      const { slots, reasons } = await scheduling().findSlots(context, petrov);
      expect(slots).toEqual([]);
      expect(reasons[0]).toMatchObject({ code: "fully_booked_until", params: { date: "2026-03-30" } });

      const child = await visit("child-visit");
      const bello = { visitTypeId: child.visitTypeId, practitionerIds: [child.practitioner("aisha-bello")], limit: 1 };
      expect((await scheduling().findSlots(context, bello)).slots[0]?.date).toBe("2026-04-06");

      const session = await visit("physiotherapy");
      const olsen = {
        visitTypeId: session.visitTypeId,
        practitionerIds: [session.practitioner("ingrid-olsen")],
        dates: month,
        limit: 100,
      };
      const weeks = (await scheduling().findSlots(context, olsen)).slots.map(({ date }) => weekOf(toCivilDay(date)));
      expect([...new Set(weeks)].map((week) => week % 2)).toEqual([
        weekOf(toCivilDay("2020-01-06")) % 2,
        weekOf(toCivilDay("2020-01-06")) % 2,
      ]);
    });
  });

  it("see nothing of one another", async () => {
    const seen = await withClinic(app, HARBORVIEW_ID, async (tx) =>
      tx.execute<{ slug: string }>(sql`select slug from practitioners union select slug from knowledge_documents`),
    );
    expect(seen.map(({ slug }) => slug)).toContain("ruth-tanaka");
    expect(seen.map(({ slug }) => slug)).not.toContain("daniel-lee");
    const foreign = await withClinic(app, HARBORVIEW_ID, (tx) =>
      tx.execute(sql`select 1 from patients where clinic_id = ${RIVERSIDE_ID} limit 1`),
    );
    expect(foreign).toHaveLength(0);
  });

  it("refuse an anchor that is no date", async () => {
    const { owner: fresh } = await aDatabase();
    await expect(seedDemo({ db: fresh.db, anchor: "2026-02-30" })).rejects.toThrow(/2026-02-30.*YYYY-MM-DD/);
    expect(await fresh.db.select().from(schema.clinics)).toHaveLength(0);
  });

  it("say when they run out, and begin anew on request", async () => {
    const { owner: fresh } = await aDatabase();
    expect(await demoFreshness(fresh.db, new Date("2026-03-02T12:00:00Z"))).toEqual({ seeded: false });
    await seedDemo({ db: fresh.db, anchor: ANCHOR });
    expect(await demoFreshness(fresh.db, new Date("2026-03-02T12:00:00Z"))).toMatchObject({
      anchor: ANCHOR,
      weeksLeft: 8,
      advice: null,
    });
    const stale = await demoFreshness(fresh.db, new Date("2026-05-01T12:00:00Z"));
    expect(stale).toMatchObject({ weeksLeft: -1, advice: expect.stringContaining("agentcare seed --reset") });
    const reset = await resetDemo({ db: fresh.db, anchor: "2026-05-01" });
    expect(reset.riverside?.seeded).toBe(true);
    expect(await demoFreshness(fresh.db, new Date("2026-05-01T12:00:00Z"))).toMatchObject({
      anchor: "2026-05-01",
      advice: null,
    });
    const erasing = withClinic(fresh.db, RIVERSIDE_ID, (tx) => tx.execute(sql`delete from appointment_events`));
    await expect(erasing).rejects.toThrow();
  });
});
