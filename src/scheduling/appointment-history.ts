import type { AppointmentEventRow } from "../../db/queries/appointment-events.ts";
import type { AppointmentRow } from "../../db/queries/appointments.ts";
import type { AppointmentClaim } from "../../db/queries/claims.ts";

/** An appointment and its claims at one version, as JSON keeps it: instants are ISO strings. */
export interface AppointmentState {
  appointment: Record<string, unknown>;
  /** By id. */
  claims: { id: string; resourceId: string; resourceKind: string; start: string; end: string; active: boolean }[];
}

/** The state of a row and its claims, in the form events keep it. */
export function stateOf(appointment: AppointmentRow, claims: readonly AppointmentClaim[]): AppointmentState {
  return {
    appointment: JSON.parse(JSON.stringify(appointment)) as Record<string, unknown>,
    claims: claims
      .map(({ id, resourceId, resourceKind, start, end, active }) => ({
        id,
        resourceId,
        resourceKind,
        start: new Date(start).toISOString(),
        end: new Date(end).toISOString(),
        active,
      }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

/**
 * Folds one appointment's events, in order of version, to its row and claims. Throws when a version is missing or does
 * not agree with the state it leads to: history with a hole is not history.
 */
export function replay(
  events: readonly Pick<AppointmentEventRow, "version" | "after" | "appointmentId">[],
): AppointmentState | null {
  let state: AppointmentState | null = null;
  events.forEach(({ version, after, appointmentId }, index) => {
    if (version !== index + 1) {
      throw new Error(`Appointment ${appointmentId}: version ${index + 1} is missing from its events.`);
    }
    const next = readState(after);
    if (next?.appointment.version !== version) {
      throw new Error(`Appointment ${appointmentId}: the event of version ${version} leads to another version.`);
    }
    state = next;
  });
  return state;
}

function readState(after: unknown): AppointmentState | null {
  if (typeof after !== "object" || after === null || !("appointment" in after) || !("claims" in after)) return null;
  // Only stateOf writes these; the fields that matter were looked for above.
  return after as AppointmentState;
}
