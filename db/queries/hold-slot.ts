import { and, eq, sql } from "drizzle-orm";
import type { Db } from "../client.ts";
import { type ClinicPolicy, clinics, holds, locations, practitioners, visitTypes } from "../schema/index.ts";

/** What is shown beside an owner's hold. */
export interface HoldSlotView {
  policy: ClinicPolicy;
  names: { visitTypeName: string; practitionerName: string; locationName: string };
  modality: "in_person" | "phone" | "video";
  timeZone: string;
}

/** Names of what an owner's hold is for; null when the owner has no such hold. */
export async function readHoldSlot(
  tx: Db,
  { clinicId, holdId, owner }: { clinicId: string; holdId: string; owner: string },
): Promise<HoldSlotView | null> {
  const [row] = await tx
    .select({
      policy: clinics.policy,
      names: {
        visitTypeName: visitTypes.name,
        practitionerName: sql<string>`concat_ws(' ', nullif(${practitioners.prefix}, ''), ${practitioners.givenName}, ${practitioners.familyName})`,
        locationName: locations.name,
      },
      modality: visitTypes.modality,
      timeZone: locations.timeZone,
    })
    .from(holds)
    .innerJoin(clinics, eq(clinics.id, holds.clinicId))
    .innerJoin(visitTypes, eq(visitTypes.id, holds.visitTypeId))
    .innerJoin(practitioners, eq(practitioners.id, holds.practitionerId))
    .innerJoin(locations, eq(locations.id, holds.locationId))
    .where(and(eq(holds.clinicId, clinicId), eq(holds.id, holdId), eq(holds.owner, owner)));
  return row ?? null;
}
