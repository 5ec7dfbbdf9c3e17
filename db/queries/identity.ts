import { and, desc, eq, gt, ne, or, sql } from "drizzle-orm";
import type { Db } from "../client.ts";
import { contactPreferences, identityChallenges, identityFailures, identityProofs, patients } from "../schema/index.ts";

export type ChallengeRow = typeof identityChallenges.$inferSelect;

/** Somebody the details may mean, with the ways that reach them. */
export interface Candidate {
  id: string;
  phone: string;
  email: string | null;
  /** The address is known to reach nobody. */
  emailDead: boolean;
  /** The number reaches nobody, or its owner said STOP. */
  smsClosed: boolean;
}

/** Patients with this name and date of birth, at most `limit`. `nameKey` is the match key up to its phone number. */
export async function findCandidates(
  tx: Db,
  query: { clinicId: string; nameKey: string; dateOfBirth: string; limit: number },
): Promise<Candidate[]> {
  const { clinicId, nameKey, dateOfBirth, limit } = query;
  const closed = (channel: "email" | "sms", which: "dead" | "either") => sql<boolean>`exists (
    select 1 from ${contactPreferences} c
    where c.clinic_id = patients.clinic_id and c.patient_id = patients.id and c.channel = ${channel}
      and (c.dead or (${which === "either"} and c.opted_out)))`;
  return tx
    .select({
      id: patients.id,
      phone: patients.phone,
      email: patients.email,
      emailDead: closed("email", "dead"),
      smsClosed: closed("sms", "either"),
    })
    .from(patients)
    .where(
      and(
        eq(patients.clinicId, clinicId),
        eq(patients.dateOfBirth, dateOfBirth),
        sql`starts_with(${patients.matchKey}, ${nameKey})`,
      ),
    )
    .orderBy(patients.id)
    .limit(limit);
}

/** What a conversation has asked for and proved so far, and how often codes for a patient were asked for. */
export interface IdentityStanding {
  /** Wrong codes of this conversation. */
  failures: number;
  /** Codes asked for by this conversation that proved nothing. */
  ofThread: number;
  /** Codes asked for the patient by anyone since `since`. */
  ofPatient: number;
  /** The conversation has proved this patient, and the proof still holds. */
  proved: boolean;
}

/** `patientId` null: the same statement over nobody, so that its cost tells nothing. `challengeId` is left out. */
export async function readStanding(
  tx: Db,
  query: {
    clinicId: string;
    threadId: string;
    patientId: string | null;
    challengeId: string;
    since: Date;
    now: Date;
  },
): Promise<IdentityStanding> {
  const { clinicId, threadId, challengeId, since, now } = query;
  const patientId = query.patientId ?? NOBODY;
  const failures = tx
    .select({ count: identityFailures.count })
    .from(identityFailures)
    .where(and(eq(identityFailures.clinicId, clinicId), eq(identityFailures.threadId, threadId)));
  const proofs = tx
    .select({ found: sql`1` })
    .from(identityProofs)
    .where(
      and(
        eq(identityProofs.clinicId, clinicId),
        eq(identityProofs.threadId, threadId),
        eq(identityProofs.patientId, patientId),
        gt(identityProofs.expiresAt, now),
      ),
    );
  const mine = and(eq(identityChallenges.threadId, threadId), ne(identityChallenges.state, "used"));
  const theirs = and(eq(identityChallenges.patientId, patientId), gt(identityChallenges.createdAt, since));
  const [row] = await tx
    .select({
      failures: sql<number>`coalesce((${failures}), 0)`,
      ofThread: sql<number>`count(*) filter (where ${mine})::int`,
      ofPatient: sql<number>`count(*) filter (where ${theirs})::int`,
      proved: sql<boolean>`exists (${proofs})`,
    })
    .from(identityChallenges)
    .where(and(eq(identityChallenges.clinicId, clinicId), ne(identityChallenges.id, challengeId), or(mine, theirs)));
  return row ?? { failures: 0, ofThread: 0, ofPatient: 0, proved: false };
}

const NOBODY = "00000000-0000-0000-0000-000000000000";

/**
 * Opens a challenge and closes the conversation's earlier ones: only the newest code counts. The same id again (a turn
 * that was run twice) replaces its code as long as it is open.
 */
export async function openChallenge(tx: Db, row: ChallengeRow): Promise<void> {
  const { clinicId, threadId, id } = row;
  await tx
    .update(identityChallenges)
    .set({ state: "expired" })
    .where(
      and(
        eq(identityChallenges.clinicId, clinicId),
        eq(identityChallenges.threadId, threadId),
        eq(identityChallenges.state, "open"),
        ne(identityChallenges.id, id),
      ),
    );
  await tx
    .insert(identityChallenges)
    .values(row)
    .onConflictDoUpdate({
      target: identityChallenges.id,
      set: { codeDigest: row.codeDigest, patientId: row.patientId },
      setWhere: eq(identityChallenges.state, "open"),
    });
}

/** The conversation's newest challenge, whatever its state. */
export async function newestChallenge(
  tx: Db,
  { clinicId, threadId }: { clinicId: string; threadId: string },
): Promise<ChallengeRow | null> {
  const [row] = await tx
    .select()
    .from(identityChallenges)
    .where(and(eq(identityChallenges.clinicId, clinicId), eq(identityChallenges.threadId, threadId)))
    .orderBy(desc(sql`${identityChallenges.state} = 'open'`), desc(identityChallenges.createdAt))
    .limit(1);
  return row ?? null;
}

export async function updateChallenge(
  tx: Db,
  { clinicId, id, state, attempts }: Pick<ChallengeRow, "clinicId" | "id" | "state" | "attempts">,
): Promise<void> {
  await tx
    .update(identityChallenges)
    .set({ state, attempts })
    .where(and(eq(identityChallenges.clinicId, clinicId), eq(identityChallenges.id, id)));
}

/** Counts one failure more; the conversation's failures after it. */
export async function countFailure(
  tx: Db,
  { clinicId, threadId, at }: { clinicId: string; threadId: string; at: Date },
): Promise<number> {
  const [row] = await tx
    .insert(identityFailures)
    .values({ clinicId, threadId, count: 1, at })
    .onConflictDoUpdate({
      target: identityFailures.threadId,
      set: { count: sql`${identityFailures.count} + 1`, at },
    })
    .returning({ count: identityFailures.count });
  return row?.count ?? 1;
}

export async function readFailures(
  tx: Db,
  { clinicId, threadId }: { clinicId: string; threadId: string },
): Promise<number> {
  const [row] = await tx
    .select({ count: identityFailures.count })
    .from(identityFailures)
    .where(and(eq(identityFailures.clinicId, clinicId), eq(identityFailures.threadId, threadId)));
  return row?.count ?? 0;
}

/** The conversation may reach this patient's visits until `expiresAt`; its earlier failures no longer count. */
export async function writeProof(tx: Db, row: typeof identityProofs.$inferInsert): Promise<void> {
  await tx
    .insert(identityProofs)
    .values(row)
    .onConflictDoUpdate({
      target: [identityProofs.threadId, identityProofs.patientId],
      set: { provedAt: row.provedAt, expiresAt: row.expiresAt },
    });
  await tx
    .delete(identityFailures)
    .where(and(eq(identityFailures.clinicId, row.clinicId), eq(identityFailures.threadId, row.threadId)));
}
