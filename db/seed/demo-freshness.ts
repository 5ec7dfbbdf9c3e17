import { sql } from "drizzle-orm";
import { toCivilDay } from "../../src/scheduling/civil-day.ts";
import { wallClockAt } from "../../src/scheduling/time-zone.ts";
import type { Db } from "../client.ts";
import { SEEDED_WEEKS } from "./build-calendar.ts";
import { RIVERSIDE } from "./clinics/riverside.ts";

/** `advice`: what an operator should know; null while the demo is fresh, or when there is none. */
export type DemoFreshness =
  | { seeded: false }
  | { seeded: true; anchor: string; weeksLeft: number; advice: string | null };

/** With fewer full weeks of seeded visits ahead than this, the demo's calendars look deserted. */
const STALE_BELOW_WEEKS = 2;

/** How much of the seeded calendar still lies ahead. `now` may be fixed (`--now`), also to before the anchor. */
export async function demoFreshness(db: Db, now: Date): Promise<DemoFreshness> {
  const [row] = await db.execute<{ anchored: string; time_zone: string }>(
    sql`select to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as anchored, time_zone from clinics where slug = ${RIVERSIDE.slug}`,
  );
  if (!row) return { seeded: false };
  // The seed writes a clinic as made at the first instant of its anchor day.
  const anchor = wallClockAt(row.time_zone, Date.parse(row.anchored)).date;
  const today = wallClockAt(row.time_zone, now.getTime()).date;
  const weeksLeft = Math.floor((toCivilDay(anchor) + 7 * SEEDED_WEEKS - toCivilDay(today)) / 7);
  const advice =
    weeksLeft >= STALE_BELOW_WEEKS
      ? null
      : `The demo clinic was made for ${anchor}, and its booked visits run out. \`agentcare seed --reset\` makes it anew around today; what was booked in it is lost.`;
  return { seeded: true, anchor, weeksLeft, advice };
}
