import { withClinic } from "../../db/client.ts";
import { type Candidate, openChallenge, readStanding } from "../../db/queries/identity.ts";
import { lockAll } from "../../db/queries/locks.ts";
import { derivedId } from "../platform/ids.ts";
import { digestCode } from "./code.ts";
import { findPatientOf } from "./find-patient.ts";
import { CODE_MINUTES, MAX_FAILURES, MAX_PER_PATIENT_AND_HOUR, MAX_PER_THREAD, MINUTE_MS } from "./limits.ts";
import type { Claim, IdentityContext, IdentityParts, RequestedCode } from "./model.ts";

/** A code that is to be sent once the answer is out. */
export interface CodeToSend {
  clinicId: string;
  challengeId: string;
  patient: Candidate;
  code: string;
}

/**
 * Asks for a code. Whether the details fit somebody, nobody, or somebody who was asked for too often: the same
 * statements run, one row is written, one digest is made and the answer is the same; only `toSend` differs, which is
 * sent after the answer.
 */
export async function requestCode(
  parts: Pick<IdentityParts, "db" | "now" | "newCode" | "messenger">,
  { clinicId, threadId }: IdentityContext,
  { claim, requestId }: { claim: Claim; requestId: string },
): Promise<{ answer: RequestedCode; toSend: CodeToSend | null }> {
  const now = parts.now();
  const code = parts.newCode();
  const codeDigest = await digestCode(code);
  const challengeId = derivedId(threadId, "identity", requestId);
  return withClinic(parts.db, clinicId, async (tx) => {
    await lockAll(tx, clinicId, [`identity:${threadId}`]);
    const patient = await findPatientOf(tx, clinicId, claim);
    // Counting and adding must not be torn apart by another conversation that asks for the same patient.
    await lockAll(tx, clinicId, [`identity of:${patient?.id ?? challengeId}`]);
    const since = new Date(now.getTime() - 60 * MINUTE_MS);
    const standing = await readStanding(tx, {
      clinicId,
      threadId,
      patientId: patient?.id ?? null,
      challengeId,
      since,
      now,
    });
    const expiresAt = new Date(now.getTime() + CODE_MINUTES * MINUTE_MS);
    if (standing.failures >= MAX_FAILURES) return { answer: { state: "failed" }, toSend: null };
    if (standing.proved) return { answer: { state: "proved" }, toSend: null };
    if (parts.messenger.channels.length === 0) return { answer: { state: "no_channel" }, toSend: null };
    const allowed = standing.ofThread < MAX_PER_THREAD && standing.ofPatient < MAX_PER_PATIENT_AND_HOUR;
    const meant = allowed ? patient : null;
    await openChallenge(tx, {
      id: challengeId,
      clinicId,
      threadId,
      patientId: meant?.id ?? null,
      codeDigest,
      attempts: 0,
      state: "open",
      expiresAt,
      createdAt: now,
    });
    const attemptsLeft = MAX_FAILURES - standing.failures;
    return {
      answer: { state: "asked", expiresAt: expiresAt.toISOString(), attemptsLeft },
      toSend: meant && { clinicId, challengeId, patient: meant, code },
    };
  });
}
