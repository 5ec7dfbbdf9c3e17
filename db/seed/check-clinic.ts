import { checkSettings, type SettingsProblem } from "../../src/scheduling/check-settings.ts";
import { toMinutes } from "../../src/scheduling/civil-day.ts";
import type { ClinicRows } from "./build-clinic.ts";

/** What contradicts itself in a clinic's rows, before they are saved. */
export function checkClinic(rows: ClinicRows): SettingsProblem[] {
  const { clinic, visitTypes, practitioners, practitionerVisitTypes, scheduleRules } = rows;
  const windowsOf = (practitionerId: string, visitTypeId: string) =>
    scheduleRules
      .filter(
        ({ resourceId, visitTypeIds }) =>
          resourceId === practitionerId && (visitTypeIds ?? [visitTypeId]).includes(visitTypeId),
      )
      .map(({ startTime, endTime }) => {
        const minutes = toMinutes(endTime.slice(0, 5)) - toMinutes(startTime.slice(0, 5));
        return minutes > 0 ? minutes : minutes + 24 * 60;
      });
  return checkSettings(
    clinic,
    visitTypes.map((type) => ({
      name: type.name,
      specialty: type.specialty,
      durationMinutes: type.durationMinutes,
      bufferBeforeMinutes: type.bufferBeforeMinutes ?? 0,
      bufferAfterMinutes: type.bufferAfterMinutes ?? 0,
      minNoticeMinutes: type.minNoticeMinutes ?? 0,
      horizonDays: type.horizonDays ?? 60,
      dailyCap: type.dailyCap ?? null,
      minAgeYears: type.minAgeYears ?? null,
      maxAgeYears: type.maxAgeYears ?? null,
      patientKind: type.patientKind ?? "any",
      channel: type.channel ?? "self",
      practitioners: practitionerVisitTypes
        .filter(({ visitTypeId }) => visitTypeId === type.id)
        .map(({ practitionerId, durationMinutes }) => {
          const person = practitioners.find(({ id }) => id === practitionerId);
          return {
            name: person?.familyName ?? "",
            acceptingNew: person?.acceptingNew ?? true,
            durationMinutes: durationMinutes ?? null,
            windows: windowsOf(practitionerId, type.id),
          };
        }),
    })),
  );
}
