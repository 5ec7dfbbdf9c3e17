import { sql } from "drizzle-orm";
import { connect, withClinic } from "../db/client.ts";
import { generateClinic } from "../db/seed/large.ts";
import type { SchedulingContext, SlotQuery } from "../src/scheduling/model.ts";
import { Refusal } from "../src/scheduling/refusal.ts";
import { createScheduling } from "../src/scheduling/scheduling.ts";
import { ANCHOR, type Bench } from "./environment.ts";
import { median, quantile, timed } from "./measure.ts";
import { type Finding, ms, type Section, times } from "./report.ts";
import { countOnTheWire } from "./wire-counter.ts";

/** Three sites need more than a hundred practitioners: fifty work at each. */
const SMALL = { practitioners: 120, appointments: 4_800 };
const WARM_UP = 5;
const P95_MS = 50;
const RATIO = 1.2;

/** `fewer`: divides the rounds, for what takes long. */
type Ask = {
  name: string;
  fewer?: number;
  p95Ms?: number;
  query: Omit<SlotQuery, "visitTypeId" | "practitionerIds" | "locationIds" | "dates">;
};
const ASKS: Ask[] = [
  { name: "the first ten", query: { limit: 10 } },
  { name: "a hundred, spread over all 60 days", query: { limit: 100, order: "spread" } },
  {
    name: "nothing fits: all 60 days, with reasons",
    query: { limit: 10, times: [{ from: "23:00" }] },
    fewer: 10,
    p95Ms: 300,
  },
];

/** The same question in a small clinic and inside one a hundred times as large, interleaved. */
export async function benchFindSlots(bench: Bench): Promise<Section> {
  const { quick, progress, database } = bench;
  const factor = quick ? 10 : 100;
  const rounds = quick ? 20 : 100;
  const small = await prepare(bench, { ...SMALL, seed: 1 });
  const large = await prepare(bench, {
    practitioners: SMALL.practitioners * factor,
    appointments: SMALL.appointments * factor,
    seed: 2,
  });
  const { db, close } = connect(database.appUrl, { max: 2 });
  const now = () => new Date(`${ANCHOR}T14:00:00Z`);
  const scheduling = createScheduling({ db, now, ids: () => crypto.randomUUID() });
  const findings: Finding[] = [];
  const notes = [`small: ${small.about}; large: ${large.about}`];
  try {
    for (const { name, query, fewer = 1, p95Ms = P95_MS } of ASKS) {
      const measured = rounds / fewer;
      let refused = 0;
      const took = { small: [] as number[], large: [] as number[] };
      for (let round = 0; round < measured + WARM_UP; round += 1) {
        progress(`find-slots: ${name}, round ${round + 1} of ${measured + WARM_UP}`);
        for (const [size, clinic] of [["small", small] as const, ["large", large] as const]) {
          const wanted = query.times ? 0 : query.limit;
          const { ms: elapsed, result } = await timed(() =>
            scheduling.findSlots(clinic.context, { ...clinic.ask, ...query }).catch(orRefused),
          );
          if (!result) refused += 1;
          else if (result.slots.length !== wanted) throw new Error(`${name}: ${result.slots.length} slots, ${size}.`);
          if (round >= WARM_UP) took[size].push(elapsed);
        }
      }
      if (refused > 0)
        notes.push(`${name}: ${refused} searches ended as calendar_unavailable, too slow for their deadline`);
      const ratio = median(took.large) / median(took.small);
      const p95 = quantile(took.large, 0.95);
      findings.push(
        {
          what: `${name}, p50`,
          ours: `large ${ms(median(took.large))}`,
          peer: `small ${ms(median(took.small))}`,
          ratio: times(ratio),
          target: { says: `≤ ${RATIO} ×`, held: ratio <= RATIO },
        },
        {
          what: `${name}, p95`,
          ours: `large ${ms(p95)}`,
          peer: `small ${ms(quantile(took.small, 0.95))}`,
          ratio: "–",
          target: { says: `< ${p95Ms} ms`, held: p95 < p95Ms },
        },
      );
      const statements = await countStatements(bench, refused > 0 ? [small] : [small, large], query);
      notes.push(`${name}: ${statements.join(" and ")} statements, small and large`);
    }
  } finally {
    await close();
  }
  return {
    title: "Finding slots",
    how: `20 practitioners × 60 days × 3 sites, in a clinic of that size and in one ${factor} times as large, ${rounds} rounds interleaved.`,
    findings,
    notes,
  };
}

/** A search that runs out of time says so; anything else is a fault. */
function orRefused(error: unknown): null {
  if (error instanceof Refusal && error.code === "calendar_unavailable") return null;
  throw error;
}

interface Asked {
  context: SchedulingContext;
  ask: Pick<SlotQuery, "visitTypeId" | "practitionerIds" | "locationIds" | "dates">;
  about: string;
}

async function prepare(
  { database, progress }: Bench,
  size: { practitioners: number; appointments: number; seed: number },
): Promise<Asked> {
  const { db, close } = connect(database.ownerUrl, { max: 2, statementTimeoutMs: 0 });
  try {
    const { clinicId, practitioners, appointments } = await generateClinic({
      db,
      ...size,
      anchor: ANCHOR,
      log: progress,
    });
    const rows = await withClinic(db, clinicId, (tx) =>
      tx.execute<{ visit: string; practitioner: string; location: string }>(sql`
        with site as (select id from locations order by slug limit 3),
          visit as (select id from visit_types order by slug limit 1)
        select visit.id as visit, rule.resource_id as practitioner, rule.location_id as location
        from schedule_rules rule join site on site.id = rule.location_id cross join visit
          join practitioner_visit_types offers on offers.practitioner_id = rule.resource_id and offers.visit_type_id = visit.id
        where rule.start_time < '12:00' order by row_number() over (partition by rule.location_id order by rule.resource_id), rule.location_id
        limit 20`),
    );
    const [first] = rows;
    if (!first || rows.length !== 20) throw new Error(`Only ${rows.length} practitioners to ask for.`);
    const to = Temporal.PlainDate.from(ANCHOR).add({ days: 60 }).toString();
    return {
      context: { clinicId, actor: "api:bench", channel: "api" },
      ask: {
        visitTypeId: first.visit,
        practitionerIds: rows.map(({ practitioner }) => practitioner),
        locationIds: [...new Set(rows.map(({ location }) => location))],
        dates: [{ from: ANCHOR, to }],
      },
      about: `${practitioners} practitioners, ${appointments} appointments`,
    };
  } finally {
    await close();
  }
}

/** Statements of one search; those that open and close its transaction are not counted. */
async function countStatements({ database }: Bench, clinics: Asked[], query: Ask["query"]): Promise<number[]> {
  const wire = await countOnTheWire(database.appUrl);
  const { db, close } = connect(wire.url, { max: 1 });
  const scheduling = createScheduling({
    db,
    now: () => new Date(`${ANCHOR}T14:00:00Z`),
    ids: () => crypto.randomUUID(),
  });
  try {
    const counts: number[] = [];
    for (const { context, ask } of clinics) {
      wire.take();
      await scheduling.findSlots(context, { ...ask, ...query });
      const texts = [...wire.take().statements].filter(([text]) => !/^(begin|commit)\b|set_config/i.test(text));
      counts.push(texts.reduce((sum, [, times]) => sum + times, 0));
    }
    return counts;
  } finally {
    await close();
    await wire.close();
  }
}
