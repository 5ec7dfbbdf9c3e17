import type { Db } from "../../db/client.ts";
import { readTaken } from "../../db/queries/claims.ts";
import type { RefusalCode } from "./refusal.ts";
import { Refusal } from "./refusal.ts";
import { refuse } from "./refuse.ts";
import type { SlotPlan } from "./slot-check.ts";
import { claimedTime } from "./slot-claims.ts";

/** What staff may pass over with a reason. Who the patient is and what the visit needs of them, they may not. */
const MAY_BE_PASSED_OVER: ReadonlySet<RefusalCode> = new Set([
  "slot_taken",
  "slot_held",
  "off_grid",
  "outside_hours",
  "does_not_fit",
  "closed_day",
  "provider_off",
  "daily_cap",
  "room_unavailable",
  "device_unavailable",
]);

const TIME_IS_TAKEN: ReadonlySet<RefusalCode> = new Set(["slot_taken", "slot_held"]);

/** What a visit takes: rooms and devices, and a lane in place of the practitioner where it goes over another visit. */
export interface Decision {
  chosen: string[];
  laneId: string | null;
  /** Some rule was passed over. */
  overridden: boolean;
}

/**
 * The decision of `decide`, or with an override what takes its place when a rule refuses that staff may pass over. A
 * visit over another takes a lane of the practitioner: the lanes are the cap. Throws the rule's refusal, and
 * `overbook_limit` when no lane is free.
 */
export async function decideOrOverride(
  tx: Db,
  plan: SlotPlan,
  options: { clinicId: string; now: number; override?: { reason: string } },
  decide: () => string[],
): Promise<Decision> {
  try {
    return { chosen: decide(), laneId: null, overridden: false };
  } catch (error) {
    if (!(error instanceof Refusal) || !options.override || !MAY_BE_PASSED_OVER.has(error.code)) throw error;
    const { start, end } = claimedTime(plan);
    const { clinicId, now } = options;
    const read = (resourceIds: readonly string[]) =>
      readTaken(tx, { clinicId, resourceIds, from: start, to: end, now });
    const own = await read([plan.target.practitionerId]);
    const free = own.claims.length === 0 && own.holds.length === 0 && !TIME_IS_TAKEN.has(error.code);
    if (free) return { chosen: [], laneId: null, overridden: true };
    const lanes = plan.post.practitioner.laneIds ?? [];
    const inUse = new Set(lanes.length > 0 ? (await read(lanes)).claims.map(({ resourceId }) => resourceId) : []);
    const laneId = lanes.find((lane) => !inUse.has(lane));
    if (!laneId) throw refuse("overbook_limit", { practitioner: plan.post.practitioner.name, lanes: lanes.length });
    return { chosen: [], laneId, overridden: true };
  }
}
