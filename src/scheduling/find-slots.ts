import type { Db } from "../../db/client.ts";
import { readTaken } from "../../db/queries/claims.ts";
import { listSessions } from "../../db/queries/group-sessions.ts";
import { listOfferingIds, readRuleBook } from "../../db/queries/rule-book.ts";
import { type Asked, readAsked, wantsLocation, wantsPractitioner } from "./asked.ts";
import { createAvailability, horizonEndOf } from "./availability.ts";
import { NOTHING_TAKEN, readingOf } from "./calendar-reading.ts";
import { DAY_MS, MINUTE_MS } from "./civil-day.ts";
import { isStaff, reachOf, type SchedulingParts } from "./context.ts";
import { type Asker, visitIneligibility } from "./eligibility.ts";
import type { Interval } from "./intervals.ts";
import { lookAround, OTHERS_AT_MOST } from "./look-around.ts";
import type { SchedulingContext, Slot, SlotQuery, SlotSearch } from "./model.ts";
import { explain } from "./reasons.ts";
import { refuse } from "./refuse.ts";
import type { RuleBook } from "./rule-book.ts";
import { bookableRange, inTwoLooks, searchRange } from "./search-range.ts";
import { isUuid } from "./slot-id.ts";
import { toSlot } from "./slot-view.ts";
import { spread } from "./spread.ts";
import { type Candidate, EMPTY_SWEEP, joinSweeps, type Sweep, sweep } from "./sweep.ts";
import { takenTime } from "./taken-time.ts";
import { transact } from "./transaction.ts";

const DEFAULT_LIMIT = 10;
/** How far ahead exceptions and absences are read; no horizon is longer. */
const RULES_AHEAD_DAYS = 800;
/** Of what lies beyond the horizon a month is counted, to rank the reason. */
const BEYOND_COUNTED_MS = 31 * DAY_MS;

/**
 * Free slots for a wish, or ranked reasons and the nearest that do fit. Reads in at most seven statements (eight in
 * a clinic of hundreds), three when something fits, whatever the number of practitioners and days. Throws `visit_type_not_found`, `practitioner_not_found`, `location_not_found`,
 * `calendar_unavailable`, and RangeError for a date, time or limit that is none.
 */
export async function findSlots(
  parts: SchedulingParts,
  context: SchedulingContext,
  query: SlotQuery,
): Promise<SlotSearch> {
  const { limit = DEFAULT_LIMIT } = query;
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) {
    throw new RangeError(`limit is ${limit}; it must be a whole number from 1 to 100`);
  }
  const asked = readAsked(query);
  if (!isUuid(query.visitTypeId)) throw refuse("visit_type_not_found");
  if (![...asked.practitionerIds, ...asked.excludedPractitionerIds].every(isUuid))
    throw refuse("practitioner_not_found");
  if (![...asked.locationIds].every(isUuid)) throw refuse("location_not_found");
  const now = parts.now().getTime();
  return transact(parts, context.clinicId, (tx) => search({ tx, context, query, asked, limit, now }));
}

interface Search {
  tx: Db;
  context: SchedulingContext;
  query: SlotQuery;
  asked: Asked;
  limit: number;
  now: number;
}

async function search({ tx, context, query, asked, limit, now }: Search): Promise<SlotSearch> {
  const rules = {
    clinicId: context.clinicId,
    visitTypeId: query.visitTypeId,
    locationIds: [...asked.locationIds],
    fromDay: Math.floor(now / DAY_MS) - 2,
    toDay: Math.floor(now / DAY_MS) + RULES_AHEAD_DAYS,
  };
  const reach = reachOf(context, new Date(now));
  const found = await readRuleBook(tx, { ...rules, practitionerIds: [...asked.practitionerIds], reach });
  if (!found) throw refuse("visit_type_not_found");
  if (found.asked.practitioners.length < asked.practitionerIds.size) throw refuse("practitioner_not_found");
  if (found.asked.locationIds.length < asked.locationIds.size) throw refuse("location_not_found");

  const { book } = found;
  const { visit } = book;
  const staff = isStaff(context);
  const { patientKind, dateOfBirth, hasReferral } = query;
  const preferredPractitionerId = query.preferredPractitionerId ?? found.asked.preferredPractitionerId ?? undefined;
  const asker: Asker = {
    isStaff: staff,
    patientKind,
    dateOfBirth,
    hasReferral,
    preferredPractitionerId,
    turn: context.actor,
  };
  const look = createLook({ tx, context, asker, now, movingAppointmentId: query.movingAppointmentId });
  const toSlots = (candidates: readonly Candidate[]): Slot[] =>
    candidates.map(({ post, start, heldByYou }) => toSlot(visit, post, start, heldByYou));

  const unfit = visitIneligibility(visit, asker) !== null;
  let wish = EMPTY_SWEEP;
  let chosen: Candidate[] = [];
  for (const between of inTwoLooks(searchRange(book, asked, now, staff))) {
    // Nobody may book it: counting what is planned needs no look at the calendar.
    const looked = unfit ? await look(book, asked, between, false) : await look(book, asked, between);
    wish = joinSweeps(wish, looked);
    chosen = query.order === "spread" ? spread(wish.candidates, limit) : wish.candidates.slice(0, limit);
    if (chosen.length === limit) break;
  }
  if (chosen.length > 0) return { slots: toSlots(chosen), reasons: [], nearest: null, visitTypeName: visit.name };

  const full = bookableRange(book, now);
  const readOthers = async () => {
    const practitionerIds = await listOfferingIds(tx, {
      clinicId: context.clinicId,
      visitTypeId: visit.id,
      excludedIds: [...asked.practitionerIds, ...asked.excludedPractitionerIds],
      locationIds: rules.locationIds,
      acceptingNewOnly: patientKind === "new" && !staff,
      limit: OTHERS_AT_MOST,
    });
    if (practitionerIds.length === 0) return null;
    return (await readRuleBook(tx, { ...rules, practitionerIds }))?.book ?? null;
  };
  const { free, near } = unfit ? { free: [], near: null } : await lookAround({ asked, book, full, look, readOthers });
  const offering = new Set(book.practitioners.map(({ id }) => id));
  const reasons = explain({
    book,
    asked,
    now,
    horizonEnd: full.end,
    wish,
    free,
    beyondHorizon: staff ? 0 : countBeyond(book, asked, asker, now),
    notOffering: found.asked.practitioners.filter(({ id }) => !offering.has(id)).map(({ name }) => name),
    eligible: found.asked.eligible,
    returnOf: (name, after) => returnOf(book, full, name, after),
  });
  return {
    slots: [],
    reasons,
    nearest: near && { relaxed: near.relaxed, slots: toSlots(near.candidates) },
    visitTypeName: visit.name,
  };
}

