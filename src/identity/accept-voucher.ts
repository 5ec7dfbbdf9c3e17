import { createHash } from "node:crypto";
import type { Db } from "../../db/client.ts";
import { withClinic } from "../../db/client.ts";
import { findCandidates, writeProof } from "../../db/queries/identity.ts";
import { lockAll } from "../../db/queries/locks.ts";
import { readPatient } from "../../db/queries/patients.ts";
import { findIdentified, provedOthers, setIdentified, usePortalToken } from "../../db/queries/portal.ts";
import { nameKey } from "../scheduling/patient-details.ts";
import { MINUTE_MS, PROOF_MINUTES } from "./limits.ts";
import { pickPatient } from "./match.ts";
import type { AcceptedVoucher, IdentityContext, IdentityParts, Voucher } from "./model.ts";

/** As with codes: more people of one name and birthday than this are not told apart by us. */
const CANDIDATES_AT_MOST = 20;

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
    await lockAll(tx, clinicId, [`identity:${threadId}`]);
    const patientId = await patientOf(tx, clinicId, voucher);
    if (patientId === null) return { accepted: false, reason: "unknown" };
    const before = await findIdentified(tx, clinicId, threadId);
    const others = before === null && (await provedOthers(tx, { clinicId, threadId, patientId, now: at }));
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
  if (!claim) return null;
  const { dateOfBirth, phone } = claim;
  const query = { clinicId, nameKey: nameKey(claim), dateOfBirth, limit: CANDIDATES_AT_MOST };
  return pickPatient(await findCandidates(tx, query), phone)?.id ?? null;
}
