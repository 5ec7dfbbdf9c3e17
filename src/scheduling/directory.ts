import { type ClinicDirectoryRows, readClinicDirectory } from "../../db/queries/clinic-directory.ts";
import type { SchedulingParts } from "./context.ts";
import type { ClinicDirectory } from "./model.ts";
import { Refusal } from "./refusal.ts";
import { transact } from "./transaction.ts";

/** How stale a directory may be. It names things; no booking is ever decided from it. */
const FRESH_FOR_MS = 30_000;
const CLINICS_AT_MOST = 1_000;
/** With an earlier reading at hand nobody waits long for a newer one. */
const REFRESH_DEADLINE_MS = 2_000;

interface Reading {
  readAt: number;
  directory: Promise<ClinicDirectory>;
  /** The last one that succeeded. */
  last: ClinicDirectory | null;
}

/**
 * Reads the directory of a clinic, at most every half minute a process; callers at the same moment share one reading.
 * While the calendar is unavailable the last reading is served, and each call after that tries again.
 * Throws when there is no such clinic, and `calendar_unavailable` when nothing was read yet.
 */
export function createDirectory(parts: SchedulingParts): (clinicId: string) => Promise<ClinicDirectory> {
  const known = new Map<string, Reading>();
  return (clinicId) => {
    const now = parts.now().getTime();
    const cached = known.get(clinicId);
    if (cached && Math.abs(now - cached.readAt) < FRESH_FOR_MS) return cached.directory;
    if (!cached && known.size >= CLINICS_AT_MOST) known.clear();
    const reading = refresh(parts, clinicId, now, cached?.last ?? null);
    known.set(clinicId, reading);
    // What was never read is not kept: the next caller asks again.
    reading.directory.catch(() => known.delete(clinicId));
    return reading.directory;
  };
}

function refresh(parts: SchedulingParts, clinicId: string, now: number, last: ClinicDirectory | null): Reading {
  const deadline = last && { deadlineMs: Math.min(parts.deadlineMs ?? REFRESH_DEADLINE_MS, REFRESH_DEADLINE_MS) };
  const reading: Reading = { readAt: now, last, directory: readOrKeep() };
  return reading;

  async function readOrKeep(): Promise<ClinicDirectory> {
    try {
      const directory = await read({ ...parts, ...deadline }, clinicId);
      reading.last = directory;
      return directory;
    } catch (error) {
      // A clinic that is gone stays gone; only an outage is bridged.
      if (!last || !(error instanceof Refusal) || error.code !== "calendar_unavailable") throw error;
      reading.readAt = Number.NEGATIVE_INFINITY;
      return last;
    }
  }
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
    allowedLinks: about.allowedLinks,
    widgetColours: about.widgetColours,
    holdMinutes: policy.holdMinutes,
    cancelCutoffHours: policy.cancelCutoffHours,
    ...(policy.lateArrivalMinutes !== undefined && { lateArrivalMinutes: policy.lateArrivalMinutes }),
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
