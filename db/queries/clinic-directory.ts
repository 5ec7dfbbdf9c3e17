import { and, eq, sql } from "drizzle-orm";
import type { Db } from "../client.ts";
import {
  type ClinicPolicy,
  clinics,
  locations,
  practitioners,
  visitTypes,
  type WidgetColours,
} from "../schema/index.ts";

export interface ClinicDirectoryRows {
  clinic: {
    id: string;
    slug: string;
    name: string;
    timeZone: string;
    phone: string;
    emergencyNumber: string;
    crisisNumber: string;
    allowedOrigins: string[];
    allowedLinks: string[];
    widgetColours: WidgetColours | null;
    policy: ClinicPolicy;
  };
  locations: (typeof locations.$inferSelect)[];
  visitTypes: (typeof visitTypes.$inferSelect)[];
  practitioners: (typeof practitioners.$inferSelect & { visitTypeIds: string[]; locationIds: string[] })[];
}

/** What the clinic is and offers, active rows only, by name. Null when there is no such clinic. */
export async function readClinicDirectory(tx: Db, clinicId: string): Promise<ClinicDirectoryRows | null> {
  const [clinic] = await tx.select().from(clinics).where(eq(clinics.id, clinicId));
  if (!clinic) return null;
  const [locationRows, visitTypeRows, practitionerRows] = await Promise.all([
    tx
      .select()
      .from(locations)
      .where(and(eq(locations.clinicId, clinicId), eq(locations.active, true)))
      .orderBy(locations.name, locations.id),
    tx
      .select()
      .from(visitTypes)
      .where(and(eq(visitTypes.clinicId, clinicId), eq(visitTypes.active, true)))
      .orderBy(visitTypes.name, visitTypes.id),
    tx
      .select({
        practitioner: practitioners,
        // Table names are written out: in a select of one table Drizzle leaves them off its columns.
        visitTypeIds: sql<string[]>`(
          select coalesce(json_agg(o.visit_type_id order by o.visit_type_id), '[]') from practitioner_visit_types o
          where o.practitioner_id = practitioners.id)`,
        locationIds: sql<string[]>`(
          select coalesce(json_agg(x.location_id order by x.location_id), '[]') from (
            select distinct r.location_id from schedule_rules r
            where r.clinic_id = practitioners.clinic_id and r.resource_id = practitioners.id) x)`,
      })
      .from(practitioners)
      .where(and(eq(practitioners.clinicId, clinicId), eq(practitioners.active, true)))
      .orderBy(practitioners.familyName, practitioners.givenName, practitioners.id),
  ]);
  return {
    clinic,
    locations: locationRows,
    visitTypes: visitTypeRows,
    practitioners: practitionerRows.map(({ practitioner, visitTypeIds, locationIds }) => ({
      ...practitioner,
      visitTypeIds,
      locationIds,
    })),
  };
}
