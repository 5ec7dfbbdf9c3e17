import { and, eq, inArray } from "drizzle-orm";
import type { Db } from "../client.ts";
import { visitTypes } from "../schema/index.ts";

/** What decides whether one visit type may take the place of another. */
export interface VisitTypeKind {
  id: string;
  specialty: string;
  needsReferral: boolean;
}

/** Those of the ids that the clinic has, by id. */
export async function listVisitTypeKinds(tx: Db, clinicId: string, ids: readonly string[]): Promise<VisitTypeKind[]> {
  const { id, specialty, needsReferral } = visitTypes;
  return tx
    .select({ id, specialty, needsReferral })
    .from(visitTypes)
    .where(and(eq(visitTypes.clinicId, clinicId), inArray(visitTypes.id, [...ids])))
    .orderBy(visitTypes.id);
}
