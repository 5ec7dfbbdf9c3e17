import { and, eq, sql } from "drizzle-orm";
import type { Db } from "../client.ts";
import { type ClinicPolicy, clinics, practitioners, practitionerVisitTypes, visitTypes } from "../schema/index.ts";
import type { Reach } from "./appointments.ts";
import { uuidArray } from "./uuid-array.ts";

/** All the rules of one visit type; days are days since 1970-01-01, times minutes since midnight, instants epoch ms. */
export interface RuleBookRow {
  clinic: { id: string; timeZone: string; locale: string; phone: string; policy: ClinicPolicy };
  visit: {
    id: string;
    name: string;
    version: number;
    durationMinutes: number;
    bufferBeforeMinutes: number;
    bufferAfterMinutes: number;
    slotGridMinutes: number;
    slotGridOffsetMinutes: number;
    minNoticeMinutes: number;
    horizonDays: number;
    channel: "self" | "staff";
    modality: "in_person" | "phone" | "video";
    patientKind: "any" | "new" | "established";
    minAgeYears: number | null;
    maxAgeYears: number | null;
    needsReferral: boolean;
    needsApproval: boolean;
    seats: number;
    dailyCap: number | null;
    preparation: string | null;
  };
  practitioners: {
    id: string;
    name: string;
    acceptingNew: boolean;
    durationMinutes: number | null;
    laneIds: string[];
  }[];
  requirements: {
    id: string;
    kind: "room" | "device";
    label: string;
    members: { id: string; locationId: string | null }[];
  }[];
  locations: { id: string; name: string; address: string; timeZone: string }[];
  hours: {
    resourceId: string;
    locationId: string;
    weekdays: number[];
    startMinutes: number;
    endMinutes: number;
    visitTypeIds: string[] | null;
    everyWeeks: number;
    effectiveFrom: number;
    effectiveTo: number | null;
  }[];
  exceptions: {
    resourceId: string | null;
    locationId: string | null;
    day: number;
    kind: "closed" | "open";
    startMinutes: number | null;
    endMinutes: number | null;
  }[];
  timeOff: { resourceId: string; start: number; end: number }[];
}

/** Practitioners and locations asked for by id, whether or not they have anything to do with the visit. */
export interface AskedRow {
  practitioners: { id: string; name: string }[];
  locationIds: string[];
  /** Names of up to three who offer the visit. */
  eligible: string[];
  /** The practitioner known to the patient that the asking conversation has proved to speak for. */
  preferredPractitionerId: string | null;
}

export interface RuleBookQuery {
  clinicId: string;
  visitTypeId: string;
  /** Only these practitioners, where they offer the visit; empty: all who do. */
  practitionerIds: readonly string[];
  /** These locations besides those where the practitioners work. */
  locationIds: readonly string[];
  /** Exceptions and time off between these days (since 1970-01-01), inclusive. */
  fromDay: number;
  toDay: number;
  /** The conversation that asks. */
  reach?: Reach;
}

/** Stands in where no conversation asks, so that the statement is the same. */
const NOBODY = { threadId: "00000000-0000-0000-0000-000000000000", now: new Date(0) };

const practitionerName = sql`concat_ws(' ', nullif(p.prefix, ''), p.given_name, p.family_name)`;

/**
 * The rules of an active visit type in one statement, so that a search costs the same number of them whatever it looks
 * at. Null when the clinic has no such visit type.
 */
