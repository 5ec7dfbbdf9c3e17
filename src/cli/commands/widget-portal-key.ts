import type { PortalKey } from "../../../db/schema/clinics.ts";
import { asOwner } from "../as-owner.ts";
import { say, wholeNumber } from "../session.ts";
import { endOfKeysBefore } from "./widget-keys-before.ts";

/**
 * Makes the key with which the clinic's portal vouches for its patients, the first time or anew. The private half goes
 * to standard output, once, and is stored nowhere here; of the keys there are, only names and ends can be told.
 */
export async function widgetPortalKey(options: { clinic: string; rotate?: boolean; keepDays: string }): Promise<void> {
  const keepDays = wholeNumber("keep-days", options.keepDays, { from: 0, to: 3650 });
  const { changePortalKeys } = await import("../../../db/queries/portal.ts");
  const { newPortalKey } = await import("../../http/auth/portal-key.ts");
  const { inUse, rotate } = await import("../../http/auth/rotating-keys.ts");
  const now = new Date();
  await asOwner(options.clinic, async (db, clinicId) => {
    let made: ReturnType<typeof newPortalKey> | null = null;
    let known: readonly PortalKey[] = [];
    await changePortalKeys(db, clinicId, (before) => {
      known = inUse(before, now);
      if (known.length > 0 && !options.rotate) return before;
      made = newPortalKey(now);
      return rotate(before, { key: made.key, now, keepDays });
    });
    print(made, known, keepDays);
  });
}

function print(made: { key: PortalKey; privateKey: string } | null, known: readonly PortalKey[], keepDays: number) {
  if (!made) {
    for (const { id, validUntil } of known) process.stdout.write(`${id} ${validUntil ?? "current"}\n`);
    say("A private key is shown once, when it is made. Lost or known to others: --rotate makes another.");
    return;
  }
  process.stdout.write(`${made.key.id}\n${made.privateKey}`);
  say("The first line is the key's name (kid), the rest is the private key: keep it on the portal's server only.");
  if (known.length > 0) say(endOfKeysBefore(keepDays));
}
