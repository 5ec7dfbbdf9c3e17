import { openBench, ANCHOR } from "./environment.ts";
import { connect } from "../db/client.ts";
import { generateClinic } from "../db/seed/large.ts";
import postgres from "postgres";
import { countOnTheWire } from "./wire-counter.ts";
import { createScheduling } from "../src/scheduling/scheduling.ts";
import { Session } from "node:inspector/promises";
const bench = await openBench({ quick: true, progress: () => {} });
const { db, close } = connect(bench.database.ownerUrl, { max: 2, statementTimeoutMs: 0 });
const small = await generateClinic({ db, practitioners: 120, appointments: 4800, seed: 1, anchor: ANCHOR });
const large = await generateClinic({ db, practitioners: 2400, appointments: 96000, seed: 2, anchor: ANCHOR });
await close();
const admin = postgres(bench.adminUrl, { max: 1, onnotice: () => {} });
for (const clinic of [small, large]) {
  const rows = await admin`with site as (select id from locations where clinic_id=${clinic.clinicId} order by slug limit 3), visit as (select id from visit_types where clinic_id=${clinic.clinicId} order by slug limit 1)
   select visit.id as visit, rule.resource_id as practitioner, rule.location_id as location from schedule_rules rule join site on site.id = rule.location_id cross join visit
   join practitioner_visit_types offers on offers.practitioner_id = rule.resource_id and offers.visit_type_id = visit.id
   where rule.start_time < '12:00' order by row_number() over (partition by rule.location_id order by rule.resource_id), rule.location_id limit 20`;
  const q = { visitTypeId: rows[0]!.visit, practitionerIds: rows.map((r) => r.practitioner), locationIds: [...new Set(rows.map((r) => r.location))], dates: [{ from: ANCHOR, to: "2026-05-01" }] };
  for (const extra of [{ limit: 10 }, { limit: 100, order: "spread" as const }, { limit: 10, times: [{ from: "23:00" }] }]) {
    const wire = await countOnTheWire(bench.database.appUrl);
    const w = connect(wire.url, { max: 1 });
    const s = createScheduling({ db: w.db, now: () => new Date(`${ANCHOR}T14:00:00Z`), ids: () => crypto.randomUUID() });
    for (let i = 0; i < 8; i++) await s.findSlots({ clinicId: clinic.clinicId, actor: "api:b", channel: "api" }, { ...q, ...extra });
    wire.take();
    const t = performance.now(); const cpu = process.cpuUsage();
    for (let i = 0; i < 10; i++) await s.findSlots({ clinicId: clinic.clinicId, actor: "api:b", channel: "api" }, { ...q, ...extra });
    const used = process.cpuUsage(cpu);
    console.log(clinic.slug, JSON.stringify(extra), "wall", ((performance.now() - t) / 10).toFixed(1), "node cpu", ((used.user + used.system) / 10000).toFixed(1));
    for (const [text, n] of wire.take().statements) console.log("   ", n / 10, text.slice(0, 130));
    await w.close(); await wire.close();
  }
}
await admin.end(); await bench.close();