export async function readRuleBook(
  tx: Db,
  query: RuleBookQuery,
): Promise<{ book: RuleBookRow; asked: AskedRow } | null> {
  const { threadId, now } = query.reach ?? NOBODY;
  const anyone = query.practitionerIds.length === 0;
  const practitionerIds = uuidArray(query.practitionerIds);
  const locationIds = uuidArray(query.locationIds);
  const epoch = sql`date '1970-01-01'`;
  const minutes = (column: string) => sql.raw(`(extract(epoch from ${column}) / 60)::int`);
  const json = <Row>(select: ReturnType<typeof sql>) =>
    sql<Row>`(select coalesce(json_agg(x), '[]') from (${select}) x)`;

  const offering = sql`(
    select o.practitioner_id as id from practitioner_visit_types o join practitioners p on p.id = o.practitioner_id
    where o.visit_type_id = ${visitTypes.id} and p.active and (${anyone}::boolean or p.id = any(${practitionerIds}::uuid[])))`;
  // Who offers the visit (of those asked for), and the rooms and devices it may need. Joined to, never a condition
  // beside others: so each is looked up by its index and other resources' rules are not read.
  const involved = sql`(
    select id from ${offering} offering union
    select m.resource_id from requirement_groups g join requirement_group_members m on m.group_id = g.id
    where g.visit_type_id = ${visitTypes.id})`;

  const [row] = await tx
    .select({
      clinic: {
        id: clinics.id,
        timeZone: clinics.timeZone,
        locale: clinics.locale,
        phone: clinics.phone,
        policy: clinics.policy,
      },
      visit: {
        id: visitTypes.id,
        name: visitTypes.name,
        version: visitTypes.version,
        durationMinutes: visitTypes.durationMinutes,
        bufferBeforeMinutes: visitTypes.bufferBeforeMinutes,
        bufferAfterMinutes: visitTypes.bufferAfterMinutes,
        slotGridMinutes: visitTypes.slotGridMinutes,
        slotGridOffsetMinutes: visitTypes.slotGridOffsetMinutes,
        minNoticeMinutes: visitTypes.minNoticeMinutes,
        horizonDays: visitTypes.horizonDays,
        channel: visitTypes.channel,
        modality: visitTypes.modality,
        patientKind: visitTypes.patientKind,
        minAgeYears: visitTypes.minAgeYears,
        maxAgeYears: visitTypes.maxAgeYears,
        needsReferral: visitTypes.needsReferral,
        needsApproval: visitTypes.needsApproval,
        seats: visitTypes.seats,
        dailyCap: visitTypes.dailyCap,
        preparation: visitTypes.preparation,
      },
      practitioners: json<RuleBookRow["practitioners"]>(sql`
        select p.id, ${practitionerName} as name, p.accepting_new as "acceptingNew", o.duration_minutes as "durationMinutes",
          (select coalesce(json_agg(r.id order by r.name, r.id), '[]') from resources r
            where r.clinic_id = p.clinic_id and r.kind = 'overbook' and r.overbooks_id = p.id and r.active) as "laneIds"
        from practitioner_visit_types o join practitioners p on p.id = o.practitioner_id
        where o.visit_type_id = ${visitTypes.id} and p.active
          and (${anyone}::boolean or p.id = any(${practitionerIds}::uuid[]))
        order by p.family_name, p.given_name, p.id`),
      requirements: json<RuleBookRow["requirements"]>(sql`
        select g.id, g.kind, g.label, (
          select coalesce(json_agg(json_build_object('id', r.id, 'locationId', r.location_id) order by r.name, r.id), '[]')
          from requirement_group_members m join resources r on r.id = m.resource_id and r.active
          where m.group_id = g.id) as members
        from requirement_groups g where g.visit_type_id = ${visitTypes.id} order by g.kind, g.id`),
      locations: json<RuleBookRow["locations"]>(sql`
        select l.id, l.name, concat_ws(', ', nullif(l.address, ''), nullif(l.city, '')) as address, l.time_zone as "timeZone" from locations l
        where l.clinic_id = ${clinics.id} and l.active and (l.id = any(${locationIds}::uuid[])
          or l.id in (select r.location_id from schedule_rules r where r.clinic_id = ${clinics.id} and r.resource_id in (select id from ${offering} o))
          or l.id in (select e.location_id from schedule_exceptions e
                      where e.clinic_id = ${clinics.id} and e.kind = 'open' and e.resource_id in (select id from ${offering} o)))
        order by l.name, l.id`),
      hours: json<RuleBookRow["hours"]>(sql`
        select r.resource_id as "resourceId", r.location_id as "locationId", r.weekdays,
          ${minutes("r.start_time")} as "startMinutes", ${minutes("r.end_time")} as "endMinutes",
          r.visit_type_ids as "visitTypeIds", r.every_weeks as "everyWeeks",
          r.effective_from - ${epoch} as "effectiveFrom", r.effective_to - ${epoch} as "effectiveTo"
        from ${involved} i join schedule_rules r on r.resource_id = i.id and r.clinic_id = ${clinics.id}
        where (r.effective_to is null or r.effective_to >= ${epoch} + ${query.fromDay}::int)`),
      exceptions: json<RuleBookRow["exceptions"]>(sql`
        select e.resource_id as "resourceId", e.location_id as "locationId", e.date - ${epoch} as day, e.kind,
          ${minutes("e.start_time")} as "startMinutes", ${minutes("e.end_time")} as "endMinutes"
        from (select id from ${involved} i union all select null) i
        join schedule_exceptions e on e.clinic_id = ${clinics.id} and (e.resource_id = i.id or (i.id is null and e.resource_id is null))
        where e.date between ${epoch} + ${query.fromDay}::int and ${epoch} + ${query.toDay}::int`),
      timeOff: json<RuleBookRow["timeOff"]>(sql`
        select t.resource_id as "resourceId", date_part('epoch', t.starts_at) * 1000 as start,
          date_part('epoch', t.ends_at) * 1000 as end
        from ${involved} i join time_off t on t.resource_id = i.id and t.clinic_id = ${clinics.id}
        where t.ends_at >= ${epoch} + ${query.fromDay}::int and t.starts_at < ${epoch} + ${query.toDay}::int + 1`),
      asked: {
        practitioners: json<AskedRow["practitioners"]>(sql`
          select p.id, ${practitionerName} as name from practitioners p
          where p.clinic_id = ${clinics.id} and p.active and p.id = any(${practitionerIds}::uuid[])`),
        locationIds: sql<string[]>`(
          select coalesce(json_agg(l.id), '[]') from locations l
          where l.clinic_id = ${clinics.id} and l.active and l.id = any(${locationIds}::uuid[]))`,
        eligible: sql<string[]>`(
          select coalesce(json_agg(x.name), '[]') from (
            select ${practitionerName} as name
            from practitioner_visit_types o join practitioners p on p.id = o.practitioner_id
            where o.visit_type_id = ${visitTypes.id} and p.active order by p.family_name, p.given_name limit 3) x)`,
        preferredPractitionerId: sql<string | null>`(
          select p.preferred_practitioner_id from identity_proofs i join patients p on p.id = i.patient_id
          where i.clinic_id = ${clinics.id} and i.thread_id = ${threadId}::uuid
            and i.expires_at > ${now.toISOString()}::timestamptz and p.preferred_practitioner_id is not null
          order by i.proved_at desc limit 1)`,
      },
    })
    .from(clinics)
    .innerJoin(visitTypes, eq(visitTypes.clinicId, clinics.id))
    .where(and(eq(clinics.id, query.clinicId), eq(visitTypes.id, query.visitTypeId), eq(visitTypes.active, true)))
    .prepare("rule_book")
    .execute();
  if (!row) return null;
  const { asked, ...book } = row;
  return { book, asked };
}

