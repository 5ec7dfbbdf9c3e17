import { withClinic } from "../../db/client.ts";
import { findAnswer, storeAnswer } from "../../db/queries/idempotency.ts";
import { countFailure, newestChallenge, readFailures, updateChallenge, writeProof } from "../../db/queries/identity.ts";
import { lockAll } from "../../db/queries/locks.ts";
import { isCodeOf } from "./code.ts";
import { MAX_FAILURES, MINUTE_MS, PROOF_MINUTES } from "./limits.ts";
import type { CheckedCode, IdentityContext, IdentityParts } from "./model.ts";

/**
 * Checks a code against the conversation's newest challenge. One that fits ends the challenge and writes the proof; one
 * that does not counts, whether or not there was anybody whose code it could have been.
 */
export async function checkCode(
  { db, now }: Pick<IdentityParts, "db" | "now">,
  { clinicId, threadId }: IdentityContext,
  { code, requestId }: { code: string; requestId: string },
): Promise<CheckedCode> {
  const at = now();
  const key = { clinicId, actor: `thread:${threadId}`, key: `identity:${requestId}` };
  return withClinic(db, clinicId, async (tx) => {
    await lockAll(tx, clinicId, [`identity:${threadId}`]);
    const before = await findAnswer(tx, key);
    // Written below and by nothing else under this key.
    if (before) return before.response as CheckedCode;
    const answer = await decide();
    // The hash holds nothing of the code: a digest of six digits is soon undone.
    await storeAnswer(tx, { ...key, requestHash: "check_code", response: answer, createdAt: at });
    return answer;

    async function decide(): Promise<CheckedCode> {
      const failures = await readFailures(tx, { clinicId, threadId });
      if (failures >= MAX_FAILURES) return { proved: false, reason: "failed" };
      const challenge = await newestChallenge(tx, { clinicId, threadId });
      if (challenge?.state !== "open") return { proved: false, reason: "expired" };
      const { id, attempts, patientId } = challenge;
      if (challenge.expiresAt <= at) {
        await updateChallenge(tx, { clinicId, id, attempts, state: "expired" });
        return { proved: false, reason: "expired" };
      }
      const fits = await isCodeOf(code, challenge.codeDigest);
      if (fits && patientId) {
        const expiresAt = new Date(at.getTime() + PROOF_MINUTES * MINUTE_MS);
        await updateChallenge(tx, { clinicId, id, attempts: attempts + 1, state: "used" });
        await writeProof(tx, { clinicId, threadId, patientId, provedAt: at, expiresAt });
        return { proved: true, patientId, expiresAt: expiresAt.toISOString() };
      }
      const tried = attempts + 1;
      const failed = await countFailure(tx, { clinicId, threadId, at });
      const attemptsLeft = Math.max(0, MAX_FAILURES - Math.max(tried, failed));
      await updateChallenge(tx, { clinicId, id, attempts: tried, state: attemptsLeft === 0 ? "failed" : "open" });
      return attemptsLeft === 0
        ? { proved: false, reason: "failed" }
        : { proved: false, reason: "wrong", attemptsLeft };
    }
  });
}
