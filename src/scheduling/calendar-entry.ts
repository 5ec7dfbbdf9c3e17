import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import { tzlib_get_ical_block } from "timezones-ical-library";
import type { Appointment } from "./model.ts";

/** What a calendar must know of a visit beyond the visit itself. */
export interface CalendarEntryOptions {
  appointment: Appointment;
  /** Stays with the visit through every move (RFC 5545 UID, before the `@`). */
  uid: string;
  /** Grows with every change (RFC 5545 SEQUENCE). */
  sequence: number;
  clinic: { slug: string; name: string; phone: string };
  /** When the entry was written. */
  stamp: Date;
}

const STATUS: Partial<Record<Appointment["status"], ICalEventStatus>> = {
  pending: ICalEventStatus.TENTATIVE,
  cancelled: ICalEventStatus.CANCELLED,
  "entered-in-error": ICalEventStatus.CANCELLED,
};

/**
 * A visit as an iCalendar object: wall times with the zone's own rules, so that every calendar shows what was promised.
 * A cancelled visit is a CANCEL of the same UID, which takes the entry away again. It holds no name of a patient and no
 * reason: calendars are shared.
 */
export function calendarEntry({ appointment, uid, sequence, clinic, stamp }: CalendarEntryOptions): string {
  const { timeZone, startsAt, endsAt, modality } = appointment;
  const status = STATUS[appointment.status] ?? ICalEventStatus.CONFIRMED;
  const cancelled = status === ICalEventStatus.CANCELLED;
  const at = (instant: string) => Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
  const calendar = ical({
    prodId: { company: "AgentCare", product: "AgentCare", language: "EN" },
    method: cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
    timezone: { name: timeZone, generator: zoneRules },
  });
  calendar.createEvent({
    id: `${uid}@${clinic.slug}.agentcare`,
    sequence,
    status,
    start: at(startsAt),
    end: at(endsAt),
    timezone: timeZone,
    stamp,
    summary: `Visit at ${clinic.name}`,
    location: place(appointment),
    description: [
      ...(modality === "in_person" ? [] : [modality === "video" ? "By video." : "By phone."]),
      `With ${appointment.practitionerName}. Reference ${appointment.reference}.`,
      `To change or cancel, write to us or call ${clinic.phone}.`,
    ].join(" "),
  });
  // The library writes the stamp on the event's clock; RFC 5545 wants it in UTC.
  const utc = `${stamp.toISOString().replaceAll(/[-:]/g, "").slice(0, 15)}Z`;
  return `${calendar.toString().replace(/^DTSTAMP:[^\r\n]*/m, `DTSTAMP:${utc}`)}\r\n`;
}

function place({ modality, locationName, locationAddress }: Appointment): string {
  if (modality === "video") return "By video";
  if (modality === "phone") return "By phone";
  return [locationName, locationAddress].filter(Boolean).join(", ");
}

/** VTIMEZONE of a zone; null for one the library does not know, and the entry then names the zone alone. */
function zoneRules(timeZone: string): string | null {
  const block = tzlib_get_ical_block(timeZone);
  const [rules] = Array.isArray(block) ? block : [block];
  return rules || null;
}
