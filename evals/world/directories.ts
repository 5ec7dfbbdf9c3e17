import { connect } from "../../db/client.ts";
import { withSetting } from "../../db/role-url.ts";
import { ROLES } from "../../db/roles.ts";
import { DEMO_CLINICS, HARBORVIEW_ID, RIVERSIDE_ID } from "../../db/seed/demo.ts";
import { newRowId } from "../../src/platform/ids.ts";
import type { ClinicDirectory } from "../../src/scheduling/model.ts";
import { createScheduling } from "../../src/scheduling/scheduling.ts";
import { copyClinics, dropCopy, type ServerAddress } from "./server.ts";

/** What the clinics of every scenario are and offer, by slug: the same in all copies. */
export type Directories = ReadonlyMap<string, ClinicDirectory>;

export async function readDirectories(server: ServerAddress): Promise<Directories> {
  const copy = `directory_${process.pid}`;
  const adminUrl = await copyClinics(server, copy);
  const { db, close } = connect(withSetting(adminUrl, "role", ROLES.app), { max: 1 });
  try {
    const { directory } = createScheduling({ db, now: () => new Date(), ids: newRowId });
    const found = [await directory(RIVERSIDE_ID), await directory(HARBORVIEW_ID)];
    return new Map(found.map((clinic) => [clinic.slug, clinic]));
  } finally {
    await close();
    await dropCopy(server, copy);
  }
}

export function directoryOf(
  directories: Directories,
  { clinic, file }: { clinic: string; file: string },
): ClinicDirectory {
  const found = directories.get(clinic);
  if (found) return found;
  const known = DEMO_CLINICS.map(({ slug }) => slug).join(" and ");
  throw new Error(`${file}: there is no clinic "${clinic}". The demo has ${known}.`);
}
