import { and, eq, gt, ne } from "drizzle-orm";
import type { Db } from "../client.ts";
import { identityProofs } from "../schema/index.ts";

/** Whether a conversation has proved to speak for anybody but `otherThan` (a patient's id), and the proof still holds. */
export async function hasProof(
  tx: Db,
  { clinicId, threadId, now, otherThan }: { clinicId: string; threadId: string; now: Date; otherThan?: string },
): Promise<boolean> {
  const rows = await tx
    .select({ patientId: identityProofs.patientId })
    .from(identityProofs)
    .where(
      and(
        eq(identityProofs.clinicId, clinicId),
        eq(identityProofs.threadId, threadId),
        gt(identityProofs.expiresAt, now),
        otherThan === undefined ? undefined : ne(identityProofs.patientId, otherThan),
      ),
    )
    .limit(1);
  return rows.length > 0;
}