/**
 * Some active practitioners who offer the visit type, those who work at one of the locations first; at most `limit`.
 * The order is the same every time.
 */
export async function listOfferingIds(
  tx: Db,
  query: {
    clinicId: string;
    visitTypeId: string;
    excludedIds: readonly string[];
    locationIds: readonly string[];
    acceptingNewOnly: boolean;
    limit: number;
  },
): Promise<string[]> {
  const { clinicId, visitTypeId, excludedIds, locationIds, acceptingNewOnly, limit } = query;
  const worksThere = sql`exists (
    select from schedule_rules r where r.clinic_id = ${clinicId}::uuid and r.resource_id = ${practitioners.id}
      and r.location_id = any(${uuidArray(locationIds)}::uuid[]))`;
  const rows = await tx
    .select({ id: practitioners.id })
    .from(practitioners)
    .innerJoin(practitionerVisitTypes, eq(practitionerVisitTypes.practitionerId, practitioners.id))
    .where(
      and(
        eq(practitioners.clinicId, clinicId),
        eq(practitionerVisitTypes.visitTypeId, visitTypeId),
        eq(practitioners.active, true),
        sql`(${practitioners.acceptingNew} or not ${acceptingNewOnly}::boolean)`,
        sql`not ${practitioners.id} = any(${uuidArray(excludedIds)}::uuid[])`,
      ),
    )
    .orderBy(sql`${worksThere} desc`, practitioners.id)
    .limit(limit)
    .prepare("offering_ids")
    .execute();
  return rows.map(({ id }) => id);
}
