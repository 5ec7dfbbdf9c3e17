import { connect } from "../client.ts";
import { listClinics } from "../queries/clinics.ts";
import { seedDemo } from "./demo.ts";
import { demoFreshness } from "./demo-freshness.ts";

/** A database without clinics gets the demo ones, built around `today` (ISO date); old ones are told about. */
export async function seedIfEmpty(
  ownerUrl: string,
  { today, log }: { today: string; log: (line: string) => void },
): Promise<void> {
  const owner = connect(ownerUrl, { max: 1, applicationName: "agentcare-seed", statementTimeoutMs: 0 });
  try {
    if ((await listClinics(owner.db)).length === 0) await seedDemo({ db: owner.db, anchor: today, log });
    const freshness = await demoFreshness(owner.db, new Date(`${today}T12:00:00Z`));
    if (freshness.seeded && freshness.advice) log(freshness.advice);
  } finally {
    await owner.close();
  }
}
