import { DEMO_CLINICS, HARBORVIEW_ID, RIVERSIDE_ID } from "../../db/seed/demo.ts";
import { newRowId } from "../../src/platform/ids.ts";
import type { ClinicDirectory } from "../../src/scheduling/model.ts";
import { createScheduling } from "../../src/scheduling/scheduling.ts";
import type { Copies } from "./copies.ts";

/** What the clinics of every scenario are and offer, by slug: the same in all copies. */
export type Directories = ReadonlyMap<string, ClinicDirectory>;

export function readDirectories(copies: Copies): Promise<Directories> {
  return copies.lend(async ({ app }) => {
    const { directory } = createScheduling({ db: app, now: () => new Date(), ids: newRowId });
    const found = [await directory(RIVERSIDE_ID), await directory(HARBORVIEW_ID)];
    return new Map(found.map((clinic) => [clinic.slug, clinic]));
  });
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
