import type { Slot } from "../../scheduling/model.ts";
import type { Selection } from "../../understanding/acts.ts";

/** Which offered slots a patient's choice can mean: none, the one, or several that must be asked apart. */
export function chooseOffered(offered: readonly Slot[], selection: Selection): Slot[] {
  if (selection.slotId) return offered.filter(({ id }) => id === selection.slotId);
  const fitting = offered.filter(
    (slot) =>
      (!selection.date || slot.date === selection.date) &&
      (!selection.time || slot.time === selection.time) &&
      (!selection.practitionerId || slot.practitionerId === selection.practitionerId),
  );
  if (selection.ordinal === undefined) return fitting;
  const at = selection.ordinal > 0 ? selection.ordinal - 1 : fitting.length + selection.ordinal;
  const slot = fitting[at];
  return slot ? [slot] : [];
}
