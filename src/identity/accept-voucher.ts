import { createHash } from "node:crypto";
import type { Db } from "../../db/client.ts";
import { withClinic } from "../../db/client.ts";
import { writeProof } from "../../db/queries/identity.ts";
import { hasProof } from "../../db/queries/identity-proofs.ts";
import { lockAll } from "../../db/queries/locks.ts";
import { readPatient } from "../../db/queries/patients.ts";
import { findIdentified, setIdentified, usePortalToken } from "../../db/queries/portal.ts";
import { touchThread } from "../../db/queries/threads.ts";
import { findPatientOf } from "./find-patient.ts";
import { MINUTE_MS, PROOF_MINUTES } from "./limits.ts";
import type { AcceptedVoucher, IdentityContext, IdentityParts, Voucher } from "./model.ts";

/**
 * Takes the word of the clinic's own portal for whom the conversation speaks for. Ends in the same row as a code: the
 * proof. A token counts once, in one conversation; nothing of it is used up when it is refused.
 */
export async function acceptVoucher(
  { db, now }: Pick<IdentityParts, "db" | "now">,
  { clinicId, threadId }: IdentityContext,
  voucher: Voucher,
): Promise<AcceptedVoucher> {
  const at = now();
  const tokenDigest = createHash("sha256").update(voucher.tokenId).digest("base64url");
  return withClinic(db, clinicId, async (tx) => {
    // Locks the thread: it is not deleted before the proof is written.
    const thread = await touchThread(tx, clinicId, threadId, at);
    if (!thread || thread.status === "ended") return { accepted: false, reason: "ended" };
    await lockAll(tx, clinicId, [`identity:${threadId}`]);
    const patientId = await patientOf(tx, clinicId, voucher);
    if (patientId === null) return { accepted: false, reason: "unknown" };
    const before = await findIdentified(tx, clinicId, threadId);
    const others = before === null && (await hasProof(tx, { clinicId, threadId, now: at, otherThan: patientId }));
    if (others || (before !== null && before !== patientId)) return { accepted: false, reason: "other_patient" };
    const { expiresAt } = voucher;
    if (!(await usePortalToken(tx, { clinicId, tokenDigest, threadId, expiresAt }))) {
      return { accepted: false, reason: "used" };
    }
    const until = new Date(at.getTime() + PROOF_MINUTES * MINUTE_MS);
    await writeProof(tx, { clinicId, threadId, patientId, provedAt: at, expiresAt: until });
    await setIdentified(tx, { clinicId, threadId, patientId, at });
    return { accepted: true };
  });
}

async function patientOf(tx: Db, clinicId: string, { patientId, claim }: Voucher): Promise<string | null> {
  if (patientId !== undefined) return (await readPatient(tx, clinicId, patientId))?.id ?? null;
  return claim ? ((await findPatientOf(tx, clinicId, claim))?.id ?? null) : null;
}
