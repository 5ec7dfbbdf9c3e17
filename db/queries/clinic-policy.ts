import { eq } from "drizzle-orm";
import type { Db } from "../client.ts";
import { type ClinicPolicy, clinics } from "../schema/index.ts";

/** Throws when there is no such clinic: a transaction never works for one that does not exist. */
export async function readClinicPolicy(tx: Db, clinicId: string): Promise<{ policy: ClinicPolicy; phone: string }> {
  const [row] = await tx
    .select({ policy: clinics.policy, phone: clinics.phone })
    .from(clinics)
    .where(eq(clinics.id, clinicId));
  if (!row) throw new Error("There is no such clinic.");
  return row;
}
