import type { Scheduling, SchedulingContext, Slot } from "../model.ts";
import { encodeSlotId } from "../slot-id.ts";
import type { ClinicFixture } from "./clinic-fixture.ts";

/** The earliest slots of the fixture's visit type; throws when there are none, so that tests need not look. */
export async function firstSlots(
  calendar: Scheduling,
  clinic: ClinicFixture,
  context: SchedulingContext,
  limit = 10,
): Promise<[Slot, Slot, ...Slot[]]> {
  const { slots } = await calendar.findSlots(context, { visitTypeId: clinic.visitTypeId, limit });
  const [first, second, ...rest] = slots;
  if (!first || !second) throw new Error("The fixture's clinic has fewer than two free slots.");
  return [first, second, ...rest];
}

/** The id a slot would have at an instant, whether or not any rule allows it. */
export function slotIdAt(clinic: ClinicFixture, startsAt: string, practitioner = 0, location = 0): string {
  const [practitionerId, locationId] = [clinic.practitionerIds[practitioner], clinic.locationIds[location]];
  if (!practitionerId || !locationId) throw new Error("The fixture has no such practitioner or location.");
  return encodeSlotId({ visitTypeId: clinic.visitTypeId, practitionerId, locationId, start: Date.parse(startsAt) });
}
