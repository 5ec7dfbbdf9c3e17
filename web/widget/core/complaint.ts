import type { Change } from "./types.ts";
import { isKnownCard } from "./well-formed.ts";

/** What the site's developer should read in the console of a change; null of one that is as it should be. Nothing said. */
export function complaintOf(change: Change): string | null {
  if (change.type === "run_lost") return failed(change.code || "refused");
  if (change.type !== "event") return null;
  const { type, activityType } = change.event;
  if (type === "RUN_ERROR") return failed("run_error");
  return type === "ACTIVITY_SNAPSHOT" && !isKnownCard(activityType)
    ? `a card of the type ${activityType} cannot be drawn by this version (unknown_card); the patient was told.`
    : null;
}

const failed = (code: string) => `something was not answered as it should be (${code}); the patient was told.`;
