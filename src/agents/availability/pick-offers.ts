import type { Slot } from "../../scheduling/model.ts";

/**
 * Which of many free times to show: the earliest always, then others evenly over what is left, one of each start time
 * first and practitioners taking turns. In order of start.
 */
export function pickOffers(slots: readonly Slot[], count: number): Slot[] {
  if (slots.length <= count) return [...slots];
  const byStart = new Map<string, Slot[]>();
  for (const slot of slots) byStart.set(slot.startsAt, [...(byStart.get(slot.startsAt) ?? []), slot]);
  const starts = [...byStart.values()];
  const picked = new Set<Slot>();
  const shown = new Map<string, number>();
  const take = (choices: readonly Slot[]) => {
    const left = choices.filter((slot) => !picked.has(slot));
    const fewest = Math.min(...left.map(({ practitionerId }) => shown.get(practitionerId) ?? 0));
    const slot = left.find(({ practitionerId }) => (shown.get(practitionerId) ?? 0) === fewest);
    if (!slot) return;
    picked.add(slot);
    shown.set(slot.practitionerId, (shown.get(slot.practitionerId) ?? 0) + 1);
  };
  const wanted = Math.min(count, starts.length);
  for (let nth = 0; nth < wanted; nth += 1) {
    const at = wanted === 1 ? 0 : Math.round((nth * (starts.length - 1)) / (wanted - 1));
    take(starts[at] ?? []);
  }
  for (const choices of starts) while (picked.size < count && choices.some((slot) => !picked.has(slot))) take(choices);
  return slots.filter((slot) => picked.has(slot));
}
