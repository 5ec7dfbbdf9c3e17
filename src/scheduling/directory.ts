import { type ClinicDirectoryRows, readClinicDirectory } from "../../db/queries/clinic-directory.ts";
import type { SchedulingParts } from "./context.ts";
import type { ClinicDirectory } from "./model.ts";
import { transact } from "./transaction.ts";

/** How stale a directory may be. It names things; no booking is ever decided from it. */
const FRESH_FOR_MS = 30_000;
const CLINICS_AT_MOST = 1_000;

/**
 * Reads the directory of a clinic, at most every half minute a process; callers at the same moment share one reading.
 * Throws when there is no such clinic, and `calendar_unavailable`.
 */
export function createDirectory(parts: SchedulingParts): (clinicId: string) => Promise<ClinicDirectory> {
  const known = new Map<string, { readAt: number; directory: Promise<ClinicDirectory> }>();
  return (clinicId) => {
    const now = parts.now().getTime();
    const cached = known.get(clinicId);
    if (cached && Math.abs(now - cached.readAt) < FRESH_FOR_MS) return cached.directory;
    if (known.size >= CLINICS_AT_MOST) known.clear();
    const directory = read(parts, clinicId);
    known.set(clinicId, { readAt: now, directory });
    // A failure is not kept: the next caller asks again.
    directory.catch(() => known.delete(clinicId));
    return directory;
  };
}

async function read(parts: SchedulingParts, clinicId: string): Promise<ClinicDirectory> {
  const rows = await transact(parts, clinicId, (tx) => readClinicDirectory(tx, clinicId));
  if (!rows) throw new Error("There is no such clinic.");
  return toDirectory(rows);
}

function toDirectory({ clinic, locations, visitTypes, practitioners }: ClinicDirectoryRows): ClinicDirectory {
  const { policy, ...about } = clinic;
  return {
    id: about.id,
    slug: about.slug,
    name: about.name,
    timeZone: about.timeZone,
    phone: about.phone,
    emergencyNumber: about.emergencyNumber,
    crisisNumber: about.crisisNumber,
    allowedOrigins: about.allowedOrigins,
    holdMinutes: policy.holdMinutes,
    cancelCutoffHours: policy.cancelCutoffHours,
    locations: locations.map(({ id, slug, name, aliases, address, city, phone, timeZone }) => ({
      id,
      slug,
      name,
      aliases,
      address,
      city,
      phone,
      timeZone,
    })),
    visitTypes: visitTypes.map((type) => ({
      id: type.id,
      slug: type.slug,
      name: type.name,
      aliases: type.aliases,
      specialty: type.specialty,
      durationMinutes: type.durationMinutes,
      modality: type.modality,
      patientKind: type.patientKind,
      selfBookable: type.channel === "self",
      needsReferral: type.needsReferral,
      minAgeYears: type.minAgeYears,
      maxAgeYears: type.maxAgeYears,
    })),
    practitioners: practitioners.map((practitioner) => ({
      id: practitioner.id,
      slug: practitioner.slug,
      prefix: practitioner.prefix,
      givenName: practitioner.givenName,
      familyName: practitioner.familyName,
      name: [practitioner.prefix, practitioner.givenName, practitioner.familyName].filter(Boolean).join(" "),
      specialty: practitioner.specialty,
      languages: practitioner.languages,
      acceptingNew: practitioner.acceptingNew,
      visitTypeIds: practitioner.visitTypeIds,
      locationIds: practitioner.locationIds,
    })),
  };
}