type Look = (book: RuleBook, asked: Asked, between: Interval, withCalendar?: boolean) => Promise<Sweep>;

/** Reads what is taken in a span, once for all resources, and sweeps it. */
function createLook(options: {
  tx: Db;
  context: SchedulingContext;
  asker: Asker;
  now: number;
  movingAppointmentId?: string;
}): Look {
  const { tx, context, asker, now, movingAppointmentId } = options;
  return async (book, asked, between, withCalendar = true) => {
    const { visit, clinic } = book;
    const availability = createAvailability({ book, between, now, isStaff: asker.isStaff });
    const practitionerIds = book.practitioners.map(({ id }) => id).filter((id) => wantsPractitioner(asked, id));
    // Only where these practitioners work: a large clinic has rooms at many other sites.
    const sites = new Set(book.locations.map(({ id }) => id).filter((id) => wantsLocation(asked, id)));
    const memberIds = book.requirements
      .flatMap(({ members }) => members)
      .filter(({ locationId }) => locationId === null || sites.has(locationId))
      .map(({ id }) => id);
    const longest = Math.max(visit.durationMinutes, ...book.practitioners.map((each) => each.durationMinutes ?? 0));
    const rows = withCalendar
      ? await readTaken(tx, {
          clinicId: clinic.id,
          resourceIds: [...practitionerIds, ...memberIds, ...book.practitioners.flatMap(({ laneIds = [] }) => laneIds)],
          from: between.start - visit.bufferBeforeMinutes * MINUTE_MS,
          to: between.end + (longest + visit.bufferAfterMinutes) * MINUTE_MS,
          now,
          movingAppointmentId,
          // A cap counts whole civil days, which may begin before the span and end after it.
          ...(visit.dailyCap !== null && {
            counted: {
              visitTypeId: visit.id,
              practitionerIds,
              from: between.start - 2 * DAY_MS,
              to: between.end + 2 * DAY_MS,
            },
          }),
        })
      : NOTHING_TAKEN;
    const reading = readingOf(rows, {
      actor: context.actor,
      timeZone: clinic.timeZone,
      visitTypeId: visit.id,
      practitioners: book.practitioners,
    });
    const sessions =
      withCalendar && visit.seats > 1
        ? await listSessions(tx, {
            clinicId: clinic.id,
            visitTypeId: visit.id,
            practitionerIds,
            from: new Date(between.start),
            to: new Date(between.end),
            now: new Date(now),
            owner: context.actor,
            movingAppointmentId,
          })
        : [];
    const left = new Map(sessions.map((each) => [`${each.practitionerId} ${each.start}`, each.seats - each.taken]));
    const seatsLeft = (practitionerId: string, start: number) => left.get(`${practitionerId} ${start}`) ?? null;
    return sweep({ book, availability, asked, asker, between, seatsLeft, ...reading });
  };
}

/** Wanted starts that are planned beyond the horizon. */
function countBeyond(book: RuleBook, asked: Asked, asker: Asker, now: number): number {
  if (asked.dates.length === 0) return 0;
  const horizonEnd = horizonEndOf(book, now);
  const wanted = searchRange(book, asked, now, true);
  const start = Math.max(horizonEnd, wanted.start);
  const between = { start, end: Math.min(wanted.end, start + BEYOND_COUNTED_MS) };
  const availability = createAvailability({ book, between, now, isStaff: false });
  const beyond = sweep({ book, availability, asked, asker, between, taken: takenTime([], ""), bookings: () => 0 });
  return beyond.tally.get("beyond_horizon")?.removed ?? 0;
}

/** First working instant of a practitioner after one at which they are away. */
function returnOf(book: RuleBook, between: Interval, practitionerName: string, after: number): number | null {
  const availability = createAvailability({ book, between, now: between.start, isStaff: true });
  const starts = book.practitioners
    .filter(({ name }) => name === practitionerName)
    .flatMap((practitioner) => book.locations.map((location) => availability.post(practitioner, location)))
    .flatMap(({ hours }) => hours.open.filter(({ start }) => start > after).map(({ start }) => start));
  return starts.length > 0 ? Math.min(...starts) : null;
}
