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

/** How a clinic is named and reached. Throws when there is no such clinic. */
export async function readClinicContact(
  tx: Db,
  clinicId: string,
): Promise<{ slug: string; name: string; phone: string }> {
  const [row] = await tx
    .select({ slug: clinics.slug, name: clinics.name, phone: clinics.phone })
    .from(clinics)
    .where(eq(clinics.id, clinicId));
  if (!row) throw new Error("There is no such clinic.");
  return row;
}
